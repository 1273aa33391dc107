import { describe, expect, it } from "vitest";
import { longestNow, waitedShare, waitingLevel } from "./waiting-level.ts";

const lane = { targetWaitMinutes: 10 };
const minutes = (count: number) => count * 60_000;

describe("a wait against its target", () => {
  it("is near from seven tenths on and over only beyond the target", () => {
    expect([0, 6.9, 7, 10, 10.1].map((wait) => waitingLevel(minutes(wait), lane))).toEqual(["well", "well", "near", "near", "over"]);
  });

  it("is never less than nothing, whatever the clocks say", () => {
    expect(waitedShare(minutes(-3), lane)).toBe(0);
  });

  it("goes on between two views, but not for a lane where nobody waits", () => {
    expect(longestNow({ waiting: 2, longestWaitMs: 5_000 }, 1_000, 4_000)).toBe(8_000);
    expect(longestNow({ waiting: 2, longestWaitMs: 5_000 }, 4_000, 1_000)).toBe(5_000);
    expect(longestNow({ waiting: 0, longestWaitMs: 0 }, 1_000, 4_000)).toBe(0);
  });
});
