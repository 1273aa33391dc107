// Instants as a hall reads them: in its own time zone, on a 24-hour clock.

import type { Instant } from "./ids.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a thousand times as much as using one, and a page needs a handful. */
function formatFor(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: "h23" })));
  return format;
}

/** The time of day in the hall, such as 09:05. */
export const timeOfDay = (at: Instant, timeZone: string): string =>
  formatFor("en-GB", timeZone, { hour: "2-digit", minute: "2-digit" }).format(at);

/** The date in the hall as a person says it, such as 11月22日 星期六 or Saturday 22 November. */
export const dateInHall = (at: Instant, timeZone: string, language: "zh" | "en"): string =>
  formatFor(language === "zh" ? "zh-CN" : "en-GB", timeZone, { month: "long", day: "numeric", weekday: "long" }).format(at);

/** The day of the week in the hall, 0 for Monday to 6 for Sunday, as `weekdays` of the plan counts. */
export function weekdayInHall(at: Instant, timeZone: string): number {
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  return names.indexOf(formatFor("en-US", timeZone, { weekday: "short" }).format(at));
}
