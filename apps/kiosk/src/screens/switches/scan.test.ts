import { describe, expect, it } from "vitest";
import { type Scan, begin, choose, next, off, stepped } from "./scan.ts";

const rows = [2, 1, 3];
const after = (moves: number, scan: Scan = begin(rows)): Scan => {
  for (let move = 0; move < moves; move++) scan = next(scan, rows);
  return scan;
};

describe("scanning", () => {
  it("offers row after row, and begins again after the last", () => {
    expect([0, 1, 2, 3].map((moves) => after(moves))).toMatchObject([{ row: 0 }, { row: 1 }, { row: 2 }, { row: 0 }]);
  });

  it("goes into a chosen row, offers what stands in it, and then the row again", () => {
    const { scan, pressed } = choose(after(2), rows);
    expect([scan, pressed]).toEqual([{ at: "item", row: 2, item: 0, passed: 0 }, null]);
    expect([1, 2, 3, 4].map((moves) => after(moves, scan))).toMatchObject([
      { at: "item", item: 1 },
      { at: "item", item: 2 },
      { at: "row", row: 2 },
      { at: "row", row: 0 },
    ]);
  });

  it("presses what is chosen and begins anew; a row with one control needs one press", () => {
    expect(choose({ at: "item", row: 2, item: 1, passed: 0 }, rows)).toEqual({ scan: begin(rows), pressed: { row: 2, item: 1 } });
    expect(choose(after(1), rows)).toEqual({ scan: begin(rows), pressed: { row: 1, item: 0 } });
  });

  it("begins with the first press, which presses nothing", () => {
    expect(choose(off, rows)).toEqual({ scan: begin(rows), pressed: null });
    expect(stepped(off, rows)).toEqual(begin(rows));
    expect(choose(off, [])).toEqual({ scan: off, pressed: null });
  });

  it("ends by itself when everything was let go by three times, and never under a hand that steps", () => {
    expect(after(18).at).not.toBe("off");
    expect(after(19)).toEqual(off);
    let scan: Scan = begin(rows);
    for (let press = 0; press < 100; press++) scan = stepped(scan, rows);
    expect(scan).toMatchObject({ at: "row", passed: 0 });
  });

  it("does not lose itself when the screen has fewer rows than it had", () => {
    expect(next({ at: "row", row: 5, passed: 0 }, rows)).toMatchObject({ row: 0 });
    expect(next({ at: "item", row: 5, item: 4, passed: 0 }, rows)).toMatchObject({ at: "row" });
    expect(choose({ at: "row", row: 5, passed: 0 }, rows).pressed).toBeNull();
  });
});
