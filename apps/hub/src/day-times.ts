// The instants of a hall day, from the hall's opening hours and time zone.

import type { HallPlan, Instant } from "@hallflow/queue-core";
import { minuteMs, weekdays } from "@hallflow/queue-core";

/** A calendar day of the hall: its local midnight, and its hours; null on a day when the hall stays closed. */
export interface DayTimes {
  readonly day: string;
  readonly dayStartAt: Instant;
  readonly hours: { readonly opensAt: Instant; readonly ticketsStopAt: Instant; readonly closesAt: Instant } | null;
}

type Hours = Pick<HallPlan, "timeZone" | "openingHours" | "lastTicketsMinutesBeforeClose">;

/** The times of the hall's local day that contains `at` (ms since the epoch). */
export function dayTimesAt(plan: Hours, at: Instant): DayTimes {
  return dayTimes(plan, Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(plan.timeZone).toPlainDate());
}

/** The times of a day given as 2026-11-22. Throws a RangeError on a text that is no date. */
export function dayTimesOf(plan: Hours, day: string): DayTimes {
  return dayTimes(plan, Temporal.PlainDate.from(day));
}

function dayTimes(plan: Hours, date: Temporal.PlainDate): DayTimes {
  const name = weekdays[date.dayOfWeek - 1] as (typeof weekdays)[number];
  const dayStartAt = date.toZonedDateTime(plan.timeZone).epochMilliseconds;
  const opening = plan.openingHours[name];
  if (!opening) return { day: date.toString(), dayStartAt, hours: null };
  const [opensAt, closesAt] = opening.map(
    (plainTime) => date.toZonedDateTime({ timeZone: plan.timeZone, plainTime }).epochMilliseconds,
  ) as [number, number];
  const ticketsStopAt = closesAt - plan.lastTicketsMinutesBeforeClose * minuteMs;
  return { day: date.toString(), dayStartAt, hours: { opensAt, ticketsStopAt, closesAt } };
}
