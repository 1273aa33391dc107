// Tunes a hall's dispatch on many days of it: every trial plays all of them, with the same customers for each.

import type { HallPlan } from "../hall-plan.ts";
import { type LaneId, type VisitId, minuteMs } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import type { LabDay } from "./day.ts";
import { playWholeDay } from "./play.ts";
import { type Score, scoreOfWaits } from "./score.ts";
import { type Parameter, type TuningStep, dueMinutes, reservedShare, tuneSlowly } from "./tune.ts";

/** How far a trial has come. */
export interface TuningProgress {
  readonly tried: number;
  readonly days: number;
  readonly of: number;
}

export interface Tuned {
  readonly before: Score;
  readonly after: Score;
  readonly dispatch: HallPlan["dispatch"];
  readonly tried: number;
}

/**
 * Looks for the due times and the reservation under which the worst of the lanes keeps its promise best, with a little of the mean
 * wait in the balance. The result is scored on days that the search has not seen. Yields after each day that has been played.
 */
export function* tuneDays(
  plan: HallPlan,
  days: { readonly learn: readonly LabDay[]; readonly judge: readonly LabDay[] },
): Generator<TuningProgress | TuningStep, Tuned> {
  let tried = 0;
  const score = function* (dispatch: HallPlan["dispatch"], on: readonly LabDay[]): Generator<TuningProgress, Score> {
    const waits = new Map(plan.lanes.map(({ id }) => [id, [] as number[]]));
    tried++;
    for (const [index, day] of on.entries()) {
      gatherWaits(playWholeDay(day, { plan: { ...plan, dispatch } }).events, waits);
      yield { tried, days: index + 1, of: on.length };
    }
    return scoreOfWaits(plan, waits);
  };
  let best = plan.dispatch;
  const steps = tuneSlowly(plan.dispatch, parametersOf(plan), function* (dispatch) {
    const { worst, meanMinutes } = yield* score(dispatch, days.learn);
    return worst + meanMinutes / 100;
  });
  for (const step of steps) {
    if ("best" in step) best = step.best.dispatch;
    yield step;
  }
  return { before: yield* score(plan.dispatch, days.judge), after: yield* score(best, days.judge), dispatch: best, tried: tried - 2 };
}

/** Due times around what each lane promises, the longest promise first, and the share of the reservation. */
function parametersOf(plan: HallPlan): Parameter[] {
  const lanes = plan.lanes.toSorted((a, b) => b.targetWaitMinutes - a.targetWaitMinutes);
  const shares = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3];
  return [
    ...lanes.map(({ id, targetWaitMinutes }) =>
      dueMinutes(
        id,
        shares.map((share) => share * targetWaitMinutes),
      ),
    ),
    reservedShare([undefined, 0.5, 1]),
  ];
}

function gatherWaits(events: readonly JournalEvent[], waits: ReadonlyMap<LaneId, number[]>): void {
  const issued = new Map<VisitId, Extract<JournalEvent, { type: "ticket-issued" }>>();
  for (const event of events) {
    if (event.type === "ticket-issued") issued.set(event.visit, event);
    if (event.type !== "visit-called") continue;
    const ticket = issued.get(event.visit);
    if (!ticket) continue;
    issued.delete(event.visit);
    waits.get(ticket.lane)?.push((event.at - ticket.at) / minuteMs);
  }
}
