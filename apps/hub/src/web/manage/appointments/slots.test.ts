import { appointmentsSchema } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { rehearsalPlan } from "../rehearsal-plan.ts";
import { bookableDays, bookableSlots } from "./slots.ts";

const rules = appointmentsSchema.parse({ slotMinutes: 30, closesMinutesBefore: 45, daysAhead: 2 });
const openingHours = { ...rehearsalPlan().openingHours, tuesday: null };
const plan = rehearsalPlan({ openingHours });
const at = (text: string) => Date.parse(`${text}+08:00`);
const monday = at("2025-11-24T16:00");

describe("the times that can be booked", () => {
  it("begin after the hall's notice and end before it closes", () => {
    expect(bookableSlots(plan, rules, "2025-11-24", monday)).toEqual([at("2025-11-24T17:00"), at("2025-11-24T17:30")]);
  });

  it("leave out days without hours, days too far ahead, and a day that is over", () => {
    expect(bookableDays(plan, rules, monday)).toEqual(["2025-11-24", "2025-11-26"]);
    expect(bookableDays(plan, rules, at("2025-11-24T17:00"))).toEqual(["2025-11-26"]);
    // Nothing later than two days from now to the minute.
    expect(bookableSlots(plan, rules, "2025-11-26", monday).at(-1)).toBe(at("2025-11-26T16:00"));
  });

  it("are any hour in a demo hall", () => {
    expect(bookableSlots({ ...plan, demo: true }, rules, "2025-11-25", monday)).toHaveLength(48);
  });
});
