// A time line in SVG: what happens between the touch and the paper in hand, one row a printer.

export interface TicketTimes {
  readonly name: string;
  readonly shownMs: number;
  readonly lastByteMs: number;
  /** What the printer's own speed makes of the paper's length. */
  readonly paperMs: number;
  readonly cutMs: number;
  readonly inHandMs: number;
  readonly lengthMm: number;
}

const width = 860;
const left = 24;
const right = 90;
const top = 74;
const rowHeight = 78;
const barHeight = 20;

const parts = [
  { name: "hub and screen", colour: "#0072b2" },
  { name: "bytes to the printer", colour: "#d55e00" },
  { name: "paper moves", colour: "#b8c4d2" },
  { name: "cut", colour: "#5b6b7f" },
] as const;

/** Everything carries its number: the first two are too short to be seen beside the paper. */
export function timeLineChart(rows: readonly TicketTimes[]): string {
  const most = Math.ceil(Math.max(...rows.map(({ inHandMs }) => inHandMs)) / 250) * 250;
  const scale = (width - left - right) / most;
  const height = top + rows.length * rowHeight + 34;
  const bottom = top + rows.length * rowHeight;
  const ticks = Array.from({ length: most / 250 + 1 }, (_, index) => index * 250);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Noto Sans SC', sans-serif" font-size="12" fill="#0f2137">`,
    `<title>From the touch to the paper in hand</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    text(left, 22, "From the touch on the service to the paper in hand · 从触摸到取票", `font-size="15" font-weight="600"`),
    ...parts.map(({ name, colour }, index) => `${box(left + index * 165, 36, 12, 12, colour)}${text(left + 18 + index * 165, 46, name)}`),
    ...ticks.map((at) => `<line x1="${at * scale + left}" x2="${at * scale + left}" y1="${top - 8}" y2="${bottom}" stroke="#dce3ec"/>`),
    ...ticks.map((at) => text(left + at * scale, bottom + 18, `${at}${at === 0 ? " ms" : ""}`, `text-anchor="middle" fill="#5b6b7f"`)),
    ...rows.map((row, index) => drawn(row, top + index * rowHeight, scale)),
    "</svg>\n",
  ].join("\n");
}

function drawn(row: TicketTimes, y: number, scale: number): string {
  const cutAt = row.inHandMs - row.cutMs;
  const edges = [0, row.shownMs, row.lastByteMs, cutAt, row.inHandMs];
  const bars = parts.map(({ colour }, index) => {
    const [from = 0, to = 0] = [edges[index], edges[index + 1]];
    return box(left + from * scale, y + 22, Math.max(1.5, (to - from) * scale), barHeight, colour);
  });
  const end = left + row.inHandMs * scale;
  return [
    text(left, y + 14, row.name, `font-weight="600"`),
    ...bars,
    text(end + 8, y + 37, `${row.inHandMs.toFixed(0)} ms`, `font-weight="600"`),
    text(
      left,
      y + 58,
      `number on the screen ${row.shownMs.toFixed(0)} ms · last byte ${row.lastByteMs.toFixed(0)} ms · ${row.lengthMm} mm of paper ${row.paperMs.toFixed(0)} ms · cut ${row.cutMs} ms`,
      `fill="#5b6b7f"`,
    ),
  ].join("\n");
}

const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${fill}"/>`;

const text = (x: number, y: number, words: string, more = ""): string => `<text x="${x.toFixed(1)}" y="${y}" ${more}>${words}</text>`;
