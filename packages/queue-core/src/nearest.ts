// The name somebody probably meant: the allowed one that takes the fewest slips of the finger to become what was written.

/** The nearest of the allowed names, or undefined when none is near: within a third of its letters, or so many `slips`. */
export function nearest(written: string, allowed: readonly string[], slips?: number): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of allowed) {
    const found = distance(written.toLowerCase(), name.toLowerCase());
    if (found < fewest && found <= (slips ?? Math.max(1, Math.floor(name.length / 3)))) [best, fewest] = [name, found];
  }
  return best;
}

/** Letters left out, put in, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change, swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY),
      );
    }
  }
  return at(a.length, b.length);
}
