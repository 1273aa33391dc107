// What a hall has learned of its own pace: made by journal events alone, kept from day to day, and never larger than its plan.

import { type HallPlan, serviceOf } from "../hall-plan.ts";
import { type LaneId, type ServiceId, minuteMs, secondMs } from "../ids.ts";
import type { Forecast } from "../messages.ts";
import { type Blend, type Correction, learnWait, newBlend, newCorrection } from "./blend.ts";
import { type LearnedHandling, handlingTime, learnHandling, meanMs } from "./handling.ts";

/** The waits of a lane: lately, and usually, which is where a new day begins. */
interface LearnedLane {
  recentMs: number;
  usualMs: number;
  readonly correction: Correction;
}

export interface Learning {
  readonly handling: Map<ServiceId, LearnedHandling>;
  readonly lanes: Map<LaneId, LearnedLane>;
  readonly blend: Blend;
  /** From the call to the start of service. */
  walkMs: number;
  /** From one customer's leaving to the next call, where somebody waits. */
  turnaroundMs: number;
  /** The share of those who wait who are never served: they give up, or do not come when called. */
  lostShare: number;
  /** A usual handling of this hall; 0 until one was seen. */
  unitMs: number;
}

export const emptyLearning = (): Learning => ({
  handling: new Map(),
  lanes: new Map(),
  blend: newBlend(),
  walkMs: 20 * secondMs,
  turnaroundMs: 10 * secondMs,
  lostShare: 0,
  unitMs: 0,
});

/** How much the newest of each kind counts. */
const [recentStep, usualStep, gapStep, lostStep, unitStep] = [0.15, 0.01, 0.02, 0.005, 0.005];
/** A longer gap is a pause that nobody pressed the button for. */
const longestGapMs = 180 * secondMs;
const mostLost = 0.6;

/** A usual handling time of the hall; that of its standards until it has seen some. */
export function usualHandlingMs(plan: HallPlan, { unitMs }: Learning): number {
  if (unitMs > 0) return unitMs;
  const services = [...plan.services.map(({ standardMinutes }) => standardMinutes), plan.undecided.standardMinutes];
  return (services.reduce((sum, minutes) => sum + minutes, 0) / services.length) * minuteMs;
}

export function rememberHandling(learning: Learning, plan: HallPlan, service: ServiceId, tookMs: number): void {
  const learned = learnHandling(plan, service, learning.handling.get(service), tookMs);
  learning.handling.set(service, learned);
  const seenMs = Math.min(tookMs, 6 * meanMs(handlingTime(plan, service, learned)));
  const unitMs = usualHandlingMs(plan, learning);
  learning.unitMs = Math.max(secondMs, unitMs + unitStep * (seenMs - unitMs));
}

export function rememberWalk(learning: Learning, tookMs: number): void {
  learning.walkMs += gapStep * (Math.min(tookMs, longestGapMs) - learning.walkMs);
}

export function rememberTurnaround(learning: Learning, tookMs: number): void {
  if (tookMs <= longestGapMs) learning.turnaroundMs += gapStep * (tookMs - learning.turnaroundMs);
}

/** Somebody who waited was served, or was not. */
export function rememberEnd(learning: Learning, isLost: boolean): void {
  learning.lostShare = Math.min(mostLost, learning.lostShare + lostStep * ((isLost ? 1 : 0) - learning.lostShare));
}

/** A wait came to its end by a call; `told` is what the ticket's forecast was. Whoever found a counter free tells nothing of waits. */
export function rememberWait(learning: Learning, lane: LaneId, told: Forecast, waitedMs: number): void {
  if (told.replayMs === 0) return;
  const known = learning.lanes.get(lane);
  if (!known) {
    learning.lanes.set(lane, { recentMs: waitedMs, usualMs: waitedMs, correction: newCorrection() });
    return;
  }
  known.recentMs += recentStep * (waitedMs - known.recentMs);
  known.usualMs += usualStep * (waitedMs - known.usualMs);
  learnWait(learning.blend, known.correction, told, waitedMs);
}

/** A new day begins at the lane's usual waits: yesterday's last hour tells nothing of this morning. */
export function beginDay({ lanes }: Learning): void {
  for (const lane of lanes.values()) lane.recentMs = lane.usualMs;
}

/** Forgets what the plan no longer has, so that what is remembered stays as small as the plan. */
export function forgetAllBut(learning: Learning, plan: HallPlan): void {
  const lanes = new Set(plan.lanes.map(({ id }) => id));
  for (const lane of learning.lanes.keys()) if (!lanes.has(lane)) learning.lanes.delete(lane);
  for (const service of learning.handling.keys()) if (!serviceOf(plan, service)) learning.handling.delete(service);
}
