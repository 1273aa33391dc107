// The indexed heap against a sorted array, under every kind of change.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IndexedHeap, take } from "./heap.ts";

interface Item {
  readonly key: number;
  readonly rank: number;
}

const before = (a: Item, b: Item) => (a.rank === b.rank ? a.key < b.key : a.rank < b.rank);
const sorted = (items: Iterable<Item>) => [...items].sort((a, b) => (before(a, b) ? -1 : 1));

/** Numbers up to 40 name items, so that the same one often comes twice; a negative one takes its item out. */
const anyChanges = fc.array(fc.record({ key: fc.integer({ min: -40, max: 40 }), rank: fc.nat(9) }), { maxLength: 200 });

describe("an indexed heap", () => {
  it("holds, orders and finds what a sorted array would, whatever is added and removed", () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const heap = new IndexedHeap<Item, number>(before, ({ key }) => key);
        const model = new Map<number, Item>();
        for (const change of changes) {
          const key = Math.abs(change.key);
          const isNew = !model.has(key);
          if (change.key >= 0 && isNew) {
            heap.add({ ...change, key });
            model.set(key, { ...change, key });
          }
          if (change.key < 0) model.delete(key);
          expect(change.key < 0 && heap.remove(key)).toBe(change.key < 0 && !isNew);
          const expected = sorted(model.values());
          expect(heap.size).toBe(expected.length);
          expect(heap.peek()).toEqual(expected[0]);
          expect(heap.has(key)).toBe(model.has(key));
        }
        const expected = sorted(model.values());
        expect([...heap.ordered()]).toEqual(expected);
        expect(sorted(heap.values())).toEqual(expected);
        for (const count of [0, 1, 3, 1_000]) expect(take(heap.ordered(), count)).toEqual(expected.slice(0, count));
      }),
      { numRuns: 300 },
    );
  });

  it("gives everything back in order, taken out one by one", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(999), { maxLength: 100 }), (keys) => {
        const heap = new IndexedHeap<number, number>(
          (a, b) => a < b,
          (key) => key,
        );
        for (const key of keys) heap.add(key);
        const out: number[] = [];
        for (let least = heap.peek(); least !== undefined; least = heap.peek()) {
          out.push(least);
          heap.remove(least);
        }
        expect(out).toEqual(keys.toSorted((a, b) => a - b));
      }),
    );
  });

  it("takes nothing twice", () => {
    const heap = new IndexedHeap<Item, number>(before, ({ key }) => key);
    heap.add({ key: 1, rank: 5 });
    expect(() => heap.add({ key: 1, rank: 6 })).toThrow("already in the heap: 1");
  });
});
