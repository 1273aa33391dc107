// Sets commands on paper: the pure half of the printer, without time, faults or sockets.
import { CharacterDecoder } from "./character-decoder.ts";
import type { PrinterCommand } from "./command-parser.ts";
import { hex } from "./hex.ts";
import { LineBuffer, type Picture, type TextStyle } from "./line-buffer.ts";
import { markHeight, raised, type PaperMark } from "./paper-mark.ts";
import type { PrintEffect } from "./print-effect.ts";
import { obey } from "./typeset-command.ts";

const plainStyle: TextStyle = {
  scaleX: 1,
  scaleY: 1,
  bold: false,
  inverse: false,
  underline: false,
  smallFont: false,
  letterSpacing: 0,
};

/** A paper that was cut off: its length and what is on it. */
export interface CutPaper {
  readonly marks: readonly PaperMark[];
  readonly lengthDots: number;
  readonly text: readonly string[];
  readonly qr: readonly string[];
}

export class Typesetter {
  readonly dotsPerLine: number;
  readonly headToCutterDots: number;
  readonly decoder = new CharacterDecoder();
  readonly line = new LineBuffer();
  style = plainStyle;
  align: "left" | "center" | "right" = "left";
  lineSpacing = 30;
  leftMargin = 0;
  areaWidth: number;
  /** Dots of one vertical motion unit. */
  unitDots = 1;
  pageMode = false;
  qr = { level: "L" as "L" | "M" | "Q" | "H", moduleDots: 3, data: "" };
  storedPicture: Picture | null = null;
  #marks: PaperMark[] = [];
  #texts: { y: number; text: string }[] = [];
  #symbols: { y: number; data: string }[] = [];
  /** Where the head is, from the top edge of the paper. */
  #y: number;

  constructor(dotsPerLine: number, headToCutterDots: number) {
    this.dotsPerLine = dotsPerLine;
    this.headToCutterDots = headToCutterDots;
    this.areaWidth = dotsPerLine;
    this.#y = headToCutterDots;
  }

  /** ESC @: modes as after power-on; the paper stays where it is. */
  initialise(): void {
    this.decoder.reset();
    this.line.clear();
    this.style = plainStyle;
    this.align = "left";
    this.lineSpacing = 30;
    this.leftMargin = 0;
    this.areaWidth = this.dotsPerLine;
    this.unitDots = 1;
    this.pageMode = false;
    this.storedPicture = null;
    this.qr = { level: "L", moduleDots: 3, data: "" };
  }

  apply(command: PrinterCommand): PrintEffect[] {
    if (command.kind !== "text") {
      const stray = this.decoder.takeStray();
      const complaint: PrintEffect[] =
        stray.length === 0
          ? []
          : [{ kind: "complaint", words: `Half a Chinese character at the end of a text: ${hex(Uint8Array.from(stray))}.` }];
      return [...complaint, ...obey(this, command)];
    }
    const effects: PrintEffect[] = [];
    for (const character of this.decoder.push(command.bytes)) {
      if (!this.line.fits(character, this.style, this.areaWidth) && !this.line.empty) effects.push(...this.printLine());
      this.line.add(character, this.style);
    }
    return effects;
  }

  /** LF: the line is printed and the paper moves by the line spacing, or by the height of its tallest character. */
  printLine(): PrintEffect[] {
    const dots = Math.max(this.lineSpacing, this.line.height);
    this.flushLine();
    return this.advance(dots);
  }

  /** Puts the line on paper without moving it. */
  flushLine(): void {
    if (!this.line.empty) {
      this.#marks.push(...this.line.place(this.#alignedLeft(this.line.width), this.#y));
      this.#texts.push({ y: this.#y, text: this.line.text.trim() });
    }
    this.line.clear();
  }

  printDots(picture: Picture): PrintEffect[] {
    this.#marks.push({ kind: "dots", ...picture, x: this.#alignedLeft(picture.width * picture.scaleX), y: this.#y });
    return this.advance(picture.height * picture.scaleY);
  }

  noteSymbol(data: string): void {
    this.#symbols.push({ y: this.#y, data });
  }

  advance(dots: number): PrintEffect[] {
    this.#y += dots;
    return dots > 0 ? [{ kind: "advance", dots }] : [];
  }

  /** Cuts at the cutter, which is above the head: what lies between stays on the next paper. */
  cut(): CutPaper {
    const edge = Math.max(0, this.#y - this.headToCutterDots);
    const here = <T extends { y: number }>(items: readonly T[]): T[] => items.filter((item) => item.y < edge);
    const paper: CutPaper = {
      marks: this.#marks.filter((mark) => mark.y < edge),
      lengthDots: edge,
      text: here(this.#texts).map((line) => line.text),
      qr: here(this.#symbols).map((symbol) => symbol.data),
    };
    this.#marks = this.#marks.filter((mark) => mark.y + markHeight(mark) > edge).map((mark) => raised(mark, edge));
    this.#texts = this.#texts.filter((line) => line.y >= edge).map((line) => ({ ...line, y: line.y - edge }));
    this.#symbols = this.#symbols.filter((symbol) => symbol.y >= edge).map((symbol) => ({ ...symbol, y: symbol.y - edge }));
    this.#y -= edge;
    return paper;
  }

  /** Whether something is printed on the paper that hangs from the head. */
  get hasMarks(): boolean {
    return this.#marks.length > 0;
  }

  #alignedLeft(width: number): number {
    const room = Math.max(0, this.areaWidth - width);
    const offset = this.align === "left" ? 0 : this.align === "center" ? Math.floor(room / 2) : room;
    return this.leftMargin + offset;
  }
}
