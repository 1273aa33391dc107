// A page's own time, driven by hand: its timers, its clocks and its frames, hours of them in seconds.

type Callback = (...words: never[]) => void;

interface Timer {
  at: number;
  readonly everyMs: number | null;
  readonly call: () => void;
}

/** A frame of a screen that is painted sixty times a second. */
const frameMs = 16;

/** From `install` until `uninstall` time stands still but for `run`. */
export class DrivenClock {
  #now: number;
  readonly #startedAt: number;
  readonly #timers = new Map<number, Timer>();
  #next = 1;
  readonly #turn = new MessageChannel();
  #turned: (() => void) | null = null;
  readonly #real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    requestAnimationFrame: globalThis.requestAnimationFrame,
    cancelAnimationFrame: globalThis.cancelAnimationFrame,
    dateNow: Date.now,
    performanceNow: performance.now.bind(performance),
  };

  constructor(startsAt: number) {
    this.#now = startsAt;
    this.#startedAt = startsAt;
    this.#turn.port1.addEventListener("message", () => this.#turned?.());
    this.#turn.port1.start();
  }

  get now(): number {
    return this.#now;
  }

  install(): void {
    const after = (call: Callback, ms = 0, ...words: never[]) => this.#add(Math.max(1, ms), null, () => call(...words));
    const every = (call: Callback, ms = 0, ...words: never[]) => this.#add(Math.max(1, ms), Math.max(1, ms), () => call(...words));
    const forget = (id?: number) => void (id !== undefined && this.#timers.delete(id));
    Object.assign(globalThis, {
      setTimeout: after,
      setInterval: every,
      clearTimeout: forget,
      clearInterval: forget,
      requestAnimationFrame: (call: (at: number) => void) => this.#add(frameMs, null, () => call(performance.now())),
      cancelAnimationFrame: forget,
    });
    Date.now = () => this.#now;
    performance.now = () => this.#now - this.#startedAt;
  }

  uninstall(): void {
    const { dateNow, performanceNow, ...globals } = this.#real;
    Object.assign(globalThis, globals);
    Date.now = dateNow;
    performance.now = performanceNow;
    this.#turn.port1.close();
  }

  /** Lets so much time pass: each timer in its turn, with whatever the page draws after it. */
  async run(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (let due = this.#firstAt(); due <= until; due = this.#firstAt()) {
      this.#now = due;
      for (const [id, timer] of this.#timers) {
        if (timer.at > due) continue;
        if (timer.everyMs === null) this.#timers.delete(id);
        else timer.at = due + timer.everyMs;
        timer.call();
      }
      await this.#turnOfTheLoop();
    }
    this.#now = until;
  }

  #add(ms: number, everyMs: number | null, call: () => void): number {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + ms, everyMs, call });
    return id;
  }

  #firstAt(): number {
    let first = Infinity;
    for (const { at } of this.#timers.values()) first = Math.min(first, at);
    return first;
  }

  /** React draws in a message of its own, which was sent before this one. */
  #turnOfTheLoop(): Promise<void> {
    return new Promise((resolve) => {
      this.#turned = resolve;
      this.#turn.port2.postMessage(null);
    });
  }
}
