// Waiting credit: the longest wait first, where a lane's customers count as having waited some minutes already.

import { claimsBefore } from "../lanes.ts";
import type { Policy } from "./policy.ts";
import { laneSettings } from "./settings.ts";

/** Without credit this is first-come, with a boundless one strict: nobody is overtaken by more than the difference of two credits. */
export const waitingCredit: Policy = {
  rule: "waiting-credit",
  passed: "less-credit",
  before(a, b, { settings }) {
    const first = a.claimAt - laneSettings(settings, a.lane).creditMs;
    const second = b.claimAt - laneSettings(settings, b.lane).creditMs;
    return first === second ? claimsBefore(a, b) : first < second;
  },
};
