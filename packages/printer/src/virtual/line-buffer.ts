// One line before it is printed: characters and small pictures side by side, placed when the line is complete.
import type { DecodedCharacter } from "./character-decoder.ts";
import { markHeight, type PaperMark } from "./paper-mark.ts";

export interface TextStyle {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
  /** Font B has narrower cells; Chinese stays 24 dots wide. */
  readonly smallFont: boolean;
  readonly letterSpacing: number;
}

/** A picture of dots without its place. */
export type Picture = Omit<Extract<PaperMark, { kind: "dots" }>, "kind" | "x" | "y">;

export class LineBuffer {
  #marks: PaperMark[] = [];
  #width = 0;

  get empty(): boolean {
    return this.#marks.length === 0;
  }

  get width(): number {
    return this.#width;
  }

  get text(): string {
    return this.#marks.map((mark) => (mark.kind === "glyph" ? mark.char : "")).join("");
  }

  clear(): void {
    this.#marks = [];
    this.#width = 0;
  }

  /** Moves the place of the next character, as tabs and ESC $ do. */
  moveTo(x: number): void {
    this.#width = Math.max(0, x);
  }

  /** Whether the character still fits a line of `width` dots. */
  fits(character: DecodedCharacter, style: TextStyle, width: number): boolean {
    return this.#width + cellWidth(character, style) * style.scaleX <= width;
  }

  add(character: DecodedCharacter, style: TextStyle): void {
    const width = cellWidth(character, style);
    this.#marks.push({
      kind: "glyph",
      x: this.#width,
      y: 0,
      char: character.char,
      cellWidth: width,
      cellHeight: style.smallFont && character.columns === 1 ? 17 : 24,
      scaleX: style.scaleX,
      scaleY: style.scaleY,
      bold: style.bold,
      inverse: style.inverse,
      underline: style.underline,
    });
    this.#width += (width + style.letterSpacing) * style.scaleX;
  }

  /** ESC *: a picture among the characters. */
  addPicture(picture: Picture): void {
    this.#marks.push({ kind: "dots", ...picture, x: this.#width, y: 0 });
    this.#width += picture.width * picture.scaleX;
  }

  /** Height of the tallest. */
  get height(): number {
    return this.#marks.reduce((tallest, mark) => Math.max(tallest, markHeight(mark)), 0);
  }

  /** The line on paper, standing on one base line. */
  place(left: number, top: number): readonly PaperMark[] {
    const height = this.height;
    return this.#marks.map((mark) => ({ ...mark, x: left + mark.x, y: top + height - markHeight(mark) }));
  }
}

function cellWidth(character: DecodedCharacter, style: TextStyle): number {
  if (character.columns === 2) return 24;
  return style.smallFont ? 9 : 12;
}
