// The papers that were cut, the latest of them kept with their pictures.
import { paperPicture } from "./paper-picture.ts";
import type { CutPaper } from "./typesetter.ts";

/** Where a paper is: simply out, or somewhere along a presenter; "pushed-out" by the next one. */
export type Whereabouts = "out" | "path" | "mouth" | "taken" | "retracted" | "ejected" | "pushed-out";

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
  readonly where: Whereabouts;
}

interface KeptPaper {
  paper: Paper;
  readonly cut: CutPaper;
  picture: Promise<Uint8Array> | null;
}

export class PaperTray {
  readonly #dotsPerLine: number;
  readonly #capacity: number;
  #kept: KeptPaper[] = [];
  #total = 0;

  constructor(dotsPerLine: number, capacity: number) {
    this.#dotsPerLine = dotsPerLine;
    this.#capacity = capacity;
  }

  get total(): number {
    return this.#total;
  }

  /** The kept papers, oldest first, from the one after `after`. */
  papers(after = 0): readonly Paper[] {
    return this.#kept.filter(({ paper }) => paper.id > after).map(({ paper }) => paper);
  }

  add(cut: CutPaper, bytes: number): Paper {
    this.#total += 1;
    const paper: Paper = {
      id: this.#total,
      at: new Date().toISOString(),
      text: cut.text,
      qr: cut.qr,
      bytes,
      lengthMm: Math.round(cut.lengthDots / 8),
      where: "out",
    };
    this.#kept.push({ paper, cut, picture: null });
    if (this.#kept.length > this.#capacity) this.#kept.shift();
    return paper;
  }

  /** The latest paper has moved. */
  move(where: Whereabouts): void {
    const latest = this.#kept.at(-1);
    if (latest !== undefined) latest.paper = { ...latest.paper, where };
  }

  /** Drawn when first asked for: a day's thousand papers cost nothing that nobody looks at. */
  png(id: number): Promise<Uint8Array> | null {
    const kept = this.#kept.find(({ paper }) => paper.id === id);
    if (kept === undefined) return null;
    kept.picture ??= paperPicture(kept.cut, this.#dotsPerLine);
    return kept.picture;
  }
}
