// One line of text before it is printed: characters side by side, placed when the line is complete.
import type { DecodedCharacter } from "./character-decoder.ts";
import type { PaperMark } from "./paper-mark.ts";

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

type Glyph = Extract<PaperMark, { kind: "glyph" }>;

export class LineBuffer {
  #glyphs: Glyph[] = [];
  #width = 0;

  get empty(): boolean {
    return this.#glyphs.length === 0;
  }

  get width(): number {
    return this.#width;
  }

  get text(): string {
    return this.#glyphs.map((glyph) => glyph.char).join("");
  }

  clear(): void {
    this.#glyphs = [];
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
    this.#glyphs.push({
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

  /** Height of the tallest character. */
  get height(): number {
    return this.#glyphs.reduce((tallest, glyph) => Math.max(tallest, glyph.cellHeight * glyph.scaleY), 0);
  }

  /** The characters on paper, standing on one base line. */
  place(left: number, top: number): readonly Glyph[] {
    const height = this.height;
    return this.#glyphs.map((glyph) => ({ ...glyph, x: left + glyph.x, y: top + height - glyph.cellHeight * glyph.scaleY }));
  }
}

function cellWidth(character: DecodedCharacter, style: TextStyle): number {
  if (character.columns === 2) return 24;
  return style.smallFont ? 9 : 12;
}
