// Prints a document with the printer's own font: few bytes, sharp text, and as fast as the paper moves.
import EscposBuilder from "escpos";
import {
  automaticStatus,
  bold,
  chineseMode,
  cutPaper,
  feedDots,
  initialise,
  inverse,
  lineSpacing,
  nativeQr,
  rasterPicture,
  smallFont,
  unitsAreDots,
} from "./escpos-bytes.ts";
import { qrSymbol, scaledRows } from "./qr-symbol.ts";
import { dotsOf, wrapBy } from "./text-lines.ts";
import type { Align, Block } from "./ticket-document.ts";
import type { PrinterProfile } from "./profile.ts";

/** A text line keeps this much air below its characters. */
const lineGapDots = 5;
const escposAlign = { left: "lt", center: "ct", right: "rt" } as const satisfies Record<Align, string>;

/**
 * The bytes of a document for a printer with a Chinese font. `escpos` builds bytes here and nothing else: of its commands only raw, align,
 * size and text are used, because its QR code is understood by clones alone and its adapters report success for jobs that were cut off.
 */
export function encodeResident(blocks: readonly Block[], profile: PrinterProfile): Buffer {
  const chunks: Buffer[] = [];
  const builder = new EscposBuilder({ write: (bytes) => void chunks.push(bytes) }, { encoding: "GB18030" });
  builder.raw(initialise).raw(chineseMode).raw(unitsAreDots);
  if (profile.automaticStatus) builder.raw(automaticStatus(true));
  for (const block of blocks) {
    switch (block.kind) {
      case "text":
        encodeText(builder, block, profile);
        break;
      case "rule":
        builder.align("lt").size(0, 0).raw(lineSpacing(24));
        builder.text("─".repeat(Math.floor(profile.columns / 2)));
        break;
      case "qr":
        builder.align(escposAlign[block.align]).raw(encodeQr(block, profile));
        break;
      case "feed":
        builder.raw(feedDots(block.dots));
        break;
      case "cut":
        if (profile.cut === "none") builder.raw(feedDots(Math.min(255, profile.headToCutterDots)));
        else builder.raw(cutPaper(profile.cut));
        break;
    }
  }
  builder.flush();
  return Buffer.concat(chunks);
}

function encodeText(builder: EscposBuilder, block: Extract<Block, { kind: "text" }>, profile: PrinterProfile): void {
  // Chinese has one size: letters and digits among it keep it too.
  const small = block.small && !/[^ -~]/.test(block.text);
  const fits = (line: string): boolean => dotsOf(line, small) * block.width <= profile.dotsPerLine;
  builder.align(escposAlign[block.align]).size(block.width - 1, block.height - 1);
  if (small) builder.raw(smallFont(true));
  if (block.bold) builder.raw(bold(true));
  if (block.inverse) builder.raw(inverse(true));
  // Air at both sides keeps white letters on their black ground.
  const air = block.inverse ? " " : "";
  for (const line of wrapBy(block.text, (candidate) => fits(`${air}${candidate}${air}`))) {
    builder.raw(lineSpacing(Math.min(255, (small ? 17 : 24) * block.height + lineGapDots)));
    builder.text(`${air}${line}${air}`);
  }
  if (block.inverse) builder.raw(inverse(false));
  if (block.bold) builder.raw(bold(false));
  if (small) builder.raw(smallFont(false));
}

function encodeQr(block: Extract<Block, { kind: "qr" }>, profile: PrinterProfile): Buffer {
  if (profile.qr === "native") return nativeQr(block.data, block.moduleDots);
  const symbol = qrSymbol(block.data, "M");
  const scaled = scaledRows(symbol, block.moduleDots);
  return rasterPicture(scaled.rows, scaled.bytesPerRow);
}
