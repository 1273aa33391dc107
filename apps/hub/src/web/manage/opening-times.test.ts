import { type HallPlan, weekdays } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { instantOf, openDayCommand } from "./opening-times.ts";

const at = (text: string) => Date.parse(text);

function plan(parts: Partial<Parameters<typeof openDayCommand>[0]> = {}) {
  const openingHours = Object.fromEntries(weekdays.map((day) => [day, ["08:30", "18:00"]])) as unknown as HallPlan["openingHours"];
  return { timeZone: "Asia/Shanghai", openingHours, lastTicketsMinutesBeforeClose: 15, demo: false, ...parts };
}

describe("a hall day that is opened by hand", () => {
  it("begins at the hall's midnight and ends by its hours", () => {
    expect(openDayCommand(plan(), at("2026-11-23T08:12:00+08:00"))).toEqual({
      type: "open-day",
      day: "2026-11-23",
      dayStartAt: at("2026-11-23T00:00:00+08:00"),
      ticketsStopAt: at("2026-11-23T17:45:00+08:00"),
      closesAt: at("2026-11-23T18:00:00+08:00"),
    });
  });

  it("is the hall's date, not that of the device or of UTC", () => {
    expect(openDayCommand(plan(), at("2026-11-22T17:00:00Z")).day).toBe("2026-11-23");
    expect(openDayCommand(plan({ timeZone: "America/New_York" }), at("2026-11-23T03:00:00Z")).day).toBe("2026-11-22");
  });

  it("takes the hours of its own weekday", () => {
    const openingHours = { ...plan().openingHours, sunday: ["10:00", "16:00"] } as HallPlan["openingHours"];
    expect(openDayCommand(plan({ openingHours }), at("2026-11-22T10:05:00+08:00")).closesAt).toBe(at("2026-11-22T16:00:00+08:00"));
    expect(openDayCommand(plan({ openingHours }), at("2026-11-23T10:05:00+08:00")).closesAt).toBe(at("2026-11-23T18:00:00+08:00"));
  });

  it("does not end at an hour that has passed, for that would end it at once", () => {
    expect(openDayCommand(plan(), at("2026-11-23T17:50:00+08:00"))).toMatchObject({
      ticketsStopAt: null,
      closesAt: at("2026-11-23T18:00:00+08:00"),
    });
    expect(openDayCommand(plan(), at("2026-11-23T20:00:00+08:00"))).toMatchObject({ ticketsStopAt: null, closesAt: null });
  });

  it("has no end on a day without hours, or in a hall for trying out", () => {
    const openingHours = { ...plan().openingHours, monday: null };
    const morning = at("2026-11-23T09:00:00+08:00");
    expect(openDayCommand(plan({ openingHours }), morning)).toMatchObject({ ticketsStopAt: null, closesAt: null });
    expect(openDayCommand(plan({ demo: true }), morning)).toMatchObject({ day: "2026-11-23", ticketsStopAt: null, closesAt: null });
  });
});

describe("a time on the hall's clocks", () => {
  it("is found on the days on which the clocks change", () => {
    // Berlin: at 02:00 on 2026-03-29 the clocks show 03:00; on 2026-10-25 the hour from 02:00 comes twice.
    expect(instantOf("Europe/Berlin", "2026-03-29", "00:00")).toBe(at("2026-03-28T23:00:00Z"));
    expect(instantOf("Europe/Berlin", "2026-03-29", "02:30")).toBe(at("2026-03-29T01:30:00Z"));
    expect(instantOf("Europe/Berlin", "2026-03-29", "08:30")).toBe(at("2026-03-29T06:30:00Z"));
    expect(instantOf("Europe/Berlin", "2026-10-25", "02:30")).toBe(at("2026-10-25T00:30:00Z"));
    expect(instantOf("Europe/Berlin", "2026-10-25", "08:30")).toBe(at("2026-10-25T07:30:00Z"));
  });

  it("is found in zones with half hours, and where midnight is skipped", () => {
    expect(instantOf("Asia/Kolkata", "2026-06-01", "08:30")).toBe(at("2026-06-01T03:00:00Z"));
    expect(instantOf("Africa/Cairo", "2026-04-24", "00:00")).toBe(at("2026-04-23T22:00:00Z"));
  });
});
