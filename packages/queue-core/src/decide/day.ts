// Decisions about the hall day and its plan.

import type { HallPlan } from "../hall-plan.ts";
import { serviceOf } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import type { Instant } from "../ids.ts";
import { nextHallDayState } from "../machines/table.ts";
import { isAlive } from "../machines/visit.ts";
import type { CommandOf } from "../messages.ts";
import { checkPlan } from "../plan-check.ts";
import { lostAppointments } from "./appointment.ts";
import { type Decider, type Decision, accept, reject } from "./decision.ts";

export const openDay: Decider<"open-day"> = (hall, { day, dayStartAt, ticketsStopAt, closesAt }, now) => {
  if (!nextHallDayState(hall.day.state, "OPEN")) return reject("hall-open");
  return accept({ type: "day-opened", at: now, day, dayStartAt, ticketsStopAt, closesAt }, ...lostAppointments(hall, now));
};

export const stopTickets: Decider<"stop-tickets"> = (hall, _, now) => {
  if (hall.day.state === "last-tickets") return accept();
  if (!nextHallDayState(hall.day.state, "STOP_TICKETS")) return reject("hall-closed");
  return accept({ type: "tickets-stopped", at: now });
};

export const setNotices: Decider<"set-notices"> = (_, { notices }, now) =>
  notices.some(({ untilAt }) => untilAt !== null && untilAt <= now)
    ? reject("notice-over")
    : accept({ type: "notices-set", at: now, notices });

/**
 * A plan whose parts do not agree is never published, for everything after it relies on them; and one that would leave a
 * living visit or a staffed counter without its place waits until they are done.
 */
export function publishPlan(hall: Hall, { plan, by }: CommandOf<"publish-plan">, now: Instant): Decision {
  const [mistake] = checkPlan(plan);
  if (mistake) return reject("plan-mistaken", { path: mistake.path.join("."), ...mistake.words });
  const missing = inUse(hall, plan);
  if (missing !== undefined) return reject("plan-in-use", { what: missing });
  const count = strandedAppointments(hall, plan);
  if (count > 0) return reject("appointments-booked", { count });
  const revision = (hall.published?.revision ?? 0) + 1;
  return accept({ type: "plan-published", at: now, plan, revision, ...(by !== undefined && { by }) });
}

/** How many booked times the plan could not keep. */
function strandedAppointments({ appointments }: Hall, plan: HallPlan): number {
  return [...appointments.values()].filter(
    ({ visit, errands }) => visit === null && (!plan.appointments || errands.some((service) => !serviceOf(plan, service))),
  ).length;
}

function inUse(hall: Hall, plan: HallPlan): string | undefined {
  for (const visit of hall.visits.values()) {
    if (!isAlive(visit.state)) continue;
    if (!plan.lanes.some((lane) => lane.id === visit.lane)) return visit.lane;
    if (visit.zone !== null && !plan.zones.some((zone) => zone.id === visit.zone)) return visit.zone;
    const lost = visit.errands.find((errand) => !serviceOf(plan, errand.service));
    if (lost) return lost.service;
  }
  for (const seat of hall.seats.values()) {
    if (seat.state !== "signed-out" && !plan.counters.some((counter) => counter.id === seat.id)) return seat.id;
  }
  return undefined;
}
