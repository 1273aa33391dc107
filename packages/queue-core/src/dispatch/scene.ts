// The scene at a counter that is about to call: its plan's settings, the counters around it, and what was called before.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { Instant } from "../ids.ts";
import type { Floor } from "./floor.ts";
import type { Moment } from "./policy.ts";
import { settingsOf } from "./settings.ts";

/** The moment at one counter, with the counters around it. */
export interface Scene extends Moment {
  readonly counter: CounterPlan;
  readonly floor: Floor;
}

export const sceneOf = (plan: HallPlan, counter: CounterPlan, now: Instant, floor: Floor): Scene => ({
  settings: settingsOf(plan),
  memory: floor.dispatch,
  counter,
  floor,
  now,
});
