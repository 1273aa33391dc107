// A world with one clock, in which nothing happens but what was put down to happen: every timer of every program runs by it.

import { webcrypto } from "node:crypto";

/** One machine of the hall: what it has begun ends with it, and it may be too busy for a while to begin anything. */
export class Machine {
  readonly name: string;
  isRunning = true;
  /** How far its wall clock is from the world's. */
  wallOffsetMs = 0;
  busyUntil = 0;

  constructor(name: string) {
    this.name = name;
  }
}

interface Happening {
  at: number;
  readonly order: number;
  readonly machine: Machine;
  readonly happen: () => void;
  readonly everyMs: number | null;
  isCancelled: boolean;
}

const real = { setImmediate, dateNow: Date.now.bind(Date), performanceNow: performance.now.bind(performance) };
/** What has no end of its own, such as an interval, must not keep a broken world going for ever. */
const mostSteps = 2_000_000;

export class World {
  readonly startedAt: number;
  now: number;
  steps = 0;
  readonly random: () => number;
  /** Hears of everything that a program threw where nobody caught it. */
  onBug: (machine: Machine, error: unknown) => void = (_, error) => {
    throw error;
  };
  readonly #outside = new Machine("the world");
  readonly #heap: Happening[] = [];
  #order = 0;
  #current: Machine = this.#outside;

  constructor(startsAt: number, random: () => number) {
    this.startedAt = startsAt;
    this.now = startsAt;
    this.random = random;
  }

  /** Puts down that something is to happen on a machine; it does not when the machine has been switched off by then. */
  after(delayMs: number, machine: Machine, happen: () => void, everyMs: number | null = null): { cancel(): void } {
    const happening: Happening = {
      at: this.now + Math.max(0, delayMs),
      order: this.#order++,
      machine,
      happen,
      everyMs,
      isCancelled: false,
    };
    this.#push(happening);
    return { cancel: () => void (happening.isCancelled = true) };
  }

  /** Runs something at once as a machine's own doing. */
  as<T>(machine: Machine, work: () => T): T {
    const before = this.#current;
    this.#current = machine;
    try {
      return work();
    } finally {
      this.#current = before;
    }
  }

  /** Lets the next thing happen, and all that follows from it at the same instant; answers whether there was one before `until`. */
  async step(until: number): Promise<boolean> {
    const next = this.#heap[0];
    if (!next || next.at > until) return false;
    if (++this.steps > mostSteps) throw new Error("the world does not come to rest");
    this.#pop();
    if (next.isCancelled || !next.machine.isRunning) return true;
    if (next.machine.busyUntil > next.at) {
      next.at = next.machine.busyUntil;
      this.#push(next);
      return true;
    }
    this.now = Math.max(this.now, next.at);
    if (next.everyMs !== null) {
      next.at = this.now + next.everyMs;
      this.#push(next);
    }
    this.#current = next.machine;
    try {
      next.happen();
      await new Promise<void>((resolve) => real.setImmediate(resolve));
    } catch (error) {
      this.onBug(next.machine, error);
    } finally {
      this.#current = this.#outside;
    }
    return true;
  }

  /** From now on timers, clocks and chance of this thread are the world's. Answers how to give them back. */
  install(): () => void {
    const before = {
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      setImmediate,
      clearImmediate,
    };
    const later =
      (everyMs: boolean) =>
      (work: (...words: unknown[]) => void, ms = 0, ...words: unknown[]) =>
        timer(this.after(ms, this.#current, () => work(...words), everyMs ? Math.max(1, ms) : null));
    const cancel = (handle: { cancel(): void } | null | undefined) => handle?.cancel();
    Object.assign(globalThis, {
      setTimeout: later(false),
      clearTimeout: cancel,
      setInterval: later(true),
      clearInterval: cancel,
      setImmediate: (work: (...words: unknown[]) => void, ...words: unknown[]) => timer(this.after(0, this.#current, () => work(...words))),
      clearImmediate: cancel,
    });
    Date.now = () => Math.round(this.now + this.#current.wallOffsetMs);
    performance.now = () => this.now - this.startedAt;
    const bytes = <T extends ArrayBufferView>(array: T): T => {
      const view = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let at = 0; at < view.length; at++) view[at] = Math.floor(this.random() * 256);
      return array;
    };
    Object.assign(webcrypto, { getRandomValues: bytes, randomUUID: () => uuid(bytes(new Uint8Array(16))) });
    return () => {
      Object.assign(globalThis, before);
      // What was put over the methods of the prototype goes, and they are themselves again.
      for (const name of ["getRandomValues", "randomUUID"] as const) Reflect.deleteProperty(webcrypto, name);
      Date.now = real.dateNow;
      performance.now = real.performanceNow;
    };
  }

  #push(happening: Happening): void {
    const heap = this.#heap;
    let position = heap.push(happening) - 1;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if (!comesBefore(happening, heap[parent] as Happening)) break;
      heap[position] = heap[parent] as Happening;
      position = parent;
    }
    heap[position] = happening;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Happening;
    if (heap.length === 0) return;
    let position = 0;
    for (let child = 1; child < heap.length; child = 2 * position + 1) {
      if (child + 1 < heap.length && comesBefore(heap[child + 1] as Happening, heap[child] as Happening)) child++;
      if (!comesBefore(heap[child] as Happening, last)) break;
      heap[position] = heap[child] as Happening;
      position = child;
    }
    heap[position] = last;
  }
}

const comesBefore = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A handle that programs may treat as Node's own. */
function timer(handle: { cancel(): void }) {
  return { ...handle, ref: () => undefined, unref: () => undefined, hasRef: () => true };
}

function uuid(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
