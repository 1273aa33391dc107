// Target wait: earliest deadline first, the deadline being arrival plus the lane's target (Panwar, Towsley and Wolf 1988).

import { claimsBefore } from "../lanes.ts";
import type { Policy } from "./policy.ts";
import { laneSettings } from "./settings.ts";

/** The order never changes with time, so nobody is overtaken by more than the difference of two targets. */
export const targetWait: Policy = {
  rule: "target-wait",
  passed: "later-deadline",
  before(a, b, { settings }) {
    const first = a.claimAt + laneSettings(settings, a.lane).dueMs;
    const second = b.claimAt + laneSettings(settings, b.lane).dueMs;
    return first === second ? claimsBefore(a, b) : first < second;
  },
};
