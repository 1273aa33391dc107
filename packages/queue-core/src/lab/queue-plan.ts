// A hall that is nothing but lanes, counters and dispatch, for queues that are studied by themselves.

import type { HallPlan } from "../hall-plan.ts";
import type { CounterId, LaneId, ZoneId } from "../ids.ts";

const words = { zh: "-", en: "-" };
const hours = null;

/** `counters` are told as the lanes that each serves, in its own order. */
export function queuePlan(
  lanes: readonly { readonly id: LaneId; readonly targetWaitMinutes: number }[],
  counters: readonly (readonly LaneId[])[],
  dispatch: HallPlan["dispatch"],
): HallPlan {
  return {
    version: 1,
    id: "queue",
    name: words,
    demo: false,
    timeZone: "UTC",
    openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: hours },
    lastTicketsMinutesBeforeClose: 0,
    brandColour: "#000000",
    lanes: lanes.map((lane, index) => ({ ...lane, letter: String.fromCodePoint(65 + index), name: words, shape: "circle" })),
    zones: [],
    serviceGroups: [],
    services: [],
    undecided: { name: words, standardMinutes: 1 },
    counters: counters.map((served, index) => ({ id: String(index + 1) as CounterId, zone: "hall" as ZoneId, lanes: [...served] })),
    dispatch,
    absence: { recalls: 0, recallSpacingSeconds: 20, answerSeconds: 60, placesBehind: 0, passes: 1 },
    pauseReasons: [],
    announcements: { call: words, missed: words, soon: words },
    ticketNote: words,
    diversion: [],
  };
}
