// Further errands of a visit: where one belongs, and one more that comes up during the visit.

import { divert } from "../diversion.ts";
import { type HallPlan, serviceOf } from "../hall-plan.ts";
import { type Hall, hallFacts } from "../hall.ts";
import type { Instant, LaneId, ServiceId, Words, ZoneId } from "../ids.ts";
import type { Visit } from "../visit.ts";
import { type Decider, accept, livingVisit, reject } from "./decision.ts";

/** As many as a visit may have before it. */
const mostErrands = 5;

/** What comes up on the way is done in the same visit, after what was asked before. */
export const addErrand: Decider<"add-errand"> = (hall, { visit: id, service }, now, plan) => {
  const living = livingVisit(hall, id);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (!serviceOf(plan, service)) return reject("unknown-service", { service });
  const open = visit.errands.slice(visit.current);
  if (open.some((errand) => errand.service === service)) return reject("duplicate-errand");
  if (open.length >= mostErrands) return reject("too-many-errands", { ticket: visit.ticket, most: mostErrands });
  return accept({ type: "errand-added", at: now, visit: id, service });
};

export interface ErrandDue {
  readonly lane: LaneId;
  readonly zone: ZoneId | null;
  readonly reason: Words;
}

/** Asked of the diversion, as if the customer came for it alone. */
export function errandDue(hall: Hall, plan: HallPlan, visit: Visit, service: ServiceId, now: Instant): ErrandDue {
  const { tier, needs, channel, language } = visit;
  const arrival = { errands: [service], tier, needs: [...needs], channel, language, declinedSelfService: true };
  const { lane, zone, reason } = divert(plan, arrival, hallFacts(hall, plan, now));
  return { lane, zone, reason };
}
