// Ratio: lanes take turns in proportion to their weights, spread as evenly as can be; an empty lane never blocks.

import { claimsBefore } from "../lanes.ts";
import type { Policy } from "./policy.ts";
import { laneSettings } from "./settings.ts";

/**
 * Smooth weighted round robin over the lanes where somebody waits. The lane with the most credit is next; the credits are the hall's
 * memory of its calls (memory.ts), so a replayed hall goes on in the same turn.
 */
export const ratio: Policy = {
  rule: "ratio",
  passed: "lane-share-used",
  before(a, b, { settings, memory }) {
    if (a.lane === b.lane) return claimsBefore(a, b);
    const first = (memory.shares.get(a.lane) ?? 0) + laneSettings(settings, a.lane).weight;
    const second = (memory.shares.get(b.lane) ?? 0) + laneSettings(settings, b.lane).weight;
    if (first !== second) return first > second;
    return claimsBefore(a, b);
  },
};
