// How a wait stands against the lane's promise.

import { type Instant, type Lane, minuteMs } from "@hallflow/queue-core";

/** "near" from 70 % of the target on: time enough to do something about it. */
export type WaitingLevel = "well" | "near" | "over";

const near = 0.7;

export function waitingLevel(waitedMs: number, lane: Pick<Lane, "targetWaitMinutes">): WaitingLevel {
  const share = waitedShare(waitedMs, lane);
  return share > 1 ? "over" : share >= near ? "near" : "well";
}

/** The part of the target that has been waited: 0 at the start, 1 at the target, more beyond it. */
export const waitedShare = (waitedMs: number, { targetWaitMinutes }: Pick<Lane, "targetWaitMinutes">): number =>
  Math.max(0, waitedMs) / (targetWaitMinutes * minuteMs);

/** The longest wait of a lane now, from a view that was made a moment ago. Nobody waits: 0. */
export const longestNow = (lane: { readonly waiting: number; readonly longestWaitMs: number }, viewAt: Instant, now: Instant): number =>
  lane.waiting === 0 ? 0 : lane.longestWaitMs + Math.max(0, now - viewAt);
