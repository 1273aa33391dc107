// The papers that were cut, the latest of them kept with their pictures.

export interface Paper {
  readonly id: number;
  /** ISO instant of the cut. */
  readonly at: string;
  /** The decoded lines, top to bottom. */
  readonly text: readonly string[];
  /** What its QR codes hold. */
  readonly qr: readonly string[];
  /** Bytes that made this paper. */
  readonly bytes: number;
  readonly lengthMm: number;
}
