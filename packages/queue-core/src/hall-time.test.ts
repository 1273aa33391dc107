import { describe, expect, it } from "vitest";
import { dateInHall, timeOfDay, weekdayInHall } from "./hall-time.ts";

describe("hall time", () => {
  const at = Date.parse("2025-11-22T16:05:00Z");

  it("is told in the hall's own zone, midnight being 00:05", () => {
    expect(timeOfDay(at, "Asia/Shanghai")).toBe("00:05");
    expect(timeOfDay(at, "Europe/London")).toBe("16:05");
  });

  it("changes its date with the hall, not with the device", () => {
    expect(dateInHall(at, "Asia/Shanghai", "zh")).toBe("11月23日星期日");
    expect(dateInHall(at, "Europe/London", "en")).toBe("Saturday 22 November");
    expect(weekdayInHall(at, "Asia/Shanghai")).toBe(6);
    expect(weekdayInHall(at, "Europe/London")).toBe(5);
  });
});
