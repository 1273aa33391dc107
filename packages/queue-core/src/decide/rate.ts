// Decisions about what customers think of how they were served.

import { counterOf, ratingOf } from "../hall-plan.ts";
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
