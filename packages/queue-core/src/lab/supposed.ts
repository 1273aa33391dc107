// What a trial has to suppose of people whom the recorded day did not show in such a place, from what it showed of others.

import { type HallPlan, serviceOf } from "../hall-plan.ts";
import { type ServiceId, minuteMs, secondMs } from "../ids.ts";
import type { LabCounter, LabCustomer, LabDay } from "./day.ts";
import { lotOf } from "./random.ts";
import { quantile } from "./statistics.ts";

/** Fewer than this many handling times of a service say less of it than its standard does. */
const enough = 5;

export class Suppositions {
  readonly #handled = new Map<ServiceId, readonly number[]>();
  readonly #walkMs: number;
  readonly #pressesMs: readonly number[];

  constructor({ customers, counters }: LabDay) {
    const handled = new Map<ServiceId, number[]>();
    const walks: number[] = [];
    for (const { arrival, work, answers } of customers) {
      // Whose only work was finished in one piece shows how long their errand takes.
      const [service] = arrival.errands;
      const [only] = work;
      if (service !== undefined && only && arrival.errands.length === 1 && work.length === 1 && only.end.kind === "finished") {
        handled.set(service, [...(handled.get(service) ?? []), only.handledMs]);
      }
      for (const { reply } of answers) if (reply.kind === "comes") walks.push(reply.afterMs);
    }
    for (const [service, times] of handled)
      if (times.length >= enough)
        this.#handled.set(
          service,
          times.toSorted((a, b) => a - b),
        );
    this.#walkMs =
      walks.length > 0
        ? quantile(
            walks.toSorted((a, b) => a - b),
            0.5,
          )
        : 20 * secondMs;
    this.#pressesMs = [...counters.values()].flatMap(({ pressesMs }) => pressesMs);
  }

  /** From the call to the beginning of the service. */
  get walkMs(): number {
    return this.#walkMs;
  }

  /** An errand's handling time: the customer's lot among those of the day, or else the standard. */
  handlingMs({ visit }: LabCustomer, service: ServiceId, nth: number, plan: HallPlan): number {
    const times = this.#handled.get(service);
    if (times) return quantile(times, lotOf(`${visit} ${nth}`));
    return Math.round((serviceOf(plan, service)?.standardMinutes ?? plan.undecided.standardMinutes) * minuteMs);
  }

  /** A counter's delay before its nth call: its own, or one of the whole hall's where it has none. */
  pressMs({ pressesMs, idleMs }: LabCounter, nth: number): number {
    const known = pressesMs[nth];
    if (known !== undefined) return known;
    const pool = pressesMs.length > 0 ? pressesMs : this.#pressesMs;
    const supposedMs = pool[nth % pool.length] ?? 0;
    return nth === pressesMs.length && idleMs !== null ? Math.max(supposedMs, idleMs + 1) : supposedMs;
  }
}
