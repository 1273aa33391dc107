import { describe, expect, it } from "vitest";
import { rangeFigures, rangeWords, runningTime } from "./spans.ts";

describe("spans of time", () => {
  it("shows a running time with as few parts as it needs", () => {
    expect([7_000, 760_000, 3_900_000, -1].map(runningTime)).toEqual(["0:07", "12:40", "1:05:00", "0:00"]);
  });
});

describe("waiting ranges", () => {
  it("is a range only where its ends differ, and never begins at zero", () => {
    const figures = [
      [5, 9],
      [0, 4],
      [0, 1],
      [6, 6],
      [0, 0],
    ].map(([p50Minutes = 0, p90Minutes = 0]) => rangeFigures({ p50Minutes, p90Minutes }));
    expect(figures).toEqual(["5–9", "1–4", "1", "6", "<1"]);
  });

  it("does not promise zero minutes", () => {
    expect(rangeWords({ p50Minutes: 0, p90Minutes: 0 })).toEqual({ zh: "基本无需等候", en: "hardly any wait" });
    expect(rangeWords({ p50Minutes: 5, p90Minutes: 9 })).toEqual({ zh: "约 5–9 分钟", en: "about 5–9 min" });
  });
});
