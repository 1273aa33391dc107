// The guards on top of every policy: who may not be called at this counter just now, why, and until when.

import type { CounterPlan } from "../hall-plan.ts";
import type { CounterId, Instant } from "../ids.ts";
import type { PassedOverReason } from "../messages.ts";
import { type Visit, currentErrand, waitsFromAt } from "../visit.ts";
import type { Floor } from "./floor.ts";
import type { Scene } from "./scene.ts";
import { type DispatchSettings, type LaneSettings, beyondSkill, laneSettings } from "./settings.ts";

/** `until` is when the bar falls by time alone, null where another call has to come first. */
export interface Bar {
  readonly why: PassedOverReason;
  readonly until: Instant | null;
}

/** Whether a visit has waited longer than the ageing guard allows anybody to; credit counts as waiting. */
export const isOverdue = ({ guards }: DispatchSettings, visit: Visit, now: Instant): boolean =>
  guards.overdueMs !== null && now - visit.claimAt > guards.overdueMs;

/** What bars a head of a bucket that nobody overdue stands before; null when it may be called. */
export function barOf(scene: Scene, visit: Visit): Bar | null {
  const lane = laneSettings(scene.settings, visit.lane);
  const bar = lane.favoured ? leftToOwnCounters(scene, visit, lane) : keptFree(scene, visit, lane);
  const { overdueMs } = scene.settings.guards;
  if (!bar || overdueMs === null) return bar;
  // No guard bars whoever is overdue: for them the bar falls then, if not before.
  return { ...bar, until: Math.min(bar.until ?? Infinity, visit.claimAt + overdueMs + 1) };
}

/** Overflow: a counter that is there for others leaves a favoured lane to its own counters while one of those could call. */
function leftToOwnCounters({ settings, counter, floor, now }: Scene, visit: Visit, { ownCounters }: LaneSettings): Bar | null {
  const afterMs = settings.guards.overflowAfterMs;
  if (afterMs === null || ownCounters.includes(counter.id)) return null;
  const { service } = currentErrand(visit);
  const freeSince = earliestFree(
    floor,
    ownCounters.filter((own) => !beyondSkill(settings, own).has(service)),
  );
  if (freeSince === null) return null;
  // A teller who has stepped away is free in name only: after some seconds of both waiting, anybody may call.
  const until = Math.max(freeSince, waitsFromAt(visit)) + afterMs;
  return now < until ? { why: "left-to-own-counters", until } : null;
}

/** Reservation: the last free counter that can serve the favoured stays free for them, unless another has waited long enough. */
function keptFree({ settings, counter, floor, now }: Scene, visit: Visit, { targetMs }: LaneSettings): Bar | null {
  const share = settings.guards.reservedShare;
  if (share === null || !servesFavoured(settings, counter) || otherFree(settings, counter, floor)) return null;
  const until = visit.claimAt + Math.round(share * targetMs);
  return now < until ? { why: "counter-kept-free", until } : null;
}

/** In a row: whether this counter, there for others first, has called as many favoured customers as it may while others wait. */
export function hasCalledEnough({ settings, memory, counter }: Scene): boolean {
  const most = settings.guards.mostInARow;
  const [first] = counter.lanes;
  if (most === null || first === undefined || settings.favoured.has(first)) return false;
  return (memory.inARow.get(counter.id) ?? 0) >= most;
}

/** Idle help: the instant from which a counter for favoured lanes alone may call from all others; null where it never may. */
export function helpsFrom({ settings, counter, floor }: Scene): Instant | null {
  const afterMs = settings.guards.helpAfterMs;
  if (afterMs === null || !counter.lanes.every((lane) => settings.favoured.has(lane))) return null;
  const desk = floor.seats.get(counter.id);
  return desk?.state === "free" ? desk.since + afterMs : null;
}

function earliestFree(floor: Floor, counters: readonly CounterId[]): Instant | null {
  let earliest: Instant | null = null;
  for (const id of counters) {
    const desk = floor.seats.get(id);
    if (desk?.state === "free" && (earliest === null || desk.since < earliest)) earliest = desk.since;
  }
  return earliest;
}

const servesFavoured = ({ favoured }: DispatchSettings, { lanes }: CounterPlan): boolean => lanes.some((lane) => favoured.has(lane));

function otherFree(settings: DispatchSettings, counter: CounterPlan, floor: Floor): boolean {
  for (const other of settings.favouredCounters) {
    if (other !== counter.id && floor.seats.get(other)?.state === "free") return true;
  }
  return false;
}
