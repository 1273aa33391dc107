// The counters of a line that is played forward: who sits there, until when they are busy, and who waits for them alone.

import type { Desk } from "../dispatch/floor.ts";
import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import { type Hall, isStaffed, visitAt } from "../hall.ts";
import type { Instant } from "../ids.ts";
import type { CounterState } from "../machines/counter.ts";
import type { Visit } from "../visit.ts";
import { type Durations, plays } from "./durations.ts";
import type { Bucket } from "./played-lanes.ts";

export class PlayedDesk implements Desk {
  readonly plan: CounterPlan;
  /** Those who wait for this counter alone, in their order. */
  readonly reserved: readonly Visit[];
  /** When it can call, from now, in each play. */
  readonly #readyMs: readonly number[];
  readonly #state: CounterState;
  readonly #since: Instant;
  state: CounterState = "free";
  since: Instant = 0;
  /** When it calls next, from now; Infinity when nothing is left for it to do. */
  callsAtMs = 0;
  /** A guard bars it until somebody else has been called. */
  isBarred = false;
  nextReserved = 0;
  /** What it may call from. */
  readonly buckets: Bucket[] = [];

  constructor(plan: CounterPlan, state: CounterState, since: Instant, readyMs: readonly number[], reserved: readonly Visit[]) {
    this.plan = plan;
    this.reserved = reserved;
    this.#state = state;
    this.#since = since;
    this.#readyMs = readyMs;
  }

  /** The next of those who wait for it alone. */
  get own(): Visit | undefined {
    return this.reserved[this.nextReserved];
  }

  /** As it is now, at the beginning of a play. */
  begin(play: number): void {
    this.state = this.#state;
    this.since = this.#since;
    this.callsAtMs = this.#readyMs[play] as number;
    this.isBarred = false;
    this.nextReserved = 0;
  }

  /** How long it takes until it can call those who wait for it alone: the first, the second and so on, in one play. */
  reachesMs(place: number, durations: Durations, play: number): number {
    let ms = this.#readyMs[play] as number;
    for (const visit of this.reserved.slice(0, place)) ms += durations.ofWaiting(visit)[play] as number;
    return ms;
  }
}

/** The staffed counters; of several that are free at once, those that serve the fewest lanes call first. */
export function openDesks(hall: Hall, plan: HallPlan, durations: Durations, now: Instant): PlayedDesk[] {
  const desks: PlayedDesk[] = [];
  for (const counter of plan.counters) {
    const seat = hall.seats.get(counter.id);
    if (!seat || !isStaffed(seat)) continue;
    const visit = visitAt(hall, seat);
    const readyMs = visit ? durations.ofPresent(visit, seat, now) : atOnce;
    desks.push(new PlayedDesk(counter, seat.state, seat.since, readyMs, hall.lanes.firstReserved(seat.id, Infinity)));
  }
  return desks.sort((a, b) => a.plan.lanes.length - b.plan.lanes.length);
}

const atOnce: readonly number[] = Array.from({ length: plays }, () => 0);
