// Prints a document as a picture, for printers without a Chinese font: the same everywhere, for some fifty times the bytes.
import * as canvas from "@napi-rs/canvas";
import { chineseFont, type ChineseFont } from "./chinese-font.ts";
import { automaticStatus, cutPaper, feedDots, initialise, rasterPicture, unitsAreDots } from "./escpos-bytes.ts";
import { qrSymbol } from "./qr-symbol.ts";
import { wrapBy } from "./text-lines.ts";
import type { PrinterProfile } from "./profile.ts";
import type { Align, Block } from "./ticket-document.ts";

type Context = canvas.SKRSContext2D;

/** One thing to draw: how high it is, and how it is drawn with its top at `y`. */
interface Piece {
  readonly height: number;
  draw(context: Context, y: number): void;
}

/** The bytes of a document as pictures of dots between its cuts. */
export function encodeRaster(blocks: readonly Block[], profile: PrinterProfile): Buffer {
  const fonts = chineseFont(canvas);
  const measuring = canvas.createCanvas(1, 1).getContext("2d");
  const chunks: Uint8Array[] = [initialise, unitsAreDots];
  if (profile.automaticStatus) chunks.push(automaticStatus(true));
  let pieces: Piece[] = [];
  for (const block of blocks) {
    if (block.kind !== "cut") {
      pieces.push(...piecesOf(block, profile.dotsPerLine, fonts, measuring));
      continue;
    }
    chunks.push(
      picture(pieces, profile.dotsPerLine),
      profile.cut === "none" ? feedDots(Math.min(255, profile.headToCutterDots)) : cutPaper(profile.cut),
    );
    pieces = [];
  }
  if (pieces.length > 0) chunks.push(picture(pieces, profile.dotsPerLine));
  return Buffer.concat(chunks);
}

function piecesOf(block: Exclude<Block, { kind: "cut" }>, width: number, fonts: ChineseFont, measuring: Context): readonly Piece[] {
  switch (block.kind) {
    case "feed":
      return [{ height: block.dots, draw: () => undefined }];
    case "rule":
      return [{ height: 20, draw: (context, y) => context.fillRect(0, y + 9, width, 2) }];
    case "qr":
      return [qrPiece(block, width)];
    case "text":
      return textPieces(block, width, fonts, measuring);
  }
}

/** Proportional type: a block that the resident font stretches in one direction gets the size of the same area, unstretched. */
function textPieces(block: Extract<Block, { kind: "text" }>, width: number, fonts: ChineseFont, measuring: Context): readonly Piece[] {
  const weight = block.bold ? 700 : 500;
  const size = Math.round(24 * (block.small ? 0.8 : 1) * Math.sqrt(block.width * block.height));
  const height = Math.round(size * (size > 60 ? 1.12 : 1.3));
  const padding = block.inverse ? Math.round(size * 0.4) : 0;
  const measure = (line: string): number => {
    measuring.font = fonts.font(line, size, weight);
    return measuring.measureText(line).width + 2 * padding;
  };
  return wrapBy(block.text, (line) => measure(line) <= width).map((line) => ({
    height,
    draw: (context, y) => {
      const lineWidth = measure(line);
      const left = alignedLeft(block.align, width, lineWidth);
      if (block.inverse) context.fillRect(left, y, lineWidth, height);
      context.fillStyle = block.inverse ? "#fff" : "#000";
      context.font = fonts.font(line, size, weight);
      context.textBaseline = "alphabetic";
      context.fillText(line, left + padding, y + height / 2 + size * 0.36);
      context.fillStyle = "#000";
    },
  }));
}

function qrPiece(block: Extract<Block, { kind: "qr" }>, width: number): Piece {
  const symbol = qrSymbol(block.data, "M");
  const stride = Math.ceil(symbol.modules / 8);
  const side = symbol.modules * block.moduleDots;
  const left = alignedLeft(block.align, width, side);
  return {
    height: side,
    draw: (context, top) => {
      for (let y = 0; y < symbol.modules; y += 1) {
        for (let x = 0; x < symbol.modules; x += 1) {
          if (((symbol.rows[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
          context.fillRect(left + x * block.moduleDots, top + y * block.moduleDots, block.moduleDots, block.moduleDots);
        }
      }
    },
  };
}

function alignedLeft(align: Align, width: number, itemWidth: number): number {
  const room = Math.max(0, width - itemWidth);
  return align === "left" ? 0 : Math.floor(align === "center" ? room / 2 : room);
}

/** Draws the pieces below each other and packs the picture, eight dots to a byte. */
function picture(pieces: readonly Piece[], width: number): Buffer {
  const height = Math.max(
    1,
    pieces.reduce((sum, piece) => sum + piece.height, 0),
  );
  const context = canvas.createCanvas(width, height).getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#000";
  let y = 0;
  for (const piece of pieces) {
    piece.draw(context, y);
    y += piece.height;
  }
  const pixels = context.getImageData(0, 0, width, height).data;
  const rows = new Uint8Array((width / 8) * height);
  for (let index = 0; index < width * height; index += 1) {
    if ((pixels[index * 4] ?? 255) < 150) rows[index >> 3] = (rows[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return rasterPicture(rows, width / 8);
}
