// Everything that can be asked at the door, as one finite space in which a rule's condition is a box.

import { type Condition, type HallPlan, undecidedService } from "../hall-plan.ts";
import { type Box, allOf, firstValue } from "./boxes.ts";
import { type Dimension, type Situation, dimensionsOf } from "./dimensions.ts";

export interface FactSpace {
  readonly dimensions: readonly Dimension[];
  readonly everything: Box;
  /** Everything that can be while the hall gives out tickets. */
  readonly openHours: Box;
}

/** The space of a plan whose references are all known. */
export function factSpace(plan: HallPlan): FactSpace {
  const dimensions = dimensionsOf(plan);
  return { dimensions, everything: dimensions.map(({ size }) => allOf(size)), openHours: dimensions.map(({ open }) => open) };
}

/** All facts that meet a condition: a condition is a conjunction, so they are a box. */
export const boxOf = (space: FactSpace, when: Condition): Box => space.dimensions.map(({ meets }) => meets(when));

/** The plainest situation in a box that is not empty. */
export function situationIn(space: FactSpace, box: Box): Situation {
  const situation: Situation = {
    errand: undecidedService,
    declinedSelfService: false,
    tier: "standard",
    needs: [],
    channel: "kiosk",
    language: "zh",
    offsetMinutes: undefined,
    minuteOfDay: 0,
    waiting: new Map(),
    countersOpen: new Map(),
  };
  for (const [index, { put }] of space.dimensions.entries()) put(firstValue(box[index] ?? 0n), situation);
  return situation;
}
