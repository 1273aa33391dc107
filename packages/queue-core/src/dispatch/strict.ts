// Strict: the lane that stands first in the counter's own list, however long another has waited. It starves the last.

import type { LaneId } from "../ids.ts";
import { claimsBefore } from "../lanes.ts";
import type { Moment, Policy } from "./policy.ts";
import { laneSettings } from "./settings.ts";

export const strict: Policy = {
  rule: "strict",
  passed: "lane-later",
  before(a, b, moment) {
    const [first, second] = [rankOf(a.lane, moment), rankOf(b.lane, moment)];
    return first === second ? claimsBefore(a, b) : first < second;
  },
};

/** A lane that the counter only helps out with comes after all of its own. */
function rankOf(lane: LaneId, { counter, settings }: Moment): number {
  const { rank } = laneSettings(settings, lane);
  if (!counter) return rank;
  const place = counter.lanes.indexOf(lane);
  return place >= 0 ? place : counter.lanes.length + rank;
}
