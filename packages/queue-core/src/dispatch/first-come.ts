// First-come: whoever has the earlier claim, whichever their lane.

import { claimsBefore } from "../lanes.ts";
import type { Policy } from "./policy.ts";

export const firstCome: Policy = { rule: "first-come", passed: "later-claim", before: (a, b) => claimsBefore(a, b) };
