// The one interface of every dispatch policy: whose claim on a free counter is the stronger.

import type { CounterPlan, HallPlan, PolicyName } from "../hall-plan.ts";
import { laneOf } from "../hall-plan.ts";
import { type Instant, minuteMs } from "../ids.ts";
import type { Claim } from "../lanes.ts";
import type { PassedOverReason } from "../messages.ts";
import type { DispatchMemory } from "./memory.ts";
import type { DispatchSettings } from "./settings.ts";

/** A counter about to call; null where the question is about the hall as a whole. */
export interface Moment {
  readonly settings: DispatchSettings;
  readonly memory: DispatchMemory;
  readonly counter: CounterPlan | null;
  readonly now: Instant;
}

/**
 * `before` must be, at any one moment, a strict total order over claims, and agree with `claimsBefore` within a lane: then the
 * heads of the buckets are all that a counter has to look at. `passed` says why the later one was passed over.
 */
export interface Policy {
  readonly rule: PolicyName;
  readonly passed: PassedOverReason;
  before(a: Claim, b: Claim, moment: Moment): boolean;
}

/** The instant by which the hall promised to call a visit: its claim plus its lane's target wait. */
export function deadlineOf(claim: Claim, plan: HallPlan): Instant {
  return claim.claimAt + Math.round(laneOf(plan, claim.lane).targetWaitMinutes * minuteMs);
}
