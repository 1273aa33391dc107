// The one thing that is worth saying to this customer, if any: a complaint that is in the air comes before any offer.

import { type Instant, type ServedVisit, type SuggestionKind, type Words, minuteMs } from "@hallflow/queue-core";
import { both } from "./words.ts";

export interface Suggestion {
  readonly kind: SuggestionKind;
  /** What the outcome is recorded about. */
  readonly about: string;
  readonly name: Words;
  readonly detail: Words | null;
}

/** A wait of so many targets, or a missed call, is remembered by whoever had it. */
const longWaits = 1.5;
/** From this share of the standard time on: the errand is past its beginning, where nobody listens to an offer. */
const peak = 0.5;

/** At most one; null while it is too early for it. */
export function suggestionFor(visit: ServedVisit, targetWaitMinutes: number, now: Instant): Suggestion | null {
  if (visit.startedAt === null) return null;
  const waitedMs = visit.explanation?.waitedMs ?? 0;
  if (visit.passes > 0 || waitedMs > targetWaitMinutes * longWaits * minuteMs) {
    return { kind: "complaint", about: "long-wait", name: both("suggestion.longWait"), detail: both("suggestion.longWaitHint") };
  }
  const { recommendation } = visit;
  if (!recommendation || now - visit.startedAt - visit.heldMs < visit.standardMinutes * minuteMs * peak) return null;
  return { kind: "offer", about: recommendation.id, name: recommendation.name, detail: recommendation.detail ?? null };
}
