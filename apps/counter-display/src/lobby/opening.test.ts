import { describe, expect, it } from "vitest";
import { rehearsalPlan } from "../rehearsal/rehearsal-plan.ts";
import { nextOpening } from "./opening.ts";

const plan = rehearsalPlan();
const at = (text: string) => Date.parse(`${text}+08:00`);

describe("the next opening", () => {
  it("is today's before the hall opens", () => {
    expect(nextOpening(plan, at("2025-11-24T07:10"))).toEqual({
      isDue: false,
      inDays: 0,
      weekday: "monday",
      from: "08:30",
      until: "18:00",
    });
  });

  it("is today's still while the hall should be open", () => {
    expect(nextOpening(plan, at("2025-11-24T10:00"))).toMatchObject({ isDue: true, inDays: 0 });
  });

  it("is tomorrow's once the day is over, and skips a day of rest", () => {
    expect(nextOpening(plan, at("2025-11-24T18:00"))).toMatchObject({ inDays: 1, weekday: "tuesday" });
    expect(nextOpening(plan, at("2025-11-29T20:00"))).toMatchObject({ inDays: 2, weekday: "monday" });
  });

  it("is next week's for a hall that opens on one day", () => {
    const rest = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null, saturday: null, sunday: null };
    const once = { timeZone: plan.timeZone, openingHours: { ...rest, monday: ["09:00", "12:00"] as [string, string] } };
    expect(nextOpening(once, at("2025-11-24T12:30"))).toMatchObject({ inDays: 7, weekday: "monday" });
    expect(nextOpening({ ...once, openingHours: rest }, at("2025-11-24T12:30"))).toBeNull();
  });
});
