// What the hall knows of one visit and its errands: facts of the stay, never of the person.

import type { HoldKind } from "./messages.ts";
import type { Channel, Language, Need, Tier } from "./hall-plan.ts";
import type { CounterId, Instant, LaneId, ServiceId, TicketNumber, TicketToken, VisitId, Words, ZoneId } from "./ids.ts";
import type { Explanation } from "./messages.ts";
import type { VisitState } from "./machines/visit.ts";

/** One service within a visit, with the instants that the hall's figures are made of. `heldMs` lies within started–finished. */
export interface Errand {
  service: ServiceId;
  readonly createdAt: Instant;
  firstCalledAt: Instant | null;
  lastCalledAt: Instant | null;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  heldMs: number;
}

export interface Visit {
  readonly id: VisitId;
  readonly ticket: TicketNumber;
  readonly token: TicketToken;
  /** The order of issue in the journal: what breaks a tie between two who came in the same millisecond. */
  readonly order: number;
  readonly tier: Tier;
  readonly needs: readonly Need[];
  readonly channel: Channel;
  readonly language: Language;
  readonly arrivedAt: Instant;
  state: VisitState;
  lane: LaneId;
  zone: ZoneId | null;
  /** When the visit counts as having arrived: arrival less credit, moved by a pass or a transfer to the front. */
  claimAt: Instant;
  reservedFor: CounterId | null;
  counter: CounterId | null;
  errands: Errand[];
  current: number;
  passes: number;
  recalls: number;
  hold: { kind: HoldKind; note: string; at: Instant; counter: CounterId } | null;
  notes: { at: Instant; from: CounterId; text: string }[];
  reason: Words;
  explanation: Explanation | null;
  endedAt: Instant | null;
}

/** The errand a visit waits for or is being served with. */
export function currentErrand(visit: Visit): Errand {
  const errand = visit.errands[visit.current];
  if (!errand) throw new Error(`visit ${visit.ticket} has no errand ${visit.current}`);
  return errand;
}

/** How long tellers have had the current errand in hand by `now`, without the time it was on hold. */
export function handledMs(visit: Visit, now: Instant): number {
  const { startedAt, heldMs } = currentErrand(visit);
  return startedAt === null ? 0 : (visit.hold?.at ?? now) - startedAt - heldMs;
}
