// What the parts of a hall plan must agree on, beyond what its schema can say of each part alone.

import type { HallPlan } from "./hall-plan.ts";
import type { Words } from "./ids.ts";

/** Something a hall must put right before its plan can be used: where in the plan, and what. */
export interface PlanMistake {
  readonly path: readonly (string | number)[];
  readonly words: Words;
}

/** Every disagreement within a plan that its schema accepts; none for a plan that a hall can run on. */
export function checkPlan(_plan: HallPlan): PlanMistake[] {
  return [];
}
