// Text in columns on a terminal, where a Chinese character is as wide as two others.

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export const widthOf = (text: string): number => [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

/** Lines of cells as one text, each column as wide as its widest cell. */
export function columns(lines: readonly (readonly string[])[], gap = 2): string[] {
  const widths: number[] = [];
  for (const cells of lines) for (const [index, cell] of cells.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  return lines.map((cells) =>
    cells
      .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - widthOf(cell) + gap))
      .join("")
      .trimEnd(),
  );
}

/** A list in lines of at most so many columns, broken between its parts. */
export function wrapped(parts: readonly string[], separator: string, most: number): string[] {
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const text = index < parts.length - 1 ? `${part}${separator}` : part;
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + text) <= most) lines[lines.length - 1] = last + text;
    else lines.push(text);
  }
  return lines;
}
