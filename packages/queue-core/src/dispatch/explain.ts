// The explanation of a call: the rule that chose the visit, and each head of a bucket that stood before it, with the reason.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { Instant } from "../ids.ts";
import { type Claim, type Lanes, claimsBefore, isAmong } from "../lanes.ts";
import type { Explanation, PassedOver, PassedOverReason } from "../messages.ts";
import { type Booked, type Visit, waitsFromAt } from "../visit.ts";
import type { Floor } from "./floor.ts";
import type { Pick } from "./pick.ts";
import { policyOf } from "./policies.ts";
import { deadlineOf } from "./policy.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { beyondSkill } from "./settings.ts";

/** Whoever is called, as far as the explanation looks at them: one without a ticket is no visit yet. */
type Called = Claim & { readonly arrivedAt: Instant; readonly booked: Booked | null };
type Chosen = Omit<Pick, "visit"> & { readonly visit: Called };

/**
 * Somebody stood before the visit picked when their claim is earlier, or when the counter serves them and the policy alone would
 * have called them first. Those behind a head of a bucket were passed over for the same reason as the head.
 */
export function explain(plan: HallPlan, lanes: Lanes, scene: Scene, { visit: called, rule, why }: Chosen): Explanation {
  const policy = policyOf(plan);
  const passedOver: PassedOver[] = [];
  const consider = (head: Visit | undefined, served: boolean, reason: (head: Visit) => PassedOverReason) => {
    if (!head || head === called) return;
    if (claimsBefore(head, called) || (served && policy.before(head, called, scene))) {
      passedOver.push({ visit: head.id, ticket: head.ticket, why: reason(head) });
    }
  };
  const beyond = beyondSkill(scene.settings, scene.counter.id);
  for (const { id } of plan.lanes) {
    const served = rule === "idle-help" || scene.counter.lanes.includes(id);
    for (const { service, visits } of lanes.buckets(id)) {
      const skilled = !isAmong(beyond, service);
      consider(visits.peek(), served && skilled, !served ? () => "lane-not-served" : skilled ? why : () => "skill-missing");
    }
  }
  for (const bucket of lanes.reservedBuckets()) {
    consider(bucket.visits.peek(), false, bucket.counter === scene.counter.id ? why : () => "reserved-elsewhere");
  }
  return { rule, waitedMs: Math.max(0, scene.now - waitsFromAt(called)), deadlineAt: deadlineOf(called, plan), passedOver };
}

/** The explanation of a call that a teller decides alone, of a ticket or without one, and must give a reason for. */
export function explainByName(
  plan: HallPlan,
  lanes: Lanes,
  counter: CounterPlan,
  called: Called,
  now: Instant,
  reason: string,
  floor: Floor,
  rule: "by-name" | "without-ticket" = "by-name",
): Explanation {
  const chosen: Chosen = { visit: called, rule, why: () => "another-by-name" };
  return { ...explain(plan, lanes, sceneOf(plan, counter, now, floor), chosen), reason };
}
