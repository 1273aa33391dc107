// Passwords: hashed with argon2id, a few at a time, and as slowly for a name that nobody has as for one that somebody does.

import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; some 20 ms of one core. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing at once; whoever comes while as many again wait is asked to come back. */
const atOnce = 2;
const mostWaiting = 16;

export class TooBusy extends Error {}

export class Passwords {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #stranger: Promise<string> | null = null;

  /** Rejects with TooBusy when too many are being hashed already. */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, costs));
  }

  /** Whether the password is the stored one's; null stands for a name that nobody has, and takes as long. Rejects with TooBusy. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await (this.#stranger ??= hash("nobody's password", costs)));
    const isRight = await this.#inTurn(() => verify(against, password));
    return isRight && stored !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= mostWaiting) throw new TooBusy("too many passwords at once");
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }
}
