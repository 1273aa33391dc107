// The floor manager's PIN: few tries, then a wait; who has given it holds a key for as long as they go on using it.

import { hash, randomUUID, timingSafeEqual } from "node:crypto";

export type Unlocked =
  | { readonly kind: "open"; readonly key: string }
  | { readonly kind: "wrong"; readonly triesLeft: number }
  | { readonly kind: "locked"; readonly seconds: number }
  /** No PIN was set at this kiosk, so nobody gets in. */
  | { readonly kind: "no-pin" };

const tries = 5;
const lockedMs = 5 * 60_000;
/** Whoever walks away from the open panel leaves it open no longer than this. */
const keyLivesMs = 2 * 60_000;

export class StaffPin {
  readonly #digest: Buffer | null;
  readonly #now: () => number;
  #wrong = 0;
  #lockedUntil = -Infinity;
  #key: { readonly key: string; usedAt: number } | null = null;

  /** `now` is a monotonic clock in milliseconds. */
  constructor(pin: string | null, now: () => number = () => performance.now()) {
    this.#digest = pin === null ? null : digest(pin);
    this.#now = now;
  }

  unlock(pin: string): Unlocked {
    if (!this.#digest) return { kind: "no-pin" };
    const now = this.#now();
    if (now < this.#lockedUntil) return { kind: "locked", seconds: Math.ceil((this.#lockedUntil - now) / 1_000) };
    if (timingSafeEqual(digest(pin), this.#digest)) {
      this.#wrong = 0;
      this.#key = { key: randomUUID(), usedAt: now };
      return { kind: "open", key: this.#key.key };
    }
    if (++this.#wrong < tries) return { kind: "wrong", triesLeft: tries - this.#wrong };
    this.#wrong = 0;
    this.#lockedUntil = now + lockedMs;
    return { kind: "locked", seconds: lockedMs / 1_000 };
  }

  /** Whether this key opens the panel still; using it keeps it alive. */
  admits(key: string): boolean {
    const now = this.#now();
    if (this.#key?.key !== key || now - this.#key.usedAt > keyLivesMs) return false;
    this.#key.usedAt = now;
    return true;
  }

  lock(): void {
    this.#key = null;
  }
}

const digest = (pin: string): Buffer => hash("sha256", pin, "buffer");
