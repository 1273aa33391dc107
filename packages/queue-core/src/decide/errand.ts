// Where a further errand of a visit belongs: asked of the diversion, as if the customer came for it alone.

import { divert } from "../diversion.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type Hall, hallFacts } from "../hall.ts";
import type { Instant, LaneId, ServiceId, Words, ZoneId } from "../ids.ts";
import type { Visit } from "../visit.ts";

export interface ErrandDue {
  readonly lane: LaneId;
  readonly zone: ZoneId | null;
  readonly reason: Words;
}

export function errandDue(hall: Hall, plan: HallPlan, visit: Visit, service: ServiceId, now: Instant): ErrandDue {
  const { tier, needs, channel, language } = visit;
  const arrival = { errands: [service], tier, needs: [...needs], channel, language, declinedSelfService: true };
  const { lane, zone, reason } = divert(plan, arrival, hallFacts(hall, plan, now));
  return { lane, zone, reason };
}
