// The ranking against a plain sorted array, on random additions and removals.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ranking } from "./ranking.ts";

interface Item {
  readonly at: number;
  readonly order: number;
}
const before = (a: Item, b: Item) => (a.at === b.at ? a.order < b.order : a.at < b.at);

describe("a ranking", () => {
  it("agrees with a sorted array, whatever is added and removed", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(60)), { maxLength: 120 }), fc.integer({ min: 1, max: 40 }), (steps, copies) => {
        const ranking = new Ranking<Item>(before);
        let plain: Item[] = [];
        let order = 0;
        const removed: boolean[] = [];
        for (const [adds, number] of steps) {
          // Many at once, so that runs are cut and emptied.
          for (let copy = 0; copy < copies; copy++) {
            if (adds) {
              const item = { at: number, order: order++ };
              ranking.add(item);
              plain.push(item);
            } else if (plain.length > 0) {
              const item = plain[(number * 7 + copy) % plain.length] as Item;
              removed.push(ranking.remove(item));
              plain = plain.filter((other) => other !== item);
            }
          }
        }
        expect(removed).not.toContain(false);
        plain.sort((a, b) => (before(a, b) ? -1 : 1));
        expect([...ranking]).toEqual(plain);
        expect(ranking.size).toBe(plain.length);
        for (const index of [0, 1, plain.length >> 1, plain.length - 1, plain.length]) expect(ranking.at(index)).toBe(plain[index]);
        for (const place of [
          { at: 30, order: -1 },
          { at: 30, order: Infinity },
          { at: -1, order: 0 },
          { at: 99, order: 0 },
        ]) {
          expect(ranking.countBefore(place)).toBe(plain.filter((item) => before(item, place)).length);
        }
      }),
      { numRuns: 60 },
    ));

  it("knows what is not inside", () => {
    const ranking = new Ranking<Item>(before);
    expect(ranking.remove({ at: 1, order: 1 })).toBe(false);
    const item = { at: 1, order: 1 };
    ranking.add(item);
    expect(ranking.remove({ at: 1, order: 2 })).toBe(false);
    expect(ranking.remove(item)).toBe(true);
    expect(ranking.countBefore({ at: 9, order: 9 })).toBe(0);
  });
});
