// The one interface of every dispatch policy: whose claim on a free counter is the stronger.

import type { HallPlan } from "../hall-plan.ts";
import { laneOf } from "../hall-plan.ts";
import { type Instant, minuteMs } from "../ids.ts";
import type { Claim } from "../lanes.ts";
import type { Explanation } from "../messages.ts";

/** `rule` names the policy in a call's explanation. `before` must be a strict total order over waiting visits. */
export interface Policy {
  readonly rule: Explanation["rule"];
  before(a: Claim, b: Claim, plan: HallPlan): boolean;
}

/** The instant by which the hall promised to call a visit: its claim plus its lane's target wait. */
export function deadlineOf(claim: Claim, plan: HallPlan): Instant {
  return claim.claimAt + Math.round(laneOf(plan, claim.lane).targetWaitMinutes * minuteMs);
}
