// What is to happen in a simulation, in the order of time; of two things at one instant, the one put down first.

import type { Instant } from "../ids.ts";

/** A binary heap of entries. Nothing is ever taken out of its middle, so it keeps no index. */
export class Agenda<What> {
  readonly #at: Instant[] = [];
  readonly #order: number[] = [];
  readonly #what: What[] = [];
  #count = 0;

  get size(): number {
    return this.#what.length;
  }

  /** When the next entry is due; Infinity when there is none. */
  get nextAt(): Instant {
    return this.#at[0] ?? Infinity;
  }

  add(at: Instant, what: What): void {
    let position = this.#what.length;
    const order = this.#count++;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if ((this.#at[parent] as number) <= at) break;
      this.#put(position, this.#at[parent] as number, this.#order[parent] as number, this.#what[parent] as What);
      position = parent;
    }
    this.#put(position, at, order, what);
  }

  /** Takes out the next entry. Throws when there is none: ask `nextAt` first. */
  take(): What {
    const first = this.#what[0];
    const [at, order, last] = [this.#at.pop(), this.#order.pop(), this.#what.pop()];
    if (at === undefined || order === undefined) throw new Error("the agenda is empty");
    if (this.#what.length > 0) this.#sink(at, order, last as What);
    return first as What;
  }

  #sink(at: Instant, order: number, what: What): void {
    const size = this.#what.length;
    let position = 0;
    for (let child = 1; child < size; child = 2 * position + 1) {
      if (child + 1 < size && this.#comesBefore(child + 1, this.#at[child] as number, this.#order[child] as number)) child++;
      if (!this.#comesBefore(child, at, order)) break;
      this.#put(position, this.#at[child] as number, this.#order[child] as number, this.#what[child] as What);
      position = child;
    }
    this.#put(position, at, order, what);
  }

  #comesBefore(position: number, at: Instant, order: number): boolean {
    const mine = this.#at[position] as number;
    return mine < at || (mine === at && (this.#order[position] as number) < order);
  }

  #put(position: number, at: Instant, order: number, what: What): void {
    this.#at[position] = at;
    this.#order[position] = order;
    this.#what[position] = what;
  }
}
