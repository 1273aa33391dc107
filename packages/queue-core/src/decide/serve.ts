// Decisions at the counter while a customer is being served: finish, and hold.

import { hasSkillFor } from "../hall-plan.ts";
import { minuteMs } from "../ids.ts";
import { type Decider, accept, reject, seatWithVisit } from "./decision.ts";
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

export const recordOutcome: Decider<"record-outcome"> = (hall, { counter, kind, about, outcome }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["serving"]);
  if ("refusal" in found) return found;
  if (found.visit.outcome) return reject("outcome-recorded");
  return accept({ type: "outcome-recorded", at: now, visit: found.visit.id, counter, kind, about, outcome });
};

export const hold: Decider<"hold"> = (hall, { counter, kind, note, minutes }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["serving"]);
  if ("refusal" in found) return found;
  const until = minutes === undefined ? {} : { untilAt: now + minutes * minuteMs };
  return accept({ type: "visit-held", at: now, visit: found.visit.id, counter, kind, note: note ?? "", ...until });
};
