// When a lane has become too much for its counters: amber or red by the plan's own levels, and which counter could relieve it.

import { type AlarmLevel, type HallPlan, type Lane, laneOf } from "./hall-plan.ts";
import { type LaneId, type Words, minuteMs } from "./ids.ts";
import type { LaneAlarm, LaneView, Relief, SeatView } from "./views.ts";

/** Where a plan writes no levels: past the promise, and red at half as much again. */
const redShare = 1.5;

interface Levels {
  readonly amber: AlarmLevel;
  readonly red: AlarmLevel;
}

function levelsOf({ alarms }: HallPlan, { id, targetWaitMinutes }: Lane): Levels {
  if (!alarms) return { amber: { minutes: targetWaitMinutes }, red: { minutes: targetWaitMinutes * redShare } };
  const own = alarms.lanes?.find(({ lane }) => lane === id);
  return { amber: own?.amber ?? alarms.amber, red: own?.red ?? alarms.red };
}

/** The alarms of lanes as they were shown `passedMs` ago, the gravest first: waits go on while no view comes. */
export function laneAlarms(plan: HallPlan, lanes: readonly LaneView[], seats: readonly SeatView[], passedMs = 0): LaneAlarm[] {
  const alarms = lanes.flatMap((shown) => alarmOf(plan, shown, seats, Math.max(0, passedMs)) ?? []);
  return alarms.sort((a, b) => (a.level === b.level ? b.longestWaitMs - a.longestWaitMs : a.level === "red" ? -1 : 1));
}

function alarmOf(plan: HallPlan, shown: LaneView, seats: readonly SeatView[], passedMs: number): LaneAlarm | null {
  const { lane: id, waiting, countersOpen } = shown;
  if (waiting === 0) return null;
  const lane = laneOf(plan, id);
  const longestWaitMs = shown.longestWaitMs + passedMs;
  const common = { lane: id, waiting, longestWaitMs, relief: reliefFor(id, seats) };
  if (countersOpen === 0) return { ...common, level: "red", because: "nobody-serves", words: unservedWords(lane, waiting) };
  const { amber, red } = levelsOf(plan, lane);
  const words = lateWords(lane, waiting, longestWaitMs);
  const urgent = passed(red, waiting, longestWaitMs);
  if (urgent) return { ...common, level: "red", because: urgent, words };
  const early = passed(amber, waiting, longestWaitMs);
  return early && { ...common, level: "amber", because: early, words };
}

function passed({ waiting, minutes }: AlarmLevel, count: number, waitedMs: number): "waiting" | "minutes" | null {
  if (minutes !== undefined && waitedMs > minutes * minuteMs) return "minutes";
  return waiting !== undefined && count > waiting ? "waiting" : null;
}

/** A counter that could take this lane and does not: the free one has only to call, the paused one has somebody, the empty one nobody. */
function reliefFor(lane: LaneId, seats: readonly SeatView[]): Relief | null {
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

const unservedWords = ({ name }: Lane, waiting: number): Words => ({
  zh: `${name.zh}：${waiting} 位等候，没有窗口服务`,
  en: `${name.en}: ${waiting} waiting and no counter open`,
});

function lateWords({ name, targetWaitMinutes }: Lane, waiting: number, longestWaitMs: number): Words {
  const minutes = Math.floor(longestWaitMs / minuteMs);
  return {
    zh: `${name.zh}：最久已等 ${minutes} 分钟，目标 ${targetWaitMinutes} 分钟，${waiting} 位等候`,
    en: `${name.en}: longest wait ${minutes} min, target ${targetWaitMinutes}, ${waiting} waiting`,
  };
}
