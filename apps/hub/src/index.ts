// The hub as tests and scripts start it within their own process.

export { startHub, type Hub } from "./hub.ts";
export { readSettings, type Settings } from "./settings.ts";
export { readHallFile, formatMistakes } from "./hall-file.ts";
export { Journal } from "./journal.ts";
export { dayTimesAt, dayTimesOf, type DayTimes } from "./day-times.ts";
