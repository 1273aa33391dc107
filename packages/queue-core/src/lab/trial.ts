// A trial: a day as it was beside the same day under changed rules, with what favour costs the others in both.

import type { HallPlan } from "../hall-plan.ts";
import type { JournalEvent } from "../messages.ts";
import { firstCome } from "./changes.ts";
import type { LabDay } from "./day.ts";
import { type DayFigures, type WaitFigures, dayFigures } from "./figures.ts";
import { type Played, type Rules, playDay } from "./play.ts";

/** One side of a trial. */
export interface Side {
  readonly plan: HallPlan;
  readonly figures: DayFigures;
  /** Standard customers on the same day under first-come alone: their P90 here, less that, is the cost of favour. */
  readonly standardFirstCome: WaitFigures;
  readonly turnedAway: Played["turnedAway"];
  readonly supposed: number;
  readonly keptHere: number;
}

export interface Trial {
  readonly was: Side;
  readonly tried: Side;
  /** How many calls of the recorded day came again with nothing changed: same customer, same counter, same instant. */
  readonly repeated: { readonly calls: number; readonly of: number };
  readonly unread: LabDay["unread"];
}

/** The difference of P90 waits of standard customers, in milliseconds, against the same day first-come. */
export const costOfFavour = ({ figures, standardFirstCome }: Side): number => figures.tiers.standard.p90Ms - standardFirstCome.p90Ms;

/** `recorded` are the events of the day where it has been; a generated day is what it comes to under its own plan. Yields the share done. */
export function* runTrial(day: LabDay, rules: Rules, recorded: readonly JournalEvent[] | null): Generator<number, Trial> {
  const again = yield* part(0, playDay(day));
  const first = yield* part(1, playDay(day, firstCome({}, day.plan)));
  const changed = yield* part(2, playDay(day, rules));
  const changedFirst = yield* part(3, playDay(day, firstCome(rules, rules.plan ?? day.plan)));
  return {
    was: sideOf(recorded ? { ...again, events: recorded } : again, first),
    tried: sideOf(changed, changedFirst),
    repeated: repeated(recorded ?? again.events, again.events),
    unread: day.unread,
  };
}

const parts = 4;

function* part(nth: number, playing: Generator<number, Played>): Generator<number, Played> {
  for (;;) {
    const next = playing.next();
    if (next.done === true) return next.value;
    yield (nth + next.value) / parts;
  }
}

function sideOf({ plan, events, machine, turnedAway, supposed, keptHere }: Played, first: Played): Side {
  return {
    plan,
    figures: dayFigures(plan, events, machine),
    standardFirstCome: dayFigures(first.plan, first.events).tiers.standard,
    turnedAway,
    supposed,
    keptHere,
  };
}

function repeated(was: readonly JournalEvent[], again: readonly JournalEvent[]): Trial["repeated"] {
  const keys = (events: readonly JournalEvent[]) =>
    events.flatMap((event) => (event.type === "visit-called" ? [`${event.at} ${event.counter} ${event.visit}`] : []));
  const found = new Set(keys(again));
  const calls = keys(was);
  return { calls: calls.filter((key) => found.has(key)).length, of: calls.length };
}
