// What customers complained about at counters: open until somebody has closed it, over days too, and without a word of who they are.

import type { CounterId, Instant, ServiceId, StaffId, TicketNumber, VisitId } from "./ids.ts";
import type { ComplaintResult, ComplaintTopic } from "./messages.ts";

/** The visit in which it was recorded names it. */
export interface Complaint {
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
  readonly day: string;
  readonly counter: CounterId;
  readonly service: ServiceId;
  readonly openedAt: Instant;
  /** Who follows it up, what it is about, and since when; null until somebody has taken it up. */
  readonly taken: { readonly staff: StaffId; readonly topic: ComplaintTopic; readonly at: Instant } | null;
  readonly closed: { readonly at: Instant; readonly result: ComplaintResult; readonly note: string } | null;
}

/** Those that go on when the next day begins. */
export const stillOpen = (complaints: ReadonlyMap<VisitId, Complaint>): Map<VisitId, Complaint> =>
  new Map([...complaints].filter(([, { closed }]) => closed === null));
