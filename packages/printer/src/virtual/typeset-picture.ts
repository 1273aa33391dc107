// Pictures of dots: GS v 0, and the graphics of GS ( L and GS 8 L.
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
