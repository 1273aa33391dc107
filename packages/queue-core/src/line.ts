// The line that somebody stands in: who is ahead, and how long the hall will take to come to them.

import { policyOf } from "./dispatch/policies.ts";
import type { Moment } from "./dispatch/policy.ts";
import { settingsOf } from "./dispatch/settings.ts";
import { type InLine, type Server, type WaitRange, estimateWait, expectedHandlingMs } from "./estimate.ts";
import { type HallPlan, counterOf } from "./hall-plan.ts";
import { type Hall, isStaffed, visitAt } from "./hall.ts";
import { type Instant, type LaneId, type ServiceId, minuteMs } from "./ids.ts";
import { type Claim, claimsBefore } from "./lanes.ts";
import { type Visit, currentErrand } from "./visit.ts";

/** A place in line: people of the same lane who come first, and the waiting range; null when no open counter serves the lane. */
export interface Place {
  readonly peopleAhead: number;
  readonly wait: WaitRange | null;
}

/** How many of each lane are played forward one by one; beyond that the wait grows in proportion. */
const playedPerLane = 150;

/** The place of a visit that waits now. */
export function placeOf(hall: Hall, plan: HallPlan, visit: Visit, now: Instant): Place {
  return place(hall, plan, visit, currentErrand(visit).service, now);
}

/** The place that a customer would get who joined a lane now for a service, with credit. */
export function placeOfNewcomer(hall: Hall, plan: HallPlan, lane: LaneId, service: ServiceId, creditMs: number, now: Instant): Place {
  return place(hall, plan, { lane, claimAt: now - creditMs, order: Infinity }, service, now);
}

function place(hall: Hall, plan: HallPlan, claim: Claim, service: ServiceId, now: Instant): Place {
  let peopleAhead = 0;
  for (const other of hall.lanes.inLane(claim.lane)) if (claimsBefore(other, claim)) peopleAhead++;
  const policy = policyOf(plan);
  const moment: Moment = { settings: settingsOf(plan), memory: hall.dispatch, counter: null, now };
  const ahead = plan.lanes
    .flatMap((lane) => hall.lanes.first(lane.id, playedPerLane))
    .filter((other) => policy.before(other, claim, moment))
    .sort((a, b) => (policy.before(a, b, moment) ? -1 : 1));
  const line: InLine[] = ahead.map((other) => ({ lane: other.lane, handlingMs: expectedHandlingMs(plan, currentErrand(other).service) }));
  line.push({ lane: claim.lane, handlingMs: expectedHandlingMs(plan, service) });
  const wait = estimateWait(line, servers(hall, plan, now), now);
  const played = ahead.reduce((count, other) => count + (other.lane === claim.lane ? 1 : 0), 0);
  return { peopleAhead, wait: wait && stretch(wait, peopleAhead, played) };
}

/** Whoever was not played forward is taken to wait in proportion to those who were. */
function stretch(wait: WaitRange, ahead: number, played: number): WaitRange {
  if (ahead <= played) return wait;
  const factor = (ahead + 1) / (played + 1);
  return { p50Minutes: Math.round(wait.p50Minutes * factor), p90Minutes: Math.ceil(wait.p90Minutes * factor) };
}

/** The staffed counters, each with the instant at which it will probably be free. */
function servers(hall: Hall, plan: HallPlan, now: Instant): Server[] {
  const result: Server[] = [];
  for (const seat of hall.seats.values()) {
    const counter = counterOf(plan, seat.id);
    if (!counter || !isStaffed(seat)) continue;
    const visit = visitAt(hall, seat);
    result.push({ counter: seat.id, lanes: counter.lanes, freeAt: visit ? now + remainingMs(plan, visit, now) : now });
  }
  return result;
}

/** What is left of a handling: the standard less what has passed, and never less than half a minute of the unexpected. */
function remainingMs(plan: HallPlan, visit: Visit, now: Instant): number {
  const errand = currentErrand(visit);
  const expectedMs = expectedHandlingMs(plan, errand.service);
  const spentMs = errand.startedAt === null ? 0 : now - errand.startedAt - errand.heldMs;
  return Math.max(expectedMs - spentMs, expectedMs / 4, minuteMs / 2);
}
