// What a floor manager should act on now: the hub's own conditions, lanes that miss their promise, counters that idle beside a line.

import {
  type CounterId,
  type HallPlan,
  type Instant,
  type Lane,
  type LaneId,
  type LaneView,
  type ManagerView,
  type SeatView,
  type Words,
  minuteMs,
} from "@hallflow/queue-core";
import { longestNow, waitedShare } from "./waiting-level.ts";
import { both } from "./words.ts";

/** The one thing that helps: a counter that can call, come back from a pause, or be opened. */
export interface Remedy {
  readonly kind: "resume" | "open" | "call";
  readonly counter: CounterId;
}

export interface Alarm {
  readonly id: string;
  readonly severity: "notice" | "warning" | "critical";
  readonly words: Words;
  /** Since when it holds, where that is known. */
  readonly since: Instant | null;
  readonly remedy: Remedy | null;
}

/** So much over the target a wait is no longer late but lost. */
const criticalShare = 1.5;
/** A teller may take a breath between two customers. */
const idleMs = 2 * minuteMs;

/** The alarms of a view, the gravest first. `viewAt` is the hall time at which the view was made. */
export function alarmsOf(view: ManagerView, plan: HallPlan, viewAt: Instant, now: Instant): Alarm[] {
  const conditions = view.conditions.map(({ id, severity, words, since }) => ({ id, severity, words, since, remedy: null }));
  if (view.day.state === "closed") return conditions;
  const lanes = plan.lanes.flatMap((lane) => {
    const shown = view.lanes.find((candidate) => candidate.lane === lane.id);
    return (shown && laneAlarm(lane, shown, view, viewAt, now)) ?? [];
  });
  const rank = { critical: 0, warning: 1, notice: 2 };
  // A counter that is named as the help for a late lane needs no line of its own.
  const named = new Set(lanes.map(({ remedy }) => remedy?.counter));
  const idle = idleAlarms(view, now).filter(({ remedy }) => !named.has(remedy?.counter));
  return [...conditions, ...lanes, ...idle].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function laneAlarm(lane: Lane, shown: LaneView, view: ManagerView, viewAt: Instant, now: Instant): Alarm | null {
  if (shown.waiting === 0) return null;
  const longestMs = longestNow(shown, viewAt, now);
  const share = waitedShare(longestMs, lane);
  const [zhName, enName] = [lane.name.zh, lane.name.en];
  const remedy = helperFor(lane.id, view.seats);
  const common = { id: `lane-${lane.id}`, since: null, remedy };
  if (shown.countersOpen === 0) {
    const values = { zhName, enName, count: shown.waiting };
    return { ...common, severity: "critical", words: both("alarm.nobodyServes", values) };
  }
  if (share <= 1) return null;
  const values = { zhName, enName, minutes: Math.floor(longestMs / minuteMs), target: lane.targetWaitMinutes, count: shown.waiting };
  return { ...common, severity: share >= criticalShare ? "critical" : "warning", words: both("alarm.late", values) };
}

/** A counter that could take this lane and does not: the free one has only to call, the paused one has somebody, the empty one nobody. */
function helperFor(lane: LaneId, seats: readonly SeatView[]): Remedy | null {
  const kinds = [
    ["free", "call"],
    ["paused", "resume"],
    ["signed-out", "open"],
  ] as const;
  for (const [state, kind] of kinds) {
    const able = seats.find((seat) => seat.state === state && seat.lanes.includes(lane));
    if (able) return { kind, counter: able.counter };
  }
  return null;
}

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
