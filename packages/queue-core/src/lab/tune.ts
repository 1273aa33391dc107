// Looks for the dispatch parameters that keep a hall's promises best: one parameter at a time, until none can be bettered.

import type { HallPlan } from "../hall-plan.ts";
import type { LaneId } from "../ids.ts";

type Dispatch = HallPlan["dispatch"];

/** One parameter: the values it may take, and how a dispatch section looks with it. Undefined leaves it out of the section. */
export interface Parameter {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  readonly set: (dispatch: Dispatch, value: number | undefined) => Dispatch;
}

/** One that was tried, and the best so far; `cost` is what is made small. */
export interface TuningStep {
  readonly tried: number;
  readonly dispatch: Dispatch;
  readonly cost: number;
  readonly best: { readonly dispatch: Dispatch; readonly cost: number };
}

/** Sets what a lane's calls are ordered by, in minutes. */
export const dueMinutes = (lane: LaneId, values: readonly number[]): Parameter => ({
  name: `due minutes of ${lane}`,
  values,
  set: (dispatch, value) => {
    const others = (dispatch.lanes ?? []).filter((entry) => entry.lane !== lane);
    const own = dispatch.lanes?.find((entry) => entry.lane === lane);
    return { ...dispatch, lanes: [...others, given({ ...own, lane }, "dueMinutes", value)] };
  },
});

/** Sets the share of their target below which others are skipped by the last counter for the favoured. */
export const reservedShare = (values: readonly (number | undefined)[]): Parameter => ({
  name: "share of the target for the reservation",
  values,
  set: (dispatch, value) => {
    const reservation = value === undefined ? undefined : { targetShare: value };
    return { ...dispatch, guards: given({ ...dispatch.guards }, "reservation", reservation) };
  },
});

/** The same with one part given, or left out where it is undefined. */
function given<Whole extends object, Part extends keyof Whole>(whole: Whole, part: Part, value: Whole[Part] | undefined): Whole {
  const copy = { ...whole };
  delete copy[part];
  return value === undefined ? copy : { ...copy, [part]: value };
}

/**
 * Tries one parameter's values after another's, keeping whatever is best, until a whole round has bettered nothing. Yields after
 * every trial: whoever takes the steps shows the progress, and stops by taking no more.
 */
export function* tune(start: Dispatch, parameters: readonly Parameter[], costOf: (dispatch: Dispatch) => number): Generator<TuningStep> {
  // eslint-disable-next-line require-yield -- a cost that is known at once
  yield* tuneSlowly(start, parameters, function* (dispatch) {
    return costOf(dispatch);
  });
}

/** The same where a cost takes long to find, and tells how far it has come. */
export function* tuneSlowly<Progress>(
  start: Dispatch,
  parameters: readonly Parameter[],
  costOf: (dispatch: Dispatch) => Generator<Progress, number>,
): Generator<Progress | TuningStep> {
  let best = { dispatch: start, cost: yield* costOf(start) };
  let tried = 1;
  yield { tried, ...best, best };
  const known = new Set([JSON.stringify(start)]);
  for (let bettered = true; bettered;) {
    bettered = false;
    for (const { values, set } of parameters) {
      for (const value of values) {
        const dispatch = set(best.dispatch, value);
        const key = JSON.stringify(dispatch);
        if (known.has(key)) continue;
        known.add(key);
        const cost = yield* costOf(dispatch);
        if (cost < best.cost) {
          best = { dispatch, cost };
          bettered = true;
        }
        yield { tried: ++tried, dispatch, cost, best };
      }
    }
  }
}
