// Scanning with a switch, as a pure course: row after row is offered, then what stands in the chosen row, until something is chosen.

/** Where the offer stands. `passed` counts what was offered since the last press. */
export type Scan =
  | { readonly at: "off" }
  | { readonly at: "row"; readonly row: number; readonly passed: number }
  | { readonly at: "item"; readonly row: number; readonly item: number; readonly passed: number };

/** How many controls stand in each row, from top to bottom. */
export type Rows = readonly number[];

export const off: Scan = { at: "off" };

/** Whoever has let everything go by so often has gone. */
const rounds = 3;

export const begin = (rows: Rows): Scan => (rows.length === 0 ? off : { at: "row", row: 0, passed: 0 });

/** The next offer, because its time is up. After the last of a row the row itself comes again: a wrong row costs one round. */
export function next(scan: Scan, rows: Rows): Scan {
  const passed = scan.at === "off" ? 0 : scan.passed + 1;
  const all = rows.reduce((sum, items) => sum + items, 0);
  if (scan.at === "off" || passed > rounds * Math.max(rows.length, all)) return off;
  if (scan.at === "row") return { at: "row", row: (scan.row + 1) % Math.max(1, rows.length), passed };
  return scan.item + 1 < (rows[scan.row] ?? 0) ? { ...scan, item: scan.item + 1, passed } : { at: "row", row: scan.row, passed };
}

/** The next offer, because the first of two switches was pressed: they are there. */
export const stepped = (scan: Scan, rows: Rows): Scan => {
  const at = scan.at === "off" ? begin(rows) : next(scan, rows);
  return at.at === "off" ? begin(rows) : { ...at, passed: 0 };
};

/** What a press chooses: a row to go into, or a control to press. */
export function choose(scan: Scan, rows: Rows): { scan: Scan; pressed: { row: number; item: number } | null } {
  if (scan.at === "off") return { scan: begin(rows), pressed: null };
  const only = scan.at === "row" && rows[scan.row] === 1;
  if (scan.at === "row" && !only) return { scan: { at: "item", row: scan.row, item: 0, passed: 0 }, pressed: null };
  return { scan: begin(rows), pressed: { row: scan.row, item: scan.at === "item" ? scan.item : 0 } };
}
