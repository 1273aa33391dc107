// What events do to the complaints of a hall.

import type { Hall } from "../hall.ts";
import type { EventOf, JournalEvent } from "../messages.ts";
import { type Visit, currentErrand } from "../visit.ts";

export type ComplaintEvent = Extract<JournalEvent, { type: `complaint-${string}` }>;

/** A teller recorded that the customer at the counter complains. */
export function openComplaint(hall: Hall, visit: Visit, { at, counter }: EventOf<"outcome-recorded">): void {
  const { id, ticket } = visit;
  const { service } = currentErrand(visit);
  hall.complaints.set(id, { visit: id, ticket, day: hall.day.day ?? "", counter, service, openedAt: at, taken: null, closed: null });
}

export function evolveComplaint(hall: Hall, event: ComplaintEvent): void {
  const complaint = hall.complaints.get(event.visit);
  if (!complaint || complaint.closed) throw new Error(`${event.type} speaks of a complaint that is not open: ${event.visit}`);
  const { at } = event;
  if (event.type === "complaint-taken-up") {
    hall.complaints.set(event.visit, { ...complaint, taken: { staff: event.staff, topic: event.topic, at } });
    return;
  }
  if (!complaint.taken) throw new Error(`${complaint.ticket}'s complaint was taken up by nobody`);
  hall.complaints.set(event.visit, { ...complaint, closed: { at, result: event.result, note: event.note } });
}
