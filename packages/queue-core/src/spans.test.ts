import { describe, expect, it } from "vitest";
import { minutesWords, wholeMinutes } from "./spans.ts";

describe("spans of time", () => {
  it("counts whole minutes and never below zero", () => {
    expect([wholeMinutes(59_999), wholeMinutes(60_000), wholeMinutes(-5)]).toEqual([0, 1, 0]);
  });

  it("says less than a minute instead of zero", () => {
    expect(minutesWords(20_000)).toEqual({ zh: "不到 1 分钟", en: "under a minute" });
    expect(minutesWords(61_000)).toEqual({ zh: "1 分钟", en: "1 min" });
  });
});
