// Decisions about those who still wait when the hall closes: each lane by the rule of the plan, and the day itself.

import { closingRuleOf } from "../hall-plan.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import type { Instant } from "../ids.ts";
import { nextHallDayState } from "../machines/table.ts";
import { isAlive } from "../machines/visit.ts";
import type { JournalEvent } from "../messages.ts";
import { type Visit, waitsFromAt } from "../visit.ts";
import { missedAppointments } from "./appointment.ts";
import { type Decider, accept, reject } from "./decision.ts";

/** Whether a visit is to go when the hall closes, and is nobody's to finish: not at a counter, nor at a machine. */
export function isToClear(plan: HallPlan, visit: Visit): boolean {
  const waits = visit.state === "waiting" || (visit.state === "held" && visit.hold?.kind !== "at-machine");
  return waits && closingRuleOf(plan, visit.lane) !== "serve";
}

/** When those who wait are to go, or null in a day without hours. */
export const clearingAt = ({ day }: Hall, plan: HallPlan): Instant | null =>
  day.closesAt === null ? null : day.closesAt + (plan.closing?.afterMinutes ?? 0) * 60_000;

export const clearWaiting: Decider<"clear-waiting"> = (hall, _, now, plan) => {
  if (hall.day.state === "closed") return reject("hall-closed");
  const dueAt = clearingAt(hall, plan);
  if (dueAt === null || now < dueAt || hall.day.pausedAt !== null) return reject("not-closing-time");
  const left = [...hall.visits.values()].filter((visit) => isToClear(plan, visit));
  return accept(...left.map((visit) => leave(plan, visit, now)));
};

/** Nobody at a counter is sent away; those who still wait or are held end with the day, each by an event of its own. */
export const closeDay: Decider<"close-day"> = (hall, _, now, plan) => {
  if (!nextHallDayState(hall.day.state, "CLOSE")) return reject("hall-closed");
  const busy = [...hall.seats.values()].filter((seat) => seat.visit !== null).length;
  if (busy > 0) return reject("visits-alive", { count: busy });
  const events: JournalEvent[] = [];
  for (const visit of hall.visits.values()) if (isAlive(visit.state)) events.push(leave(plan, visit, now));
  for (const seat of hall.seats.values()) {
    if (seat.state !== "signed-out") events.push({ type: "counter-signed-out", at: now, counter: seat.id });
  }
  return accept(...events, ...missedAppointments(hall, now), { type: "day-closed", at: now });
};

/** A place that is kept counts for as long as its customer has waited: an absence costs what it cost, and credit is given anew. */
function leave(plan: HallPlan, visit: Visit, now: Instant): JournalEvent {
  const event = { type: "visit-ended", at: now, visit: visit.id, counter: null } as const;
  if (closingRuleOf(plan, visit.lane) !== "tomorrow") return { ...event, end: "day-closed" };
  const waitedMs = Math.max(0, Math.min(now - waitsFromAt(visit), now - visit.claimAt)) + visit.returnCreditMs;
  return { ...event, end: "carried-over", waitedMs };
}
