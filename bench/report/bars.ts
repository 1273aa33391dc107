// A chart of bars in groups, as SVG: for figures that are told against a limit.

export interface Bars {
  readonly title: string;
  readonly groups: readonly string[];
  readonly series: readonly { readonly name: string; readonly colour: string; readonly values: readonly number[] }[];
  /** A line across all bars: what they should stay under. */
  readonly limit: { readonly value: number; readonly name: string };
  /** Bars end here; what is longer is cut and told as a number. */
  readonly most: number;
}

const row = 16;
const gap = 12;
const left = 190;
const width = 860;
const top = 64;

/** Horizontal bars, so that their names can be read. Every bar carries its number: nothing is told by length or colour alone. */
export function barChart({ title, groups, series, limit, most }: Bars): string {
  const scale = (width - left - 60) / most;
  const height = top + groups.length * (series.length * row + gap) + 24;
  const bars = groups.flatMap((group, index) => {
    const y = top + index * (series.length * row + gap);
    const name = text(left - 10, y + (series.length * row) / 2 + 4, group, `text-anchor="end" font-weight="600"`);
    return [
      name,
      ...series.map(({ colour, values }, place) => {
        const value = values[index] ?? 0;
        const length = Math.min(value, most) * scale;
        const at = y + place * row;
        return `<rect x="${left}" y="${at + 2}" width="${length.toFixed(1)}" height="${row - 4}" fill="${colour}"/>${text(left + length + 5, at + row - 4, value > most ? `… ${value.toFixed(2)}` : value.toFixed(2))}`;
      }),
    ];
  });
  const x = left + limit.value * scale;
  const legend = series.map(({ name, colour }, index) => {
    const at = left + index * 130;
    return `<rect x="${at}" y="34" width="12" height="12" fill="${colour}"/>${text(at + 18, 44, name)}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Noto Sans SC', sans-serif" font-size="12" fill="#1f2933">`,
    `<title>${escape(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    text(left, 20, title, `font-size="15" font-weight="600"`),
    ...legend,
    ...bars,
    `<line x1="${x}" x2="${x}" y1="${top - 6}" y2="${height - 22}" stroke="#b42318" stroke-dasharray="4 3"/>`,
    text(x + 5, height - 8, limit.name, `fill="#b42318"`),
    "</svg>",
  ].join("\n");
}

const text = (x: number, y: number, words: string, more = ""): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escape(words)}</text>`;

const escape = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
