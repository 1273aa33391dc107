// The hub under proof: killed by whoever's fault it is, one at a time, and there again after a while.

import { setTimeout as delay } from "node:timers/promises";
import { Journal } from "@hallflow/hub/durability";
import type { JournalEvent } from "@hallflow/queue-core";
import type { RealHub } from "../real-hub.ts";

export class ProofHub {
  readonly real: RealHub;
  kills = 0;
  #away: Promise<void> | null = null;

  constructor(real: RealHub) {
    this.real = real;
  }

  /** Kills it, and starts it again after `awayMs`; nothing when it is away already. */
  crash(awayMs: number): void {
    if (this.#away) return;
    this.kills++;
    this.#away = (async () => {
      await this.real.kill();
      await delay(awayMs);
      await this.real.start();
    })().finally(() => (this.#away = null));
  }

  /** Resolves when it is there; rejects when it did not start again. */
  async settled(): Promise<void> {
    await this.#away;
  }

  /** Everything that is in its journal; it must have stopped. */
  events(): JournalEvent[] {
    const journal = new Journal(this.real.folder);
    try {
      return [...journal.events()];
    } finally {
      journal.close();
    }
  }
}
