// Tells a bench of estimates as tables: the hall's own beside those of others, and by how many were ahead.

import { barChart } from "../report/bars.ts";
import { table } from "../report/section.ts";
import { baselineNames } from "./baselines.ts";
import type { Look } from "./hall-day.ts";
import { type Told, bias, covered, missShare, pinball } from "./score.ts";
import type { Waited } from "./watch.ts";

interface Estimate {
  readonly name: string;
  readonly of: (waited: Waited) => number;
}

const own: Estimate = { name: "**Hallflow**", of: ({ told }) => told.p50Ms };
const others: readonly Estimate[] = [
  { name: "its replay alone", of: ({ told }) => told.replayMs },
  { name: "replay and moving average, half and half", of: ({ told, others }) => (told.replayMs + others["moving average"]) / 2 },
  ...baselineNames.map((name): Estimate => ({ name, of: ({ others }) => others[name] })),
];

const scored = (waits: readonly Waited[], of: Estimate["of"]): Told[] =>
  waits.map((waited) => ({ waitMs: waited.waitMs, toldMs: of(waited) }));
const longEnds = (waits: readonly Waited[]): Told[] => scored(waits, ({ told }) => told.p90Ms);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const signed = (value: number): string => value.toFixed(2).replace("-", "−");

const bins: readonly (readonly [string, number, number])[] = [
  ["0", 0, 0],
  ["1", 1, 1],
  ["2–3", 2, 3],
  ["4–5", 4, 5],
  ["6–9", 6, 9],
  ["10 and more", 10, Infinity],
];

/** The miss of every estimate, on calls and on hall days, beside what is promised of the calls. */
export function drawMisses(calls: readonly Waited[], days: readonly Waited[], promised: number): string {
  const shown = [{ ...own, name: "Hallflow" }, ...others];
  const misses = (waits: readonly Waited[]) => shown.map(({ of }) => missShare(scored(waits, of)));
  return barChart({
    title: "How far each estimate was off, as a share of the mean wait",
    groups: shown.map(({ name }) => (name.startsWith("replay and") ? "half replay, half average" : name)),
    series: [
      { name: "call centre", colour: "#0b63ce", values: misses(calls) },
      { name: "hall days", colour: "#0f766e", values: misses(days) },
    ],
    limit: { value: promised, name: "promised of the calls" },
    most: 1,
  });
}

export interface Figures {
  readonly missShare: number;
  readonly covered: number;
  /** The best of the estimates that others use, the hall's own replay not among them. */
  readonly bestOther: number;
}

export function figuresOf(waits: readonly Waited[]): Figures {
  const baselines = baselineNames.map((name) => missShare(scored(waits, ({ others }) => others[name])));
  return { missShare: missShare(scored(waits, own.of)), covered: covered(longEnds(waits)), bestOther: Math.min(...baselines) };
}

/** Every estimate over all who waited, and the hall's own by people ahead. */
export function tellWaits(waits: readonly Waited[]): string {
  const rows = [own, ...others].map(({ name, of }) => {
    const told = scored(waits, of);
    return [name, missShare(told).toFixed(3), signed(bias(told)), percent(covered(told))];
  });
  const byAhead = bins.map(([name, from, to]) => {
    const those = waits.filter(({ ahead }) => ahead >= from && ahead <= to);
    const [told, long] = [scored(those, own.of), longEnds(those)];
    const plain = missShare(scored(those, ({ others: { "plain replay": replay } }) => replay));
    return [
      name,
      those.length.toLocaleString("en"),
      missShare(told).toFixed(3),
      plain.toFixed(3),
      signed(bias(told)),
      percent(covered(long)),
      pinball(long).toFixed(3),
    ];
  });
  const long = longEnds(waits);
  return [
    table([["estimate", "miss/mean wait", "bias", "waited no longer"], ...rows]),
    `Of the long end: ${percent(covered(long))} waited no longer than it, pinball loss ${pinball(long).toFixed(3)} of the mean wait.`,
    table([["people ahead", "customers", "miss/mean wait", "plain replay's", "bias", "within the long end", "pinball"], ...byAhead]),
  ].join("\n\n");
}

/** How well those were told who looked while they waited, and by how much it moved from one look to the next. */
export function tellLooks(looks: readonly Look[]): string {
  const moved = looks.flatMap(({ movedMinutes }) => (movedMinutes === null ? [] : [Math.abs(movedMinutes)])).sort((a, b) => a - b);
  const at = (share: number) => Math.round(moved[Math.floor(share * (moved.length - 1))] ?? 0);
  const middle = missShare(looks.map(({ p50Minutes, leftMs }) => ({ waitMs: leftMs, toldMs: p50Minutes * 60_000 })));
  const long = covered(looks.map(({ p90Minutes, leftMs }) => ({ waitMs: leftMs, toldMs: p90Minutes * 60_000 })));
  return `Looked at once a minute while waiting (${looks.length.toLocaleString("en")} looks): miss/mean ${middle.toFixed(3)}, within the long end ${percent(long)}. From one look to the next the minute of the call that was told moved by ${at(0.5)} minutes in the middle, by ${at(0.9)} at most in nine looks of ten and by ${at(0.99)} in ninety-nine of a hundred.`;
}
