// An indexed binary heap: the least item at hand, and any item removed by its position, in O(log n).

/** Where an item is: kept beside it, so that moving it writes to what is being looked at anyway, and not to a table far away. */
interface Entry<Item, Key> {
  readonly item: Item;
  readonly key: Key;
  position: number;
}

/** `before` must be a strict total order that does not change while an item is inside; `key` names an item. */
export class IndexedHeap<Item, Key> {
  readonly #entries: Entry<Item, Key>[] = [];
  readonly #byKey = new Map<Key, Entry<Item, Key>>();
  readonly #before: (a: Item, b: Item) => boolean;
  readonly #key: (item: Item) => Key;

  constructor(before: (a: Item, b: Item) => boolean, key: (item: Item) => Key) {
    this.#before = before;
    this.#key = key;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The least item, or undefined when there is none. */
  peek(): Item | undefined {
    return this.#entries[0]?.item;
  }

  has(key: Key): boolean {
    return this.#byKey.has(key);
  }

  /** Adds an item; throws if its key is inside already, for that would be a visit waiting twice. */
  add(item: Item): void {
    const key = this.#key(item);
    if (this.#byKey.has(key)) throw new Error(`already in the heap: ${String(key)}`);
    const entry = { item, key, position: this.#entries.length };
    this.#byKey.set(key, entry);
    this.#entries.push(entry);
    this.#rise(entry);
  }

  /** Removes the item of that key; answers whether it was there. */
  remove(key: Key): boolean {
    const removed = this.#byKey.get(key);
    if (!removed) return false;
    this.#byKey.delete(key);
    const last = this.#entries.pop() as Entry<Item, Key>;
    if (last !== removed) {
      this.#put(last, removed.position);
      this.#rise(last);
      this.#sink(last);
    }
    return true;
  }

  /** The items in no particular order. */
  *values(): IterableIterator<Item> {
    for (const { item } of this.#entries) yield item;
  }

  /** The items in order, without taking them out: the nth costs O(log n), however many there are. The heap must not change meanwhile. */
  *ordered(): IterableIterator<Item> {
    const frontier = new IndexedHeap<Entry<Item, Key>, number>(
      (a, b) => this.#before(a.item, b.item),
      (entry) => entry.position,
    );
    const open = (position: number) => {
      const entry = this.#entries[position];
      if (entry) frontier.add(entry);
    };
    open(0);
    for (let next = frontier.peek(); next; next = frontier.peek()) {
      frontier.remove(next.position);
      yield next.item;
      open(2 * next.position + 1);
      open(2 * next.position + 2);
    }
  }

  /** Lets an entry rise to its place; those it passes move down by one. */
  #rise(entry: Entry<Item, Key>): void {
    let { position } = entry;
    while (position > 0) {
      const parent = this.#entries[(position - 1) >> 1] as Entry<Item, Key>;
      if (!this.#before(entry.item, parent.item)) break;
      const above = parent.position;
      this.#put(parent, position);
      position = above;
    }
    this.#put(entry, position);
  }

  /** Lets an entry sink to its place; those it passes move up by one. */
  #sink(entry: Entry<Item, Key>): void {
    let { position } = entry;
    for (;;) {
      const left = this.#entries[2 * position + 1];
      const right = this.#entries[2 * position + 2];
      const least = left && right && this.#before(right.item, left.item) ? right : left;
      if (!least || !this.#before(least.item, entry.item)) break;
      const below = least.position;
      this.#put(least, position);
      position = below;
    }
    this.#put(entry, position);
  }

  #put(entry: Entry<Item, Key>, position: number): void {
    entry.position = position;
    this.#entries[position] = entry;
  }
}

/** The first `count` of a line, or as many as there are. */
export function take<Item>(items: Iterable<Item>, count: number): Item[] {
  const taken: Item[] = [];
  if (count <= 0) return taken;
  for (const item of items) {
    taken.push(item);
    if (taken.length >= count) break;
  }
  return taken;
}
