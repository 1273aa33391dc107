// Target wait: earliest deadline first, the deadline being arrival plus the lane's target (Panwar, Towsley and Wolf 1988).

import { claimsBefore } from "../lanes.ts";
import { type Policy, deadlineOf } from "./policy.ts";

/** The order never changes with time, so nobody is overtaken by more than the difference of two targets. */
export const targetWait: Policy = {
  rule: "target-wait",
  before(a, b, plan) {
    const [first, second] = [deadlineOf(a, plan), deadlineOf(b, plan)];
    return first === second ? claimsBefore(a, b) : first < second;
  },
};
