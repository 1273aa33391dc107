// Hall time on a device: what the hub last said, carried on by the device's own monotonic clock.

import type { HallTime, Instant } from "@hallflow/queue-core";

export class HallClock {
  #heard: { time: HallTime; mono: number } | null = null;

  set(time: HallTime): void {
    this.#heard = { time, mono: performance.now() };
  }

  now(): Instant {
    if (!this.#heard) return Date.now();
    const { time, mono } = this.#heard;
    return Math.round(time.at + (performance.now() - mono) * time.rate);
  }
}
