// A QR code as dots, one a module: what a printer draws itself, and what is sent to one that cannot.
import qrcode from "qrcode";

export type QrLevel = "L" | "M" | "Q" | "H";

export interface QrSymbol {
  /** Modules a side, without the quiet zone. */
  readonly modules: number;
  /** Packed rows, eight modules to a byte. */
  readonly rows: Uint8Array;
}

/** Throws when the text does not fit a QR code. */
export function qrSymbol(data: string, level: QrLevel): QrSymbol {
  const { size, data: dark } = qrcode.create([{ data: Buffer.from(data, "utf8"), mode: "byte" }], { errorCorrectionLevel: level }).modules;
  const stride = Math.ceil(size / 8);
  const rows = new Uint8Array(stride * size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const index = y * stride + (x >> 3);
      if (dark[y * size + x] === 1) rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { modules: size, rows };
}

/** The symbol with `scale` dots a module, packed. */
export function scaledRows(symbol: QrSymbol, scale: number): { rows: Uint8Array; bytesPerRow: number } {
  const stride = Math.ceil(symbol.modules / 8);
  const side = symbol.modules * scale;
  const bytesPerRow = Math.ceil(side / 8);
  const rows = new Uint8Array(bytesPerRow * side);
  for (let y = 0; y < side; y += 1) {
    const from = Math.floor(y / scale) * stride;
    for (let x = 0; x < side; x += 1) {
      const module = Math.floor(x / scale);
      const index = y * bytesPerRow + (x >> 3);
      if (((symbol.rows[from + (module >> 3)] ?? 0) & (0x80 >> (module & 7))) !== 0) rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { rows, bytesPerRow };
}
