// What the code on a ticket tells whoever holds it: how its visit stands, and what its customer may come back for.

import { carriedBy } from "./carried.ts";
import { machineZone } from "./decide/machine.ts";
import { returningFrom } from "./decide/return-credit.ts";
import { type HallPlan, serviceOf } from "./hall-plan.ts";
import type { Hall } from "./hall.ts";
import type { Instant, ServiceId, TicketToken, VisitId } from "./ids.ts";
import { isAlive } from "./machines/visit.ts";
import type { TicketAnswer } from "./protocol.ts";
import { showVisit } from "./show.ts";
import { currentErrand } from "./visit.ts";

/** Undefined for a token that is neither of today nor of a place that was moved to today. */
export function showTicket(hall: Hall, plan: HallPlan, token: TicketToken, now: Instant): TicketAnswer | undefined {
  const visit = hall.visits.get(hall.byToken.get(token) ?? ("" as VisitId));
  if (!visit || visit.state === "carried") {
    const kept = carriedBy(hall.carried, token);
    return kept && { ticket: kept.ticket, visit: null, machine: null, again: offered(plan, kept.services), keepsWait: true };
  }
  const { ticket } = visit;
  const view = showVisit(hall, plan, visit, now);
  if (isAlive(visit.state)) {
    const machine = visit.state === "waiting" ? (machineZone(plan, currentErrand(visit).service) ?? null) : null;
    return { ticket, visit: view, machine, again: [], keepsWait: false };
  }
  const again = offered(
    plan,
    visit.errands.map(({ service }) => service),
  );
  return { ticket, visit: view, machine: null, again, keepsWait: again.some((service) => keepsFor(hall, plan, token, service)) };
}

/** Each once, and only what the hall still has. */
const offered = (plan: HallPlan, services: readonly ServiceId[]): ServiceId[] =>
  [...new Set(services)].filter((service) => serviceOf(plan, service) !== undefined);

function keepsFor(hall: Hall, plan: HallPlan, token: TicketToken, service: ServiceId): boolean {
  const earlier = returningFrom(hall, plan, token, service);
  return "returning" in earlier && earlier.returning !== null && earlier.returning.creditMs > 0;
}
