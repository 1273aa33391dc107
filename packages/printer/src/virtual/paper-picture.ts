// Draws a cut paper as a PNG, one pixel a dot, black on white as a thermal head does it.
import { chineseFont, type ChineseFont } from "../chinese-font.ts";
import type { PaperMark } from "./paper-mark.ts";
import type { CutPaper } from "./typesetter.ts";
import type { SKRSContext2D } from "@napi-rs/canvas";

type Glyph = Extract<PaperMark, { kind: "glyph" }>;

/** The picture is `dotsPerLine` pixels wide and as long as the paper. */
export async function paperPicture(paper: CutPaper, dotsPerLine: number): Promise<Uint8Array> {
  const canvas = await import("@napi-rs/canvas");
  const font = chineseFont(canvas);
  const height = Math.max(1, Math.ceil(paper.lengthDots));
  const picture = canvas.createCanvas(dotsPerLine, height);
  const context = picture.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, dotsPerLine, height);
  for (const mark of paper.marks) {
    if (mark.kind === "glyph") drawGlyph(context, font, mark);
    else drawDots(context, mark);
  }
  burn(context, dotsPerLine, height);
  return picture.encode("png");
}

function drawDots(context: SKRSContext2D, mark: Extract<PaperMark, { kind: "dots" }>): void {
  const stride = Math.ceil(mark.width / 8);
  context.fillStyle = "#000";
  for (let y = 0; y < mark.height; y += 1) {
    for (let x = 0; x < mark.width; x += 1) {
      const dark = ((mark.rows[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      if (dark) context.fillRect(mark.x + x * mark.scaleX, mark.y + y * mark.scaleY, mark.scaleX, mark.scaleY);
    }
  }
}

/** Fills its cell as the resident font does: squeezed where the shipped font is wider than the cell. */
function drawGlyph(context: SKRSContext2D, fonts: ChineseFont, glyph: Glyph): void {
  context.save();
  context.translate(glyph.x, glyph.y);
  context.scale(glyph.scaleX, glyph.scaleY);
  context.fillStyle = "#000";
  if (glyph.inverse) {
    context.fillRect(0, 0, glyph.cellWidth, glyph.cellHeight);
    context.fillStyle = "#fff";
  }
  if (glyph.underline) context.fillRect(0, glyph.cellHeight - 1, glyph.cellWidth, 1);
  if (glyph.char === "─") {
    context.fillRect(0, glyph.cellHeight / 2 - 1, glyph.cellWidth, 2);
  } else if (glyph.char !== " " && glyph.char !== "\u3000") {
    const size = Math.round(glyph.cellHeight * 0.9);
    context.font = fonts.font(glyph.char, size, glyph.bold ? 700 : 450);
    context.textBaseline = "alphabetic";
    const width = context.measureText(glyph.char).width;
    const squeeze = Math.min(1, glyph.cellWidth / Math.max(1, width));
    context.translate((glyph.cellWidth - width * squeeze) / 2, glyph.cellHeight * 0.84);
    context.scale(squeeze, 1);
    context.fillText(glyph.char, 0, 0);
  }
  context.restore();
}

/** A thermal head knows black and white only. */
function burn(context: SKRSContext2D, width: number, height: number): void {
  const image = context.getImageData(0, 0, width, height);
  const pixels = image.data;
  for (let index = 0; index < pixels.length; index += 4) {
    const value = (pixels[index] ?? 255) < 150 ? 0 : 255;
    pixels[index] = value;
    pixels[index + 1] = value;
    pixels[index + 2] = value;
  }
  context.putImageData(image, 0, 0);
}
