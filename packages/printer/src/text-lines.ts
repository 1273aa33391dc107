// Breaks text into lines of so many columns, as a printer with a fixed-width font needs it.

/** Dots that a text takes in the resident font: Chinese, and everything beyond ASCII, has cells of 24 dots. */
export function dotsOf(text: string, small: boolean): number {
  let dots = 0;
  for (const char of text) dots += (char.codePointAt(0) ?? 0) < 0x80 ? (small ? 9 : 12) : 24;
  return dots;
}

/** Marks that must not begin a line in Chinese typesetting. */
const closing = new Set("，。、；：！？）》」』】”’%,.;:!?)");

/** Breaks between Chinese characters or at spaces, never before a closing mark; a word longer than a line is cut. `fits` says whether a line is short enough. */
export function wrapBy(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim())) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
    for (const char of piece.trimStart()) {
      // A space that ends a full line is not carried over to the next.
      if (line !== "" && !fits((line + char).trimEnd())) {
        lines.push(line);
        line = "";
      }
      line += char;
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Pieces that stay together: a word with its spaces, or a Chinese character with the closing marks after it. */
function pieces(text: string): readonly string[] {
  const result: string[] = [];
  for (const part of text.match(/[\u0020-\u007e]*? +|[\u0021-\u007e]+|[^\u0020-\u007e]/gu) ?? []) {
    const first = [...part][0] ?? "";
    const previous = result.at(-1);
    if (previous !== undefined && closing.has(first) && !previous.endsWith(" ")) result[result.length - 1] = previous + part;
    else result.push(part);
  }
  return result;
}
