// What a customer keeps of an earlier wait who comes back for the same service on the same day.

import type { HallPlan } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import { type ServiceId, type TicketToken, type VisitId, minuteMs } from "../ids.ts";
import { isAlive } from "../machines/visit.ts";
import type { Refusal } from "../messages.ts";
import { refuse } from "../refusals.ts";
import type { Errand, Visit } from "../visit.ts";

export interface Returning {
  readonly visit: VisitId;
  readonly creditMs: number;
}

/**
 * The earlier visit and its credit; null where it gives none (another service, credited before, a plan without return credit).
 * A ticket that is still good needs no other, and is refused.
 */
export function returningFrom(
  hall: Hall,
  plan: HallPlan,
  returnOf: string,
  service: ServiceId,
): { refusal: Refusal } | { returning: Returning | null } {
  const visit = hall.visits.get(returnOf as VisitId) ?? hall.visits.get(hall.byToken.get(returnOf as TicketToken) ?? ("" as VisitId));
  if (!visit) return { refusal: refuse("unknown-visit") };
  if (isAlive(visit.state)) return { refusal: refuse("visit-goes-on", { ticket: visit.ticket }) };
  const errand = visit.errands.find((candidate) => candidate.service === service);
  const { returnCredit } = plan;
  if (!returnCredit || !errand || visit.hasReturned) return { returning: null };
  const creditMs = Math.min(Math.round(waitedMs(visit, errand) * returnCredit.share), returnCredit.mostMinutes * minuteMs);
  return { returning: { visit: visit.id, creditMs } };
}

/** From when the errand came up until it was first called, or until the customer gave up waiting. */
const waitedMs = (visit: Visit, { createdAt, firstCalledAt }: Errand): number =>
  Math.max(0, (firstCalledAt ?? visit.endedAt ?? createdAt) - createdAt);
