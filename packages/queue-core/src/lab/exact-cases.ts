// The queues with a known answer, each with what is known of it: the same cases for a quick test and for a long bench.

import type { HallPlan } from "../hall-plan.ts";
import { type LaneId, minuteMs } from "../ids.ts";
import {
  type CustomerClass,
  accumulatingWaits,
  firstComeWaitOfOne,
  meanWait,
  strictWaits,
  strictWaitsOfOne,
  waitQuantile,
  waitTail,
} from "./exact.ts";
import type { Experiment, Stream, Waits } from "./experiment.ts";
import { queuePlan } from "./queue-plan.ts";
import { type Random, exponential, logNormal } from "./random.ts";
import { mean, quantile } from "./statistics.ts";

/** One figure of a case: its exact value, and what a run shows of it. Waits are in hours, the mean handling time of most cases. */
export interface ExactFigure {
  readonly name: string;
  readonly exact: number;
  readonly measure: (waits: Waits) => number;
}

export interface ExactCase {
  readonly name: string;
  readonly queue: Pick<Experiment, "plan" | "streams">;
  readonly figures: readonly ExactFigure[];
}

const hour = 60 * minuteMs;
const lanes = ["first", "second", "third"] as LaneId[];

interface Class extends CustomerClass {
  readonly draw: (random: Random) => number;
}

const ofExponential = (arrivalRate: number, handling: number): Class => ({
  arrivalRate,
  handling,
  handlingSquared: 2 * handling ** 2,
  draw: (random) => exponential(random, handling),
});
const ofConstant = (arrivalRate: number, handling: number): Class => ({
  arrivalRate,
  handling,
  handlingSquared: handling ** 2,
  draw: () => handling,
});
const ofLogNormal = (arrivalRate: number, handling: number, cv2: number): Class => ({
  arrivalRate,
  handling,
  handlingSquared: (1 + cv2) * handling ** 2,
  draw: (random) => logNormal(random, handling, cv2),
});

/** Classes in the lanes first, second, third, before servers that serve all of them. */
function queueOf(
  classes: readonly Class[],
  servers: number,
  dispatch: HallPlan["dispatch"],
  targets: readonly number[] = [],
): ExactCase["queue"] {
  const used = lanes.slice(0, classes.length);
  const plan = queuePlan(
    used.map((id, index) => ({ id, targetWaitMinutes: targets[index] ?? 10 })),
    Array.from({ length: servers }, () => used),
    dispatch,
  );
  const streams = used.flatMap((lane, index): Stream[] => {
    const of = classes[index];
    return of ? [{ lane, perMs: of.arrivalRate / hour, handlingMs: (random) => of.draw(random) * hour }] : [];
  });
  return { plan, streams };
}

const meanOf = (waits: Waits, lane: LaneId): number => mean(waits.byLane.get(lane) ?? []) / hour;
const means = (exact: readonly number[]): ExactFigure[] =>
  exact.map((value, index) => {
    const lane = lanes[index] as LaneId;
    return { name: `mean wait, ${lane} lane`, exact: value, measure: (waits) => meanOf(waits, lane) };
  });

/** Three exponential classes alike at five servers, loaded to 0.9. */
const five = [ofExponential(1, 1), ofExponential(1.5, 1), ofExponential(2, 1)];
const mm5 = { arrivalRate: 4.5, serviceRate: 1, servers: 5 };
/** Three classes that are not alike at one server, loaded to 0.8. */
const one = [ofExponential(0.4, 0.5), ofConstant(0.3, 1), ofLogNormal(0.2, 1.5, 2)];
const loadOf = ({ arrivalRate, handling }: Class, servers: number): number => (arrivalRate * handling) / servers;
const loads = (classes: readonly Class[], servers: number): number[] => classes.map((of) => loadOf(of, servers));

const firstCome: ExactCase = {
  name: "M/M/5, first-come",
  queue: queueOf([ofExponential(4.5, 1)], 5, { policy: "first-come" }),
  figures: [
    { name: "mean wait", exact: meanWait(mm5), measure: ({ all }) => mean(all) / hour },
    { name: "P90 of the wait", exact: waitQuantile(mm5, 0.9), measure: ({ all }) => quantile(all.toSorted(), 0.9) / hour },
    ...[0.5, 2, 4].map((longer) => ({
      name: `share waiting over ${longer}`,
      exact: waitTail(mm5, longer),
      measure: ({ all }: Waits) => all.filter((wait) => wait > longer * hour).length / all.length,
    })),
  ],
};

/** Slowest growth first, as the formula wants it; the lanes stand fastest first. */
const accumulating = (classes: readonly Class[], growths: readonly number[], servers: number, wait: number): number[] =>
  accumulatingWaits(growths.toReversed(), loads(classes, servers).toReversed(), wait).toReversed();

const growths = [5, 2, 1];
/** Targets in minutes whose shares grow as 5 : 2 : 1. */
const targets = [2, 5, 10];

/** Load times wait, summed over the lanes: the same under every policy that is blind to handling times and never idles. */
const conserved = (classes: readonly Class[], servers: number, exact: number): ExactFigure => ({
  name: "load × wait over all lanes",
  exact,
  measure: (waits) => classes.reduce((sum, of, index) => sum + loadOf(of, servers) * meanOf(waits, lanes[index] as LaneId), 0),
});

const conservation = (["target-wait", "ratio", "strict", "accumulating-priority", "waiting-credit"] as const).flatMap(
  (policy): ExactCase[] => {
    const dispatch = { policy, lanes: lanes.map((lane, index) => ({ lane, weight: 3 - index, creditMinutes: [60, 20, 0][index] ?? 0 })) };
    return [
      {
        name: `conservation, M/G/1, ${policy}`,
        queue: queueOf(one, 1, dispatch, [30, 90, 240]),
        figures: [conserved(one, 1, 0.8 * firstComeWaitOfOne(one))],
      },
      {
        name: `conservation, M/M/5, ${policy}`,
        queue: queueOf(five, 5, dispatch, [30, 90, 240]),
        figures: [conserved(five, 5, 0.9 * meanWait(mm5))],
      },
    ];
  },
);

/** Two lanes of which the first has a head start in hours: first-come without one, strict with a boundless one. */
export const headStart = (hours: number): ExactCase["queue"] =>
  queueOf([ofExponential(2, 1), ofExponential(2.5, 1)], 5, {
    policy: "waiting-credit",
    lanes: [{ lane: lanes[0] as LaneId, creditMinutes: hours * 60 }],
  });

export const exactCases: readonly ExactCase[] = [
  firstCome,
  { name: "M/M/5, strict", queue: queueOf(five, 5, { policy: "strict" }), figures: means(strictWaits([1, 1.5, 2], 5, 1)) },
  { name: "M/G/1, strict", queue: queueOf(one, 1, { policy: "strict" }), figures: means(strictWaitsOfOne(one)) },
  {
    name: "M/M/5, accumulating priority",
    queue: queueOf(five, 5, { policy: "accumulating-priority" }, targets),
    figures: means(accumulating(five, growths, 5, meanWait(mm5))),
  },
  {
    name: "M/G/1, accumulating priority",
    queue: queueOf(one, 1, { policy: "accumulating-priority" }, targets),
    figures: means(accumulating(one, growths, 1, firstComeWaitOfOne(one))),
  },
  ...conservation,
  { name: "head start of 0 is first-come", queue: headStart(0), figures: means([meanWait(mm5), meanWait(mm5)]) },
  { name: "head start without bound is strict", queue: headStart(100_000), figures: means(strictWaits([2, 2.5], 5, 1)) },
];
