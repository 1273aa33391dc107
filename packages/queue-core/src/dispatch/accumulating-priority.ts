// Accumulating priority: whoever has waited the largest share of their lane's target (holds the ratio of waits, Sun and Whitt 2018).

import { claimsBefore } from "../lanes.ts";
import type { Policy } from "./policy.ts";
import { laneSettings } from "./settings.ts";

/** Shares are compared by cross-multiplication: milliseconds waited times seconds of target are exact integers for years of waiting. */
export const accumulatingPriority: Policy = {
  rule: "accumulating-priority",
  passed: "smaller-share",
  before(a, b, { settings, now }) {
    const first = (now - a.claimAt) * laneSettings(settings, b.lane).dueSeconds;
    const second = (now - b.claimAt) * laneSettings(settings, a.lane).dueSeconds;
    return first === second ? claimsBefore(a, b) : first > second;
  },
};
