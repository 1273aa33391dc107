// How much one connection may ask: a burst, as after a cut, and then a steady flow. Far above what any person or screen does.

const burst = 300;
const perSecond = 40;

export class Allowance {
  #left = burst;
  #at: number;

  constructor(now: number) {
    this.#at = now;
  }

  /** Whether one more message may be heard; `now` in ms of any clock that does not go back. */
  spend(now: number): boolean {
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
