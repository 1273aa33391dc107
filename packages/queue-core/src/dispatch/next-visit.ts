// Which visit a free counter calls next, and the explanation that goes with the call.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { Instant } from "../ids.ts";
import { type Lanes, claimsBefore } from "../lanes.ts";
import type { Explanation, PassedOver } from "../messages.ts";
import type { Visit } from "../visit.ts";
import { firstCome } from "./first-come.ts";
import { type Policy, deadlineOf } from "./policy.ts";
import { targetWait } from "./target-wait.ts";

/** Every policy a hall file may name. */
export const policies: Record<HallPlan["dispatch"]["policy"], Policy> = { "first-come": firstCome, "target-wait": targetWait };

export interface Choice {
  readonly visit: Visit;
  readonly explanation: Explanation;
}

/**
 * The visit this counter calls next, or undefined when nobody it serves waits. Looks only at the heads of the hall's buckets.
 * Those who wait for this counter alone have been served once already and come first.
 */
export function nextVisit(plan: HallPlan, lanes: Lanes, counter: CounterPlan, now: Instant): Choice | undefined {
  const own = lanes.reserved(counter.id)?.visits.peek();
  if (own) return { visit: own, explanation: explain(plan, lanes, counter, own, "reserved", now) };
  const policy = policies[plan.dispatch.policy];
  let best: Visit | undefined;
  for (const lane of counter.lanes) {
    for (const bucket of lanes.buckets(lane)) {
      const head = bucket.visits.peek();
      if (head && (!best || policy.before(head, best, plan))) best = head;
    }
  }
  return best && { visit: best, explanation: explain(plan, lanes, counter, best, policy.rule, now) };
}

/** The explanation of a call: the rule, and every head of a bucket who came before the one called, with the reason. */
export function explain(
  plan: HallPlan,
  lanes: Lanes,
  counter: CounterPlan,
  called: Visit,
  rule: Explanation["rule"],
  now: Instant,
  reason?: string,
): Explanation {
  const passedOver: PassedOver[] = [];
  const consider = (visit: Visit | undefined, why: PassedOver["why"]) => {
    if (visit && visit !== called && claimsBefore(visit, called)) passedOver.push({ visit: visit.id, ticket: visit.ticket, why });
  };
  for (const { id } of plan.lanes) {
    const why = counter.lanes.includes(id) ? "later-deadline" : "lane-not-served";
    for (const bucket of lanes.buckets(id)) consider(bucket.visits.peek(), why);
  }
  for (const bucket of lanes.reservedBuckets()) {
    consider(bucket.visits.peek(), bucket.counter === counter.id ? "later-deadline" : "reserved-elsewhere");
  }
  return {
    rule,
    waitedMs: Math.max(0, now - called.arrivedAt),
    deadlineAt: deadlineOf(called, plan),
    passedOver,
    ...(reason === undefined ? {} : { reason }),
  };
}
