import { describe, expect, it } from "vitest";
import { type Finding, grown } from "./grown.ts";

const day = (change: Partial<Finding> = {}): Finding => ({ page: 9, main: 16, nodes: 600, listeners: 300, processes: 300, ...change });

describe("memory over a week", () => {
  it("may fill its caches on the first day, and wander a little", () => {
    expect(grown([day({ page: 5 }), day(), day(), day({ page: 9.6 }), day(), day({ main: 17 }), day({ main: 17 })])).toEqual([]);
  });

  it("is found when it grows with each day, whatever grows", () => {
    const leak = [0, 1, 2, 3, 4, 5, 6].map((n) => day({ page: 9 + n, listeners: 300 + 80 * n }));
    expect(grown(leak)).toEqual(["page has grown from 10.5 to 14.5", "listeners has grown from 420.0 to 740.0"]);
  });
});
