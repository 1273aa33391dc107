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
  #isSimulated: boolean;

  /**
   * Starts from the wall clock, or goes on from a stored anchor of a simulated day. Time never starts before
   * `notBefore`, the last journal event's instant: a wall clock that was set back while the hub was down changes nothing.
   * `goesOnAt` is what an open day's clock must show by now where that is known better than from the wall clock.
   */
  constructor(stored: ClockAnchor | null, notBefore: Instant, goesOnAt: Instant | null = null) {
    const wallAt = Date.now();
    const hallAt = stored ? stored.hallAt + (wallAt - stored.wallAt) * stored.rate : (goesOnAt ?? wallAt);
    this.#isSimulated = stored !== null;
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
    this.#isSimulated = true;
    this.#anchor = { ...anchor, mono: performance.now() };
    return anchor;
  }

  /** Back to the wall clock. */
  reset(): void {
    this.set(Date.now(), 1);
    this.#isSimulated = false;
  }

  /** Takes the wall clock's time, unless the day is simulated: for when no day is open, and a clock that was set is simply right. */
  follow(): void {
    if (!this.#isSimulated) this.reset();
  }

  /** How far the wall clock is ahead of hall time; null in a simulated day, where that says nothing. */
  wallAheadMs(): number | null {
    return this.#isSimulated ? null : Date.now() - this.now();
  }
}
