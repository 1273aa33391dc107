// Hall time: the wall clock's, carried on by a monotonic one, and in a demo hall as fast as a trial day wants it.

import type { HallTime, Instant } from "@hallflow/queue-core";

/** Where the clock was set: at wall instant `wallAt` it showed `hallAt`, and it has run at `rate` since. */
export interface ClockAnchor {
  readonly hallAt: Instant;
  readonly wallAt: Instant;
  readonly rate: number;
}

export class HallClock {
  #anchor: ClockAnchor & { mono: number };

  /**
   * Starts from the wall clock, or goes on from a stored anchor of a simulated day. Time never starts before
   * `notBefore`, the last journal event's instant: a wall clock that was set back while the hub was down changes nothing.
   */
  constructor(stored: ClockAnchor | null, notBefore: Instant) {
    const wallAt = Date.now();
    const hallAt = stored ? stored.hallAt + (wallAt - stored.wallAt) * stored.rate : wallAt;
    this.#anchor = { hallAt: Math.max(hallAt, notBefore), wallAt, rate: stored?.rate ?? 1, mono: performance.now() };
  }

  now(): Instant {
    const { hallAt, rate, mono } = this.#anchor;
    return Math.round(hallAt + (performance.now() - mono) * rate);
  }

  time(): HallTime {
    return { at: this.now(), rate: this.#anchor.rate };
  }

  get rate(): number {
    return this.#anchor.rate;
  }

  /** Sets the clock of a demo hall; answers the anchor to store. */
  set(hallAt: Instant, rate: number): ClockAnchor {
    const anchor = { hallAt, wallAt: Date.now(), rate };
    this.#anchor = { ...anchor, mono: performance.now() };
    return anchor;
  }

  /** Back to the wall clock. */
  reset(): void {
    this.set(Date.now(), 1);
  }
}
