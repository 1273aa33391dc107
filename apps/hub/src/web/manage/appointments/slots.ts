// The days and times that can be booked now, by the hall's hours and its rules of appointments.

import { type AppointmentRules, type HallPlan, type Instant, minuteMs, weekdays } from "@hallflow/queue-core";
import { dateIn, instantOf } from "../opening-times.ts";

type Hall = Pick<HallPlan, "timeZone" | "openingHours" | "demo">;

const dayMs = 24 * 60 * minuteMs;

/** The dates that have a time to book, today first, such as 2026-11-22. */
export function bookableDays(hall: Hall, rules: AppointmentRules, now: Instant): string[] {
  const today = Date.parse(`${dateIn(hall.timeZone, now)}T00:00Z`);
  const days = Array.from({ length: rules.daysAhead + 1 }, (_, ahead) => new Date(today + ahead * dayMs).toISOString().slice(0, 10));
  return days.filter((day) => bookableSlots(hall, rules, day, now).length > 0);
}

/** The beginnings of a day's slots that can still be booked; whether one is full the hub alone knows. */
export function bookableSlots({ timeZone, openingHours, demo }: Hall, rules: AppointmentRules, day: string, now: Instant): Instant[] {
  const hours = openingHours[weekdays[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7] ?? "monday"];
  // A demo hall is open at any hour.
  const [from, until] = demo ? ["00:00", "23:59"] : (hours ?? [null, null]);
  if (from === null || until === null) return [];
  const [firstAt, endAt] = [instantOf(timeZone, day, from), instantOf(timeZone, day, until)];
  const slots: Instant[] = [];
  for (let slotAt = firstAt; slotAt < endAt; slotAt += rules.slotMinutes * minuteMs) {
    const aheadMs = slotAt - now;
    if (aheadMs >= rules.closesMinutesBefore * minuteMs && aheadMs <= rules.daysAhead * dayMs) slots.push(slotAt);
  }
  return slots;
}
