import { type HallPlan, weekdays } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { dayTimesOf } from "./day-times.ts";
import { instantOf, openDayCommand } from "./web/manage/opening-times.ts";

// The hub counts days with Temporal, the manager's page with Intl, since tablets have no Temporal yet: both must open the same day.
const zones = ["Asia/Shanghai", "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"];
const openingHours = Object.fromEntries(
  weekdays.map((day, index) => [day, index === 2 ? null : ["08:30", "18:00"]]),
) as HallPlan["openingHours"];

describe("the hours of a day", () => {
  it.each(zones)("are the same for the hub and for the manager's page, every day of two years, in %s", (timeZone) => {
    const plan = { timeZone, openingHours, lastTicketsMinutesBeforeClose: 15, demo: false };
    for (let index = 0; index < 730; index++) {
      const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
      const { dayStartAt, hours } = dayTimesOf(plan, day);
      expect({ day, at: instantOf(timeZone, day, "00:00") }).toEqual({ day, at: dayStartAt });
      const justBefore = (hours?.opensAt ?? dayStartAt + 30_600_000) - 60_000;
      expect(openDayCommand(plan, justBefore)).toEqual({
        type: "open-day",
        day,
        dayStartAt,
        ticketsStopAt: hours?.ticketsStopAt ?? null,
        closesAt: hours?.closesAt ?? null,
      });
    }
  });
});
