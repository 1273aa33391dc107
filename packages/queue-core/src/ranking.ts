// A sorted line that says how many stand before a place in it, without counting them one by one.

/**
 * Keeps items in the order of `before`, in runs of bounded length: adding, removing and counting look at one run's items and at the
 * lengths of the others, so that a line of 100,000 costs little more than one of 100. `before` must be a strict total order that
 * does not change while an item is inside.
 */
export class Ranking<Item extends Place, Place = Item> {
  readonly #runs: Item[][] = [];
  readonly #before: (a: Place, b: Place) => boolean;
  #size = 0;

  constructor(before: (a: Place, b: Place) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#size;
  }

  add(item: Item): void {
    this.#size++;
    // A newcomer mostly comes last of all, and a place after the last run belongs to it.
    const index = Math.min(this.#runOf(item), this.#runs.length - 1);
    const run = this.#runs[index];
    if (!run) {
      this.#runs.push([item]);
      return;
    }
    run.splice(this.#within(run, item), 0, item);
    if (run.length > longestRun) this.#runs.splice(index + 1, 0, run.splice(longestRun >> 1));
  }

  /** Takes an item out; answers whether it was there. */
  remove(item: Item): boolean {
    const index = this.#runOf(item);
    const run = this.#runs[index];
    const place = run ? this.#within(run, item) : -1;
    if (!run || run[place] !== item) return false;
    run.splice(place, 1);
    if (run.length === 0) this.#runs.splice(index, 1);
    this.#size--;
    return true;
  }

  /** How many stand before a place, whether or not anybody stands at it. */
  countBefore(place: Place): number {
    const index = this.#runOf(place);
    let count = 0;
    for (let earlier = 0; earlier < index; earlier++) count += this.#runs[earlier]?.length ?? 0;
    const run = this.#runs[index];
    return run ? count + this.#within(run, place) : count;
  }

  /** How many stand before the first for whom something no longer holds; it must hold for everybody before that one and for nobody after. */
  countWhile(holds: (item: Item) => boolean): number {
    const index = firstNot(this.#runs.length, (at) => holds(this.#runs[at]?.at(-1) as Item));
    let count = 0;
    for (let earlier = 0; earlier < index; earlier++) count += this.#runs[earlier]?.length ?? 0;
    const run = this.#runs[index];
    return run ? count + firstNot(run.length, (at) => holds(run[at] as Item)) : count;
  }

  /** The item that so many stand before, or undefined when there are not that many. */
  at(index: number): Item | undefined {
    let left = index;
    for (const run of this.#runs) {
      if (left < run.length) return run[left];
      left -= run.length;
    }
    return undefined;
  }

  /** The items in order. */
  *[Symbol.iterator](): Iterator<Item> {
    for (const run of this.#runs) yield* run;
  }

  /** The first run whose last item does not stand before a place: the one that the place is in. */
  #runOf(place: Place): number {
    return firstNot(this.#runs.length, (index) => {
      const last = this.#runs[index]?.at(-1);
      return last !== undefined && this.#before(last, place);
    });
  }

  #within(run: readonly Item[], place: Place): number {
    return firstNot(run.length, (index) => this.#before(run[index] as Item, place));
  }
}

const longestRun = 512;

/** The first index of `count` at which `holds` no longer does; it must hold up to some index and not beyond. */
function firstNot(count: number, holds: (index: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
