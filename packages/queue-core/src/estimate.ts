// The waiting range: how long someone in a lane will probably wait, as a median and a nine-in-ten bound.

import type { HallPlan } from "./hall-plan.ts";
import { serviceOf } from "./hall-plan.ts";
import { type CounterId, type Instant, type LaneId, type ServiceId, minuteMs } from "./ids.ts";

/** A wait in whole minutes: half of such customers wait at most `p50`, nine in ten at most `p90`. */
export interface WaitRange {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
}

/** A staffed counter as the estimate sees it: `freeAt` is when it will probably be able to call again. */
export interface Server {
  readonly counter: CounterId;
  readonly lanes: readonly LaneId[];
  readonly freeAt: Instant;
}

/** Whom a customer waits for: any counter of their lane, or one counter alone. */
export interface Wanted {
  readonly lane: LaneId;
  readonly counter: CounterId | null;
}

/** What a counter has before it as the line is played forward; `variance` is that of the instant at which it is free. */
interface Desk {
  freeAt: Instant;
  variance: number;
}

/** Handling times are about as spread as an exponential's, measured in halls and call centres alike. */
const handlingCv2 = 1;
const z90 = 1.2816;

/** The handling time to expect for a service, in milliseconds: its standard, until the hall has learned better. */
export function expectedHandlingMs(plan: HallPlan, service: ServiceId): number {
  return (serviceOf(plan, service)?.standardMinutes ?? plan.undecided.standardMinutes) * minuteMs;
}

/** Plays the line forward: each in turn goes to whichever counter can take them first. */
export class Forecast {
  readonly #now: Instant;
  readonly #byLane = new Map<LaneId, Desk[]>();
  readonly #byCounter = new Map<CounterId, Desk>();

  constructor(servers: readonly Server[], now: Instant) {
    this.#now = now;
    for (const { counter, lanes, freeAt } of servers) {
      const busyMs = Math.max(0, freeAt - now);
      const desk: Desk = { freeAt: now + busyMs, variance: handlingCv2 * busyMs ** 2 };
      this.#byCounter.set(counter, desk);
      for (const lane of lanes) this.#byLane.set(lane, [...(this.#byLane.get(lane) ?? []), desk]);
    }
  }

  /** The next in calling order takes a counter for that long; whom no staffed counter serves takes none. */
  serve(wanted: Wanted, handlingMs: number): void {
    const desk = first(this.#desks(wanted));
    if (!desk) return;
    desk.freeAt += handlingMs;
    desk.variance += handlingCv2 * handlingMs ** 2;
  }

  /** How long one who came next would wait; null when no staffed counter serves them, for then nobody can honestly say. */
  wait(wanted: Wanted): WaitRange | null {
    const desks = this.#desks(wanted);
    const desk = first(desks);
    if (!desk) return null;
    const medianMs = desk.freeAt - this.#now;
    if (medianMs === 0) return { p50Minutes: 0, p90Minutes: 0 };
    const variance = desks.reduce((sum, other) => sum + other.variance, 0);
    const p90Ms = medianMs + (z90 * Math.sqrt(variance)) / desks.length;
    return { p50Minutes: Math.round(medianMs / minuteMs), p90Minutes: Math.ceil(p90Ms / minuteMs) };
  }

  #desks({ lane, counter }: Wanted): readonly Desk[] {
    if (counter === null) return this.#byLane.get(lane) ?? [];
    const desk = this.#byCounter.get(counter);
    return desk ? [desk] : [];
  }
}

function first(desks: readonly Desk[]): Desk | undefined {
  let soonest: Desk | undefined;
  for (const desk of desks) if (!soonest || desk.freeAt < soonest.freeAt) soonest = desk;
  return soonest;
}
