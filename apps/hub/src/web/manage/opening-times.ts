// When a hall day that is opened now begins and ends, by the plan's hours. Computed with Intl: browsers on tablets have no Temporal yet.

import { type CommandOf, type HallPlan, type Instant, minuteMs, weekdays } from "@hallflow/queue-core";

type Hours = Pick<HallPlan, "timeZone" | "openingHours" | "lastTicketsMinutesBeforeClose" | "demo">;

const dayMs = 24 * 60 * minuteMs;

/**
 * The command that opens the day which `at` falls on. An end that has passed already is left out, for it would end the day at once;
 * so is every end on a day without hours, and in a hall for trying out. Such a day is ended by hand.
 */
export function openDayCommand(plan: Hours, at: Instant): CommandOf<"open-day"> {
  const day = dateIn(plan.timeZone, at);
  const opening = plan.openingHours[weekdays[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7] as (typeof weekdays)[number]];
  const dayStartAt = instantOf(plan.timeZone, day, "00:00");
  if (!opening || plan.demo) return { type: "open-day", day, dayStartAt, ticketsStopAt: null, closesAt: null };
  const closesAt = instantOf(plan.timeZone, day, opening[1]);
  const ticketsStopAt = closesAt - plan.lastTicketsMinutesBeforeClose * minuteMs;
  return {
    type: "open-day",
    day,
    dayStartAt,
    ticketsStopAt: ticketsStopAt > at ? ticketsStopAt : null,
    closesAt: closesAt > at ? closesAt : null,
  };
}

/** The date in a time zone, such as 2026-11-22. */
export function dateIn(timeZone: string, at: Instant): string {
  return wallClock(timeZone, at).slice(0, 10);
}

/** The instant at which a zone's clocks show a time. A time that they skip is one hour later, a time that they show twice is the first. */
export function instantOf(timeZone: string, day: string, time: string): Instant {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // The offsets in force well before and well after: where they differ, the clocks change in between.
  const before = offsetMs(timeZone, asUtc - dayMs);
  const after = offsetMs(timeZone, asUtc + dayMs);
  const first = asUtc - before;
  return offsetMs(timeZone, first) === before || offsetMs(timeZone, asUtc - after) !== after ? first : asUtc - after;
}

const offsetMs = (timeZone: string, at: Instant): number => Date.parse(`${wallClock(timeZone, at)}Z`) - at;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a zone's clocks show, such as 2026-11-22T08:30:00.000. */
function wallClock(timeZone: string, at: Instant): string {
  let format = formats.get(timeZone);
  if (!format) {
    const two = "2-digit";
    const parts = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two, fractionalSecondDigits: 3 } as const;
    formats.set(timeZone, (format = new Intl.DateTimeFormat("en-US", { ...parts, timeZone, hourCycle: "h23", calendar: "iso8601" })));
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}:${part["second"]}.${part["fractionalSecond"]}`;
}
