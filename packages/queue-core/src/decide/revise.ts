// Decisions about what staff see of a waiting customer: a need or a tier that was not known when the ticket was taken.

import { offsetMinutes } from "../appointments.ts";
import { type Arriving, type Diversion, divert } from "../diversion.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type Hall, hallFacts } from "../hall.ts";
import type { Instant } from "../ids.ts";
import { type Visit, currentErrand } from "../visit.ts";
import { type Decider, accept, livingVisit, reject, revisionOf } from "./decision.ts";

/**
 * Asks the diversion anew. The credit follows for everybody; lane and zone for those alone who have not been called yet, since a
 * teller may have sent the others where they are.
 */
export const reviseVisit: Decider<"revise-visit"> = (hall, command, now, plan) => {
  const living = livingVisit(hall, command.visit);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state !== "waiting" && visit.state !== "held") return reject("visit-not-waiting", { ticket: visit.ticket });
  const known = { tier: command.tier ?? visit.tier, needs: [...new Set(command.needs ?? visit.needs)] };
  if (known.tier === visit.tier && known.needs.toSorted().join() === [...visit.needs].sort().join()) return accept();
  const way = divertAnew(hall, plan, { ...visit, ...known }, now);
  const { creditMs, recommendation } = way;
  const { lane, zone, reason, rule } = isUntouched(visit) ? way : { ...visit, rule: visit.diverted.rule };
  return accept({
    type: "visit-revised",
    at: now,
    visit: visit.id,
    ...known,
    lane,
    zone,
    claimAt: visit.claimAt + visit.diverted.creditMs - creditMs,
    creditMs,
    rule,
    ...revisionOf(hall),
    ...(recommendation !== null && { recommendation }),
    reason,
  });
};

const isUntouched = (visit: Visit): boolean =>
  visit.current === 0 && currentErrand(visit).firstCalledAt === null && visit.reservedFor === null && visit.wanted === null;

function divertAnew(hall: Hall, plan: HallPlan, visit: Visit, now: Instant): Diversion {
  const { tier, needs, channel, language, booked, arrivedAt } = visit;
  const arrival: Arriving = {
    errands: visit.errands.slice(visit.current).map(({ service }) => service),
    tier,
    needs: [...needs],
    channel,
    language,
    declinedSelfService: true,
    ...(booked && !booked.late && { offsetMinutes: offsetMinutes(booked, arrivedAt) }),
  };
  return divert(plan, arrival, hallFacts(hall, plan, now));
}
