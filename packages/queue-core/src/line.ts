// The line that somebody stands in: who is ahead, and how long the hall will take to come to them.

import { policyOf } from "./dispatch/policies.ts";
import { settingsOf } from "./dispatch/settings.ts";
import { Forecast, type Server, type WaitRange, expectedHandlingMs } from "./estimate.ts";
import { type HallPlan, counterOf } from "./hall-plan.ts";
import { type Hall, isStaffed, visitAt } from "./hall.ts";
import { type CounterId, type Instant, type LaneId, minuteMs } from "./ids.ts";
import { type Claim, claimsBefore } from "./lanes.ts";
import { type Visit, currentErrand, handledMs } from "./visit.ts";

/** A place in line: people of the same lane who come first, and the waiting range; null when no open counter serves the lane. */
export interface Place {
  readonly peopleAhead: number;
  readonly wait: WaitRange | null;
}

/** How many of each lane are played forward one by one; beyond that the wait grows in proportion. */
const playedPerLane = 150;

/** The place of a visit that waits now. */
export function placeOf(hall: Hall, plan: HallPlan, visit: Visit, now: Instant): Place {
  return visit.reservedFor === null ? new Line(hall, plan, now).place(visit) : placeAtCounter(hall, plan, visit, visit.reservedFor, now);
}

/** The place that a customer would get who joined a lane now, with credit. */
export function placeOfNewcomer(hall: Hall, plan: HallPlan, lane: LaneId, creditMs: number, now: Instant): Place {
  return new Line(hall, plan, now).place(newcomer(lane, creditMs, now));
}

/** The place that a customer without credit would get in each of the lanes. */
export function placesOfNewcomers(hall: Hall, plan: HallPlan, now: Instant): ReadonlyMap<LaneId, Place> {
  const line = new Line(hall, plan, now);
  const asking = plan.lanes.map(({ id }) => newcomer(id, 0, now)).sort((a, b) => (line.before(a, b) ? -1 : 1));
  return new Map(asking.map((claim) => [claim.lane, line.place(claim)]));
}

const newcomer = (lane: LaneId, creditMs: number, now: Instant): Claim => ({ lane, claimAt: now - creditMs, order: Infinity });

/** Those who wait for one counter alone come first there, and nobody else helps them. */
function placeAtCounter(hall: Hall, plan: HallPlan, visit: Visit, counter: CounterId, now: Instant): Place {
  const forecast = new Forecast(servers(hall, plan, now), now);
  const ahead = hall.lanes.firstReserved(counter, Infinity).filter((other) => claimsBefore(other, visit));
  for (const other of ahead) forecast.serve({ lane: other.lane, counter }, handlingMs(plan, other));
  return { peopleAhead: ahead.length, wait: forecast.wait({ lane: visit.lane, counter }) };
}

/** Everyone who waits, played forward in the order in which they will be called, as far as was asked. */
class Line {
  readonly #hall: Hall;
  readonly #plan: HallPlan;
  readonly #forecast: Forecast;
  /** Whether one would be called before another. */
  readonly before: (a: Claim, b: Claim) => boolean;
  readonly #waiting: readonly Visit[];
  readonly #played = new Map<LaneId, number>();
  #next = 0;

  constructor(hall: Hall, plan: HallPlan, now: Instant) {
    const policy = policyOf(plan);
    const moment = { settings: settingsOf(plan), memory: hall.dispatch, counter: null, now };
    this.before = (a, b) => policy.before(a, b, moment);
    this.#hall = hall;
    this.#plan = plan;
    this.#forecast = new Forecast(servers(hall, plan, now), now);
    for (const { counter, visits } of hall.lanes.reservedBuckets()) {
      for (const visit of visits.values()) this.#forecast.serve({ lane: visit.lane, counter }, handlingMs(plan, visit));
    }
    this.#waiting = plan.lanes.flatMap(({ id }) => hall.lanes.first(id, playedPerLane)).sort((a, b) => (this.before(a, b) ? -1 : 1));
  }

  /** The place of a claim; it must come later in calling order than those asked before. */
  place(claim: Claim): Place {
    for (let other = this.#waiting[this.#next]; other && this.before(other, claim); other = this.#waiting[++this.#next]) {
      this.#forecast.serve({ lane: other.lane, counter: null }, handlingMs(this.#plan, other));
      this.#played.set(other.lane, (this.#played.get(other.lane) ?? 0) + 1);
    }
    const peopleAhead = this.#hall.lanes.countBefore(claim);
    const wait = this.#forecast.wait({ lane: claim.lane, counter: null });
    return { peopleAhead, wait: wait && stretch(wait, peopleAhead, this.#played.get(claim.lane) ?? 0) };
  }
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

const handlingMs = (plan: HallPlan, visit: Visit): number => expectedHandlingMs(plan, currentErrand(visit).service);

/** What is left of a handling: the standard less what has passed, and never less than half a minute of the unexpected. */
function remainingMs(plan: HallPlan, visit: Visit, now: Instant): number {
  const expectedMs = handlingMs(plan, visit);
  return Math.max(expectedMs - handledMs(visit, now), expectedMs / 4, minuteMs / 2);
}
