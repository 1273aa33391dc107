import { describe, expect, it } from "vitest";
import { dayTimesAt, dayTimesOf } from "./day-times.ts";

const hours = {
  monday: ["08:30", "18:00"],
  tuesday: null,
  wednesday: null,
  thursday: null,
  friday: null,
  saturday: null,
  sunday: ["09:00", "17:30"],
} as const;
const plan = (timeZone: string) => ({ timeZone, openingHours: structuredClone(hours) as never, lastTicketsMinutesBeforeClose: 15 });
const at = (text: string) => Date.parse(text);

describe("the times of a hall day", () => {
  it("takes the day that it is in the hall, not in Greenwich", () => {
    // 23:30 UTC on Sunday is Monday morning in Shanghai.
    expect(dayTimesAt(plan("Asia/Shanghai"), at("2026-11-22T23:30:00Z")).day).toBe("2026-11-23");
    expect(dayTimesAt(plan("UTC"), at("2026-11-22T23:30:00Z")).day).toBe("2026-11-22");
  });

  it("gives local midnight and the hours of that weekday as instants", () => {
    const times = dayTimesOf(plan("Asia/Shanghai"), "2026-11-23");
    expect(times.dayStartAt).toBe(at("2026-11-22T16:00:00Z"));
    expect(times.hours).toEqual({
      opensAt: at("2026-11-23T00:30:00Z"),
      ticketsStopAt: at("2026-11-23T09:45:00Z"),
      closesAt: at("2026-11-23T10:00:00Z"),
    });
  });

  it("has no hours on a day when the hall stays closed", () => {
    expect(dayTimesOf(plan("Asia/Shanghai"), "2026-11-24").hours).toBeNull();
  });

  it("keeps wall-clock hours on the days when clocks change", () => {
    // Berlin: on 2026-03-29 the night lost an hour, on 2026-10-25 it had one more.
    expect(dayTimesOf(plan("Europe/Berlin"), "2026-03-29").hours?.opensAt).toBe(at("2026-03-29T07:00:00Z"));
    expect(dayTimesOf(plan("Europe/Berlin"), "2026-10-25").hours?.opensAt).toBe(at("2026-10-25T08:00:00Z"));
  });
});
