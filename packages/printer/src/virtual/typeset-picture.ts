// Pictures of dots: GS v 0, the graphics of GS ( L and GS 8 L, and the columns of ESC *.
import type { PrintEffect } from "./print-effect.ts";
import type { Typesetter } from "./typesetter.ts";

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const word = (bytes: Uint8Array, index: number): number => at(bytes, index) + at(bytes, index + 1) * 256;
const complaint = (words: string): PrintEffect[] => [{ kind: "complaint", words }];

/** GS v 0: printed at once, the width given in bytes. */
export function typesetRaster(setter: Typesetter, parameters: Uint8Array): readonly PrintEffect[] {
  const mode = at(parameters, 1) % 48;
  if (at(parameters, 0) !== 48) return complaint(`GS v has no function ${String(at(parameters, 0))}, only "0".`);
  if (mode > 3) return complaint(`GS v 0 has no mode ${String(at(parameters, 1))}.`);
  if (!setter.line.empty) return complaint("GS v 0 was sent while a line of text was not printed: a real printer ignores the picture.");
  const width = word(parameters, 2) * 8;
  const scaleX = (mode & 1) + 1;
  if (width * scaleX > setter.dotsPerLine)
    return complaint(`A picture ${String(width * scaleX)} dots wide does not fit ${String(setter.dotsPerLine)} dots.`);
  const rows = parameters.slice(6);
  return setter.printDots({ width, height: word(parameters, 4), rows, scaleX, scaleY: (mode >> 1) + 1 });
}

/** Function 112 stores a picture, function 2 or 50 prints what was stored. */
export function typesetGraphics(setter: Typesetter, body: Uint8Array): readonly PrintEffect[] {
  const functionCode = at(body, 1);
  if (functionCode === 112) {
    const width = word(body, 6);
    const height = word(body, 8);
    const rows = body.slice(10);
    if (rows.length !== Math.ceil(width / 8) * height) return complaint("GS ( L 112: the picture's bytes do not fit its size.");
    setter.storedPicture = { width, height, rows, scaleX: at(body, 3), scaleY: at(body, 4) };
    return [];
  }
  if (functionCode === 2 || functionCode === 50) {
    const picture = setter.storedPicture;
    setter.storedPicture = null;
    return picture === null ? complaint("GS ( L 50 prints a stored picture, and none is stored.") : setter.printDots(picture);
  }
  return complaint(`The virtual printer does not draw GS ( L function ${String(functionCode)}.`);
}

/** ESC *: columns of 8 or 24 dots, top dot first, set among the characters of a line. */
export function typesetColumns(setter: Typesetter, parameters: Uint8Array): readonly PrintEffect[] {
  const mode = at(parameters, 0);
  if (mode > 1 && mode !== 32 && mode !== 33) return complaint(`ESC * has no mode ${String(mode)}.`);
  const bytesPerColumn = mode >= 32 ? 3 : 1;
  const width = word(parameters, 1);
  const height = bytesPerColumn * 8;
  const stride = Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height);
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      const column = at(parameters, 3 + x * bytesPerColumn + (y >> 3));
      const index = y * stride + (x >> 3);
      if ((column & (0x80 >> (y & 7))) !== 0) rows[index] = at(rows, index) | (0x80 >> (x & 7));
    }
  }
  setter.line.addPicture({ width, height, rows, scaleX: (mode & 1) === 1 ? 1 : 2, scaleY: bytesPerColumn === 3 ? 1 : 3 });
  return [];
}
