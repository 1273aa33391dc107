// Slows down whoever guesses: after a few failures a name must wait, and each further failure doubles the wait.

interface Failures {
  readonly count: number;
  readonly waitUntil: number;
}

const freeTries = 3;
const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;
/** Failures are forgotten after so long without another. */
const forgottenAfterMs = 60 * 60_000;
/** More names than a hall has devices and staff: beyond them the oldest are forgotten, and memory stays bounded. */
const mostNames = 2_000;

export class Lockout {
  readonly #failures = new Map<string, Failures>();

  /** How long this name must still wait, in ms; 0 when it may try. */
  waitMs(name: string, now: number): number {
    const failures = this.#failures.get(name);
    return failures ? Math.max(0, failures.waitUntil - now) : 0;
  }

  /** Counts a failure; answers how long the name must wait now. */
  failed(name: string, now: number): number {
    const before = this.#failures.get(name);
    const count = (before && now - before.waitUntil < forgottenAfterMs ? before.count : 0) + 1;
    const wait = count < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - freeTries));
    this.#failures.delete(name);
    this.#failures.set(name, { count, waitUntil: now + wait });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= mostNames) break;
      this.#failures.delete(oldest);
    }
    return wait;
  }

  succeeded(name: string): void {
    this.#failures.delete(name);
  }
}
