// Native QR codes: GS ( k with symbol 49 — model, module size, error level, store, print.
import { qrSymbol } from "../qr-symbol.ts";
import type { PrintEffect } from "./print-effect.ts";
import type { Typesetter } from "./typesetter.ts";

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const complaint = (words: string): PrintEffect[] => [{ kind: "complaint", words }];
const levels = { 48: "L", 49: "M", 50: "Q", 51: "H" } as const;

function isLevel(code: number): code is keyof typeof levels {
  return code in levels;
}

export function typesetQr(setter: Typesetter, body: Uint8Array): readonly PrintEffect[] {
  if (at(body, 0) !== 49) return complaint(`The virtual printer draws QR codes only, not symbol ${String(at(body, 0))} of GS ( k.`);
  const value = at(body, 2);
  switch (at(body, 1)) {
    case 65:
      return value === 50 ? [] : complaint(`Only QR model 2 is drawn, not ${String(value)}.`);
    case 67:
      if (value < 1 || value > 16) return complaint(`A QR module of ${String(value)} dots is outside 1 to 16.`);
      setter.qr = { ...setter.qr, moduleDots: value };
      return [];
    case 69:
      if (!isLevel(value)) return complaint(`QR has no error level ${String(value)}.`);
      setter.qr = { ...setter.qr, level: levels[value] };
      return [];
    case 80:
      if (value !== 48) return complaint(`GS ( k 80 stores with 48, not ${String(value)}.`);
      setter.qr = { ...setter.qr, data: Buffer.from(body.subarray(3)).toString("utf8") };
      return [];
    case 81:
      return print(setter);
    default:
      return complaint(`GS ( k has no QR function ${String(at(body, 1))}.`);
  }
}

function print(setter: Typesetter): readonly PrintEffect[] {
  const { data, level, moduleDots } = setter.qr;
  if (data === "") return complaint("A QR code is printed before its data was stored.");
  const symbol = qrSymbol(data, level);
  const side = symbol.modules * moduleDots;
  if (side > setter.areaWidth)
    return complaint(`A QR code ${String(side)} dots wide does not fit the paper: a real printer prints nothing.`);
  setter.flushLine();
  setter.noteSymbol(data);
  return setter.printDots({ width: symbol.modules, height: symbol.modules, rows: symbol.rows, scaleX: moduleDots, scaleY: moduleDots });
}
