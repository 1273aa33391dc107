// From what the replay says, what waits were lately and how many are ahead to a median and a nine-in-ten bound, corrected by what came true.

import type { Forecast } from "../messages.ts";

/** What a wait is told from. */
export type Outlook = Omit<Forecast, "p50Ms" | "p90Ms">;

/** Weights of replay, recent waits, people ahead and a constant, for the logarithm of the median. */
type Weights = [replay: number, recent: number, ahead: number, constant: number];

export interface Blend {
  readonly weights: Weights;
  /** How unsure the weights are, row by row: the state of a recursive least squares. */
  readonly doubt: number[];
  /** By how much the nine-in-ten bound lies above the median for nobody ahead, in logarithms; and how that changes with people ahead. */
  tail: number;
  tailByAhead: number;
}

/** What a lane differs by from the hall as a whole, in logarithms. */
export interface Correction {
  median: number;
  tail: number;
}

export const newBlend = (): Blend => ({
  weights: [0.9, 0.05, 0.1, -0.05],
  doubt: Array.from({ length: 16 }, (_, index) => (index % 5 === 0 ? firstDoubt : 0)),
  tail: 0.8,
  tailByAhead: -0.1,
});
export const newCorrection = (): Correction => ({ median: 0, tail: 0 });

const firstDoubt = 0.005;
/** Doubt never grows beyond this, however long nothing new is seen. */
const mostDoubt = 0.24;
/** Each wait counts so much more than the one before: some two thousand are remembered. */
const forgetting = 0.9995;
/** Waits are compared with this share of a handling added: to be half a minute off matters little, and a wait of nothing has a logarithm. */
const floorShare = 0.08;
const [medianStep, tailStep, tailByAheadStep] = [0.01, 0.03, 0.0075];
const leastTail = 0.1;

/** No correction goes beyond these: whatever was seen, a range stays within reach of what the replay says. */
const mostWeight = 1.2;
const mostConstant = 1.5;
const mostCorrection = 0.7;
const mostTail = 2;

/** The median and the nine-in-ten bound. Both grow with every part of the outlook: no weight is ever negative. */
export function forecast(blend: Blend, correction: Correction, outlook: Outlook): Forecast {
  const middle = medianLog(blend, correction, features(outlook));
  const upper = middle + tailLog(blend, correction, outlook.peopleAhead);
  return { ...outlook, p50Ms: unlog(middle, outlook), p90Ms: unlog(upper, outlook) };
}

/** Learns from a wait that has come to its end. */
export function learnWait(blend: Blend, correction: Correction, told: Forecast, waitedMs: number): void {
  const seen = log(waitedMs, told.unitMs);
  const inputs = features(told);
  const off = seen - medianLog(blend, correction, inputs);
  adjust(blend, inputs, off);
  correction.median = within(correction.median + (off > 0 ? medianStep : -medianStep), -mostCorrection, mostCorrection);
  const miss = waitedMs > told.p90Ms ? 0.9 : -0.1;
  correction.tail = within(correction.tail + (tailStep * miss) / 2, -mostCorrection, mostCorrection);
  blend.tail = within(blend.tail + (tailStep * miss) / 2, leastTail, mostTail);
  // Never below the weight of people ahead: one more of them must not shorten the bound.
  blend.tailByAhead = within(blend.tailByAhead + tailByAheadStep * miss * Math.log1p(told.peopleAhead), 0 - blend.weights[2], mostTail);
}

const features = ({ replayMs, recentMs, unitMs, peopleAhead }: Outlook): Weights => [
  log(replayMs, unitMs),
  log(recentMs, unitMs),
  Math.log1p(peopleAhead),
  1,
];

const log = (ms: number, unitMs: number): number => Math.log(Math.max(0, ms) / unitMs + floorShare);
const unlog = (value: number, { unitMs }: Outlook): number => Math.max(0, Math.round((Math.exp(value) - floorShare) * unitMs));

const medianLog = ({ weights }: Blend, { median }: Correction, [replay, recent, ahead]: Weights): number =>
  weights[0] * replay + weights[1] * recent + weights[2] * ahead + weights[3] + median;

const tailLog = ({ tail, tailByAhead }: Blend, correction: Correction, ahead: number): number =>
  Math.max(leastTail, tail + correction.tail + tailByAhead * Math.log1p(ahead));

/** One step of recursive least squares; far misses count less, so that the weights go for the median rather than the mean. */
function adjust({ weights, doubt }: Blend, inputs: Weights, off: number): void {
  const trust = 1 / Math.max(Math.abs(off), 0.3);
  const gain = [0, 0, 0, 0];
  let scale = forgetting / trust;
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) gain[row] = at(gain, row) + at(doubt, row * 4 + column) * at(inputs, column);
    scale += at(inputs, row) * at(gain, row);
  }
  let trace = 0;
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      doubt[row * 4 + column] = (at(doubt, row * 4 + column) - (at(gain, row) * at(gain, column)) / scale) / forgetting;
    }
    trace += at(doubt, row * 5);
  }
  if (trace > mostDoubt) for (let index = 0; index < 16; index++) doubt[index] = (at(doubt, index) * mostDoubt) / trace;
  for (let index = 0; index < 3; index++) weights[index] = within(at(weights, index) + (at(gain, index) / scale) * off, 0, mostWeight);
  weights[3] = within(weights[3] + (at(gain, 3) / scale) * off, -mostConstant, mostConstant);
}

const at = (list: readonly number[], index: number): number => list[index] as number;
const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
