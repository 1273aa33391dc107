// What is on a strip of paper, in dots from its top left corner.

export type PaperMark =
  /** One character in its cell; the cell is scaled, as the resident font is. */
  | {
      kind: "glyph";
      x: number;
      y: number;
      char: string;
      cellWidth: number;
      cellHeight: number;
      scaleX: number;
      scaleY: number;
      bold: boolean;
      inverse: boolean;
      underline: boolean;
    }
  /** A picture of dots, eight to a byte, most significant first; `scaleX` and `scaleY` repeat dots. */
  | { kind: "dots"; x: number; y: number; width: number; height: number; rows: Uint8Array; scaleX: number; scaleY: number };

export function markHeight(mark: PaperMark): number {
  return (mark.kind === "glyph" ? mark.cellHeight : mark.height) * mark.scaleY;
}

/** The same mark with the paper's top edge moved down by `dots`. */
export function raised(mark: PaperMark, dots: number): PaperMark {
  return { ...mark, y: mark.y - dots };
}
