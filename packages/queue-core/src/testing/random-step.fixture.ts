// Random steps of a day: who asks for what, after how long.

import * as fc from "fast-check";
import type { CommandType } from "../messages.ts";

/** `pick` and `other` choose among what the hall has at that moment, so that a shorter day still makes sense. */
export interface Step {
  readonly afterMs: number;
  readonly ask: CommandType;
  readonly pick: number;
  readonly other: number;
  /** Ask without looking whether it makes sense. */
  readonly wild: boolean;
}

const weights: Readonly<Record<CommandType, number>> = {
  "take-ticket": 28,
  "revise-visit": 4,
  "book-appointment": 6,
  "cancel-appointment": 1,
  "check-in": 8,
  "lease-numbers": 3,
  "hand-in": 6,
  "call-next": 24,
  start: 18,
  finish: 10,
  "no-show": 8,
  recall: 5,
  hold: 6,
  "bring-back": 6,
  transfer: 8,
  "call-visit": 4,
  cancel: 3,
  defer: 4,
  "end-visit": 2,
  "add-errand": 3,
  "begin-experience": 5,
  "reach-stage": 3,
  "end-experience": 2,
  "pass-on": 3,
  "send-to-machine": 3,
  "machine-done": 3,
  "serve-ticketless": 3,
  "sign-in": 8,
  "sign-out": 4,
  pause: 2,
  resume: 4,
  "publish-plan": 2,
  "record-outcome": 3,
  "take-up-complaint": 2,
  "close-complaint": 2,
  rate: 5,
  "give-feedback": 3,
  "set-notices": 1,
  "stop-tickets": 1,
  "declare-surge": 2,
  "end-surge": 1,
  "suspend-hall": 1,
  "evacuate-hall": 1,
  "resume-hall": 2,
  "close-day": 1,
  "clear-waiting": 1,
  "open-day": 1,
};

const anyAsk = fc.oneof(...Object.entries(weights).map(([ask, weight]) => ({ weight, arbitrary: fc.constant(ask as CommandType) })));
const anyPause = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 2 }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 240_000 }) },
  // A clock that is set back.
  { weight: 1, arbitrary: fc.integer({ min: -600_000, max: 0 }) },
);
const anyPick = fc.nat(999);

export const anyStep: fc.Arbitrary<Step> = fc.record({
  afterMs: anyPause,
  ask: anyAsk,
  pick: anyPick,
  other: anyPick,
  wild: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});
