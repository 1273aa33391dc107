// Why a visit was called and others were not, and what a wait was told from.

import { policyNames } from "../hall-plan.ts";
import type { Instant, TicketNumber, VisitId } from "../ids.ts";

/**
 * Why somebody was not the one called. By the policy: `later-deadline` (target-wait), `lane-later` (strict), `lane-share-used` (ratio),
 * `less-credit` (waiting-credit), `smaller-share` of the lane's target waited (accumulating-priority). By a guard: `others-overdue`,
 * `enough-in-a-row`, `left-to-own-counters`, `counter-kept-free`. Otherwise: the counter does not serve the lane or lacks the
 * service's skill, somebody was reserved (here, or the one passed over elsewhere), or the teller called another by name.
 */
export const passedOverReasons = [
  "later-claim",
  "later-deadline",
  "lane-later",
  "lane-share-used",
  "less-credit",
  "smaller-share",
  "others-overdue",
  "enough-in-a-row",
  "left-to-own-counters",
  "counter-kept-free",
  "lane-not-served",
  "skill-missing",
  "reserved-elsewhere",
  "after-reserved",
  "another-by-name",
] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];

/** One who stood before the visit that was called, by claim or by the policy: the head of a bucket, and so the first of its kind. */
export interface PassedOver {
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
  readonly why: PassedOverReason;
}

/**
 * What chose a visit: a policy of the plan; a guard, where the policy alone would have chosen another (`overdue`, `in-a-row`, `overflow`,
 * `reservation`) or nobody (`idle-help`); or the way that the visit itself came.
 */
export const callRules = [
  ...policyNames,
  "overdue",
  "in-a-row",
  "overflow",
  "reservation",
  "idle-help",
  "reserved",
  "by-name",
  "brought-back",
  "without-ticket",
] as const;
export type CallRule = (typeof callRules)[number];

/**
 * Which rule chose the visit that was called, and whom it passed over. `deadlineAt` is arrival, credit and target together; `revision`
 * is that of the plan which was in force.
 */
export interface Explanation {
  readonly rule: CallRule;
  readonly waitedMs: number;
  readonly deadlineAt: Instant;
  readonly passedOver: readonly PassedOver[];
  readonly reason?: string;
  readonly revision?: number;
}

/** What a wait is told from, and what was told: kept with the ticket, so that the hall can learn from what came of it. */
export interface Forecast {
  /** When the line that was played forward came to this place. */
  readonly replayMs: number;
  /** What those who waited in the lane lately had waited. */
  readonly recentMs: number;
  /** A usual handling time: what the others are measured in, so that a fast hall and a slow one learn alike. */
  readonly unitMs: number;
  readonly peopleAhead: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
}
