// How long each customer keeps a counter, in each of several plays of the line: the same customer is quick in one and slow in another.

import { handlingMs, handlingTime, remainingMs } from "../estimate/handling.ts";
import type { Learning } from "../estimate/learning.ts";
import { normalQuantile } from "../estimate/normal.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Seat } from "../hall.ts";
import type { Instant, ServiceId } from "../ids.ts";
import { type Visit, currentErrand, handledMs } from "../visit.ts";

/** How often the line is played. A prime, so that the lots of any two customers meet in every combination alike. */
export const plays = 5;

/** The lots: each stands for as large a share of all handlings. */
const shares = Array.from({ length: plays }, (_, lot) => (lot + 0.5) / plays);
const normals = shares.map(normalQuantile);

/**
 * A customer's lot in each play. Everyone has every lot once, in an order of their own that never changes: nothing is drawn, so that a
 * hall tells the same to whoever asks, and what it tells moves only with what happens.
 */
function lotsOf({ order }: Visit): number[] {
  const mixed = Math.imul(order + 1, 0x9e3779b1) >>> 0;
  const [step, first] = [1 + (mixed % (plays - 1)), (mixed >>> 8) % plays];
  return shares.map((_, play) => (step * play + first) % plays);
}

export class Durations {
  readonly #plan: HallPlan;
  readonly #learning: Learning;
  readonly #byService = new Map<ServiceId, readonly number[]>();
  readonly #servedShare: number;

  constructor(plan: HallPlan, learning: Learning) {
    this.#plan = plan;
    this.#learning = learning;
    this.#servedShare = 1 - learning.lostShare;
  }

  /** From the call of somebody who waits until the counter can call again, in each play; for those who may never come, a share of it. */
  ofWaiting(visit: Visit): number[] {
    const { walkMs, turnaroundMs } = this.#learning;
    const lots = lotsOf(visit);
    return lots.map((lot) => (walkMs + turnaroundMs + this.#errands(visit, visit.current, lot)) * this.#servedShare);
  }

  /** Until a counter that has somebody before it can call again. */
  ofPresent(visit: Visit, seat: Seat, now: Instant): number[] {
    const { walkMs, turnaroundMs } = this.#learning;
    const lots = lotsOf(visit);
    if (visit.state === "called") {
      const walkLeftMs = Math.max(walkMs / 4, walkMs - Math.max(0, now - (seat.lastCallAt ?? now)));
      return lots.map((lot) => walkLeftMs + turnaroundMs + this.#errands(visit, visit.current, lot));
    }
    const time = handlingTime(this.#plan, currentErrand(visit).service, this.#learning.handling.get(currentErrand(visit).service));
    const passedMs = Math.max(0, handledMs(visit, now));
    return lots.map(
      (lot) => remainingMs(time, passedMs, shares[lot] as number) + turnaroundMs + this.#errands(visit, visit.current + 1, lot),
    );
  }

  /** The errands from one on, as far as the visit has them: they mostly go on at the same counter. */
  #errands(visit: Visit, from: number, lot: number): number {
    let sum = 0;
    for (let index = from; index < visit.errands.length; index++) {
      const errand = visit.errands[index];
      if (errand) sum += this.#times(errand.service)[lot] as number;
    }
    return sum;
  }

  #times(service: ServiceId): readonly number[] {
    const known = this.#byService.get(service);
    if (known) return known;
    const time = handlingTime(this.#plan, service, this.#learning.handling.get(service));
    const made = normals.map((normal) => handlingMs(time, normal));
    this.#byService.set(service, made);
    return made;
  }
}
