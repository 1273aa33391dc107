// What a floor manager should act on now: the hub's own conditions, lanes past the plan's levels, counters that idle beside a line.

import {
  type HallPlan,
  type Instant,
  type LaneAlarm,
  type ManagerView,
  type Relief,
  type SeatView,
  type Words,
  laneAlarms,
  minuteMs,
} from "@hallflow/queue-core";
import { both } from "./words.ts";

export interface Alarm {
  readonly id: string;
  readonly severity: "notice" | "warning" | "critical";
  readonly words: Words;
  /** Since when it holds, where that is known. */
  readonly since: Instant | null;
  readonly remedy: Relief | null;
}

/** A teller may take a breath between two customers. */
const idleMs = 2 * minuteMs;

/** The alarms of a view, the gravest first. `viewAt` is the hall time at which the view was made. */
export function alarmsOf(view: ManagerView, plan: HallPlan, viewAt: Instant, now: Instant): Alarm[] {
  const conditions = view.conditions.map(({ id, severity, words, since }) => ({ id, severity, words, since, remedy: null }));
  if (view.day.state === "closed") return conditions;
  const lanes = laneAlarms(plan, view.lanes, view.seats, now - viewAt).map(laneAlarm);
  const rank = { critical: 0, warning: 1, notice: 2 };
  // A counter that is named as the help for a late lane needs no line of its own.
  const named = new Set(lanes.map(({ remedy }) => remedy?.counter));
  const idle = idleAlarms(view, now).filter(({ remedy }) => !named.has(remedy?.counter));
  return [...conditions, ...lanes, ...idle].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

const laneAlarm = ({ lane, level, words, relief }: LaneAlarm): Alarm => ({
  id: `lane-${lane}`,
  severity: level === "red" ? "critical" : "warning",
  words,
  since: null,
  remedy: relief,
});

/** Counters that have been free for a while although somebody waits whom they could call. */
function idleAlarms(view: ManagerView, now: Instant): Alarm[] {
  const waitingFor = (seat: SeatView) =>
    view.lanes.filter(({ lane }) => seat.lanes.includes(lane)).reduce((total, { waiting }) => total + waiting, 0);
  return view.seats
    .filter((seat) => seat.state === "free" && now - seat.since >= idleMs && waitingFor(seat) > 0)
    .map((seat) => ({
      id: `idle-${seat.counter}`,
      severity: "notice",
      words: both("alarm.idle", { counter: seat.counter, count: waitingFor(seat) }),
      since: seat.since,
      remedy: { kind: "call", counter: seat.counter },
    }));
}
