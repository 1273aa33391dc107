// Which visit a free counter calls next, and the explanation that goes with the call.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { Instant } from "../ids.ts";
import type { Lanes } from "../lanes.ts";
import type { CallRule, Explanation } from "../messages.ts";
import type { Visit } from "../visit.ts";
import { explain } from "./explain.ts";
import { type Floor, emptyFloor } from "./floor.ts";
import type { Bar } from "./guards.ts";
import { find } from "./pick.ts";
import { policyOf } from "./policies.ts";
import { sceneOf } from "./scene.ts";

export interface Call {
  readonly visit: Visit;
  readonly rule: CallRule;
}

export interface Choice {
  readonly visit: Visit;
  readonly explanation: Explanation;
}

/**
 * The visit this counter calls next, or undefined when nobody waits whom it may call. Looks only at the heads of the hall's buckets.
 * Those who wait for this counter alone have been served once already and come first. `floor` is what the guards look at.
 */
export function nextVisit(
  plan: HallPlan,
  lanes: Lanes,
  counter: CounterPlan,
  now: Instant,
  floor: Floor = emptyFloor(),
): Choice | undefined {
  const scene = sceneOf(plan, counter, now, floor);
  const found = find(scene, policyOf(plan), lanes);
  if (!found || !("pick" in found)) return undefined;
  return { visit: found.pick.visit, explanation: explain(plan, lanes, scene, found.pick) };
}

/** The same as a visit and the rule alone, for those who play many calls forward. */
export function nextCall(plan: HallPlan, lanes: Lanes, counter: CounterPlan, now: Instant, floor: Floor): Call | undefined {
  const found = find(sceneOf(plan, counter, now, floor), policyOf(plan), lanes);
  return found && "pick" in found ? found.pick : undefined;
}

/** Why a guard gives this counter nobody although somebody waits whom it may serve in time; null where no guard does. */
export function heldBack(plan: HallPlan, lanes: Lanes, counter: CounterPlan, now: Instant, floor: Floor): Bar | null {
  const found = find(sceneOf(plan, counter, now, floor), policyOf(plan), lanes);
  return found && "bar" in found ? found.bar : null;
}
