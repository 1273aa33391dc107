// Decisions at the counter while a customer is being served: finish, hold, and passing on to somebody else.

import { counterOf, hasSkillFor, serviceOf } from "../hall-plan.ts";
import { type Hall, seatOfStaff } from "../hall.ts";
import type { Instant } from "../ids.ts";
import type { CommandOf } from "../messages.ts";
import { type Visit, currentErrand } from "../visit.ts";
import { type Decider, accept, lacksSkill, nameOf, reject, seatWithVisit } from "./decision.ts";
import { errandDue } from "./errand.ts";

/**
 * Ends the errand. A further one goes on here when this counter serves its lane and can do it; otherwise the visit waits again with
 * the arrival time that it came with.
 */
export const finish: Decider<"finish"> = (hall, { counter }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["serving"]);
  if ("refusal" in found) return found;
  const { visit } = found;
  const finished = { type: "errand-finished", at: now, visit: visit.id, counter } as const;
  const next = visit.errands[visit.current + 1];
  if (!next) return accept(finished, { type: "visit-ended", at: now, visit: visit.id, end: "served", counter });
  const due = errandDue(hall, plan, visit, next.service, now);
  const goesOnHere = found.counter.lanes.includes(due.lane) && hasSkillFor(plan, found.counter, next.service);
  if (!goesOnHere) return accept(finished, { type: "errand-due", at: now, visit: visit.id, ...due });
  return accept(finished, { type: "errand-started", at: now, visit: visit.id, counter, due });
};

export const hold: Decider<"hold"> = (hall, { counter, kind, note }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["serving"]);
  if ("refusal" in found) return found;
  return accept({ type: "visit-held", at: now, visit: found.visit.id, counter, kind, note: note ?? "" });
};

export const transfer: Decider<"transfer"> = (hall, command, now, plan) => {
  const found = seatWithVisit(hall, plan, command.counter, ["calling", "serving"]);
  if ("refusal" in found) return found;
  const { visit } = found;
  const service = command.service ?? currentErrand(visit).service;
  if (!serviceOf(plan, service)) return reject("unknown-service", { service });
  const { destination } = command;
  const event = { type: "visit-transferred", at: now, visit: visit.id, from: command.counter, service, note: command.note ?? "" } as const;
  if (destination.to === "counter") {
    const counter = counterOf(plan, destination.counter);
    if (!counter) return reject("unknown-counter", { counter: destination.counter });
    const lacking = lacksSkill(plan, counter, service);
    if (lacking) return lacking;
    const seat = hall.seats.get(destination.counter);
    if (!seat || seat.state === "signed-out") return reject("counter-signed-out", { counter: destination.counter });
    return accept({ ...event, lane: visit.lane, claimAt: visit.claimAt, reservedFor: destination.counter });
  }
  if (destination.to === "staff") {
    const seat = seatOfStaff(hall, destination.staff);
    const counter = seat && counterOf(plan, seat.id);
    if (!seat || !counter) return reject("staff-nowhere", { staff: destination.staff });
    const lacking = lacksSkill(plan, counter, service);
    if (lacking) return lacking;
    return accept({ ...event, lane: visit.lane, claimAt: visit.claimAt, reservedFor: seat.id, wanted: destination.staff });
  }
  if (!plan.lanes.some((lane) => lane.id === destination.lane)) return reject("unknown-lane", { lane: destination.lane });
  if (!plan.counters.some((counter) => counter.lanes.includes(destination.lane) && hasSkillFor(plan, counter, service)))
    return reject("lane-lacks-skill", { lane: destination.lane, ...nameOf(plan, service) });
  return accept({ ...event, lane: destination.lane, claimAt: claimAfter(hall, visit, destination, now), reservedFor: null });
};

/** The claim with which a transferred visit joins a lane: its own, one before the head's, or that of a newcomer. */
function claimAfter(
  hall: Hall,
  visit: Visit,
  { lane, position }: Extract<CommandOf<"transfer">["destination"], { to: "lane" }>,
  now: Instant,
): Instant {
  switch (position) {
    case "kept":
      return visit.claimAt;
    case "first":
      return Math.min(visit.claimAt, (hall.lanes.first(lane, 1)[0]?.claimAt ?? Infinity) - 1);
    case "last":
      return now;
  }
}
