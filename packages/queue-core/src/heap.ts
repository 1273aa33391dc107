// An indexed binary heap: the least item at hand, and any item removed by its position, in O(log n).

/** `before` must be a strict total order that does not change while an item is inside; `key` names an item. */
export class IndexedHeap<Item, Key> {
  readonly #items: Item[] = [];
  readonly #positions = new Map<Key, number>();
  readonly #before: (a: Item, b: Item) => boolean;
  readonly #key: (item: Item) => Key;

  constructor(before: (a: Item, b: Item) => boolean, key: (item: Item) => Key) {
    this.#before = before;
    this.#key = key;
  }

  get size(): number {
    return this.#items.length;
  }

  /** The least item, or undefined when there is none. */
  peek(): Item | undefined {
    return this.#items[0];
  }

  has(key: Key): boolean {
    return this.#positions.has(key);
  }

  /** Adds an item; throws if its key is inside already, for that would be a visit waiting twice. */
  add(item: Item): void {
    const key = this.#key(item);
    if (this.#positions.has(key)) throw new Error(`already in the heap: ${String(key)}`);
    this.#items.push(item);
    this.#positions.set(key, this.#items.length - 1);
    this.#up(this.#items.length - 1);
  }

  /** Removes the item of that key; answers whether it was there. */
  remove(key: Key): boolean {
    const position = this.#positions.get(key);
    if (position === undefined) return false;
    this.#positions.delete(key);
    const last = this.#items.pop() as Item;
    if (position < this.#items.length) {
      this.#items[position] = last;
      this.#positions.set(this.#key(last), position);
      this.#up(position);
      this.#down(this.#positions.get(this.#key(last)) as number);
    }
    return true;
  }

  /** The items in no particular order. */
  values(): IterableIterator<Item> {
    return this.#items.values();
  }

  /** The items in order, without taking them out: the nth costs O(log n), however many there are. The heap must not change meanwhile. */
  *ordered(): IterableIterator<Item> {
    const frontier = new IndexedHeap<number, number>(
      (a, b) => this.#before(this.#items[a] as Item, this.#items[b] as Item),
      (position) => position,
    );
    if (this.#items.length > 0) frontier.add(0);
    for (let position = frontier.peek(); position !== undefined; position = frontier.peek()) {
      frontier.remove(position);
      yield this.#items[position] as Item;
      for (const child of [2 * position + 1, 2 * position + 2]) if (child < this.#items.length) frontier.add(child);
    }
  }

  /** How many items come first, as long as `holds`; where it does not hold for an item, it must hold for none after it. */
  countWhile(holds: (item: Item) => boolean): number {
    let count = 0;
    const open = [0];
    for (let position = open.pop(); position !== undefined; position = open.pop()) {
      if (position >= this.#items.length || !holds(this.#items[position] as Item)) continue;
      count++;
      open.push(2 * position + 1, 2 * position + 2);
    }
    return count;
  }

  #up(start: number): void {
    for (let position = start; position > 0;) {
      const parent = (position - 1) >> 1;
      if (!this.#before(this.#items[position] as Item, this.#items[parent] as Item)) return;
      this.#swap(position, parent);
      position = parent;
    }
  }

  #down(start: number): void {
    for (let position = start; ;) {
      let least = position;
      for (const child of [2 * position + 1, 2 * position + 2]) {
        if (child < this.#items.length && this.#before(this.#items[child] as Item, this.#items[least] as Item)) least = child;
      }
      if (least === position) return;
      this.#swap(position, least);
      position = least;
    }
  }

  #swap(a: number, b: number): void {
    const first = this.#items[a] as Item;
    const second = this.#items[b] as Item;
    this.#items[a] = second;
    this.#items[b] = first;
    this.#positions.set(this.#key(second), a);
    this.#positions.set(this.#key(first), b);
  }
}

/** The first `count` of a line, or as many as there are. */
export function take<Item>(items: Iterable<Item>, count: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    if (taken.length >= count) break;
    taken.push(item);
  }
  return taken;
}
