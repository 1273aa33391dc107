// When views of one kind are made: at once after a quiet time, then at a pace, and never for so long that commands wait.

/** At most one round each `everyMs`, and no more than a share of the time, however busy the hall. */
export interface Pace {
  readonly everyMs: number;
  readonly shareOfTime: number;
}

/** Between two turns of the loop views are made for so long at most: commands are answered in between. */
const sliceMs = 8;

export class PushRounds {
  readonly #pace: Pace;
  readonly #isStored: () => boolean;
  readonly #begin: () => (() => void)[];
  #timer: NodeJS.Timeout | null = null;
  #isRunning = false;
  #isDue = false;
  #isStopped = false;
  #nextAt = 0;

  /** `begin` answers the work of a round, one piece for each view that is to be made. */
  constructor(pace: Pace, isStored: () => boolean, begin: () => (() => void)[]) {
    this.#pace = pace;
    this.#isStored = isStored;
    this.#begin = begin;
  }

  /** Asks for a round. What is asked for while one is under way begins another. */
  ask(): void {
    this.#isDue = true;
    if (this.#isRunning || this.#isStopped) return;
    this.#timer ??= setTimeout(() => void this.#run(), Math.max(0, this.#nextAt - performance.now()));
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#timer = null;
    this.#isDue = false;
    this.#isRunning = true;
    const startedAt = performance.now();
    try {
      const busyMs = await this.#round();
      this.#nextAt = Math.max(startedAt + this.#pace.everyMs, performance.now() + busyMs * (1 / this.#pace.shareOfTime - 1));
    } finally {
      this.#isRunning = false;
    }
    if (this.#isDue) this.ask();
  }

  /** Does the work a slice at a time; answers how long the loop was kept busy with it. */
  async #round(): Promise<number> {
    let busyMs = 0;
    let sliceStartedAt = performance.now();
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    for (const work of this.#begin()) {
      while (!this.#isStored() && !this.#isStopped) await turn();
      if (this.#isStopped) break;
      work();
      const sliceTookMs = performance.now() - sliceStartedAt;
      if (sliceTookMs < sliceMs) continue;
      busyMs += sliceTookMs;
      await turn();
      sliceStartedAt = performance.now();
    }
    return busyMs + performance.now() - sliceStartedAt;
  }
}
