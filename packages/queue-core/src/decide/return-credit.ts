// What a customer keeps of an earlier wait who comes back for the same service: part of it on the same day, all of it when moved to the next.

import { carriedBy } from "../carried.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import { type ServiceId, type TicketToken, type VisitId, minuteMs } from "../ids.ts";
import { isAlive } from "../machines/visit.ts";
import type { Refusal } from "../messages.ts";
import { refuse } from "../refusals.ts";
import { type Errand, type Visit, waitsFromAt } from "../visit.ts";

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
  const kept = visit?.state === "carried" || !visit ? carriedBy(hall.carried, returnOf) : undefined;
  if (kept) return { returning: kept.services.includes(service) ? { visit: kept.visit, creditMs: kept.waitedMs } : null };
  if (!visit) return { refusal: refuse("unknown-visit") };
  if (isAlive(visit.state)) return { refusal: refuse("visit-goes-on", { ticket: visit.ticket }) };
  const errand = visit.errands.find((candidate) => candidate.service === service);
  const { returnCredit } = plan;
  if (!returnCredit || !errand || visit.hasReturned) return { returning: null };
  const creditMs = Math.min(Math.round(waitedMs(visit, errand) * returnCredit.share), returnCredit.mostMinutes * minuteMs);
  return { returning: { visit: visit.id, creditMs } };
}

/** From when the errand counted as waiting until it was first called, or until the customer gave up waiting. */
function waitedMs(visit: Visit, { createdAt, firstCalledAt }: Errand): number {
  const fromAt = Math.max(createdAt, waitsFromAt(visit));
  return Math.max(0, (firstCalledAt ?? visit.endedAt ?? fromAt) - fromAt);
}
