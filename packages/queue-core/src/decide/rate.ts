// Decisions about what customers think of how they were served, and of taking a number.

import { counterOf, ratingOf, wishesOf } from "../hall-plan.ts";
import { toRate } from "../hall.ts";
import { type Decider, accept, reject } from "./decision.ts";

export const rate: Decider<"rate"> = (hall, { counter, visit: id, errand, mark, reasons, suggestion }, now, plan) => {
  if (!counterOf(plan, counter)) return reject("unknown-counter", { counter });
  const open = toRate(hall, plan, counter, now);
  if (!open || open.visit.id !== id || open.index !== errand) return reject("nothing-to-rate", { counter });
  if (open.errand.rating) return reject("rated-already");
  const unknown = reasons.find((reason) => !ratingOf(plan).reasons.some((known) => known.id === reason));
  if (unknown !== undefined) return reject("unknown-rating-reason", { reason: unknown });
  const said = suggestion === undefined || suggestion === "" ? {} : { suggestion };
  return accept({ type: "errand-rated", at: now, visit: id, counter, errand, mark, reasons, ...said });
};

/** Said after the number is taken, by whoever wants to; it may come late from a kiosk that was without the hub. */
export const giveFeedback: Decider<"give-feedback"> = (hall, { visit: id, mark, wish }, now, plan) => {
  const visit = hall.visits.get(id);
  if (!visit) return reject("unknown-visit");
  if (visit.feedback) return reject("feedback-given");
  if (wish !== undefined && !wishesOf(plan).some((known) => known.id === wish)) return reject("unknown-wish", { wish });
  return accept({ type: "feedback-given", at: now, visit: id, mark, ...(wish !== undefined && { wish }) });
};
