// Where a customer was sent or moved to, read back from what the journal tells of it.

import type { Hall } from "../hall.ts";
import type { Destination, JournalEvent } from "../messages.ts";
import { type Visit, currentErrand } from "../visit.ts";
import type { PassedOn } from "./day.ts";

type EventOf<T extends JournalEvent["type"]> = Extract<JournalEvent, { type: T }>;

/** Behind how many of those who stood behind. */
export function placesBehind({ visit: id, claimAt }: EventOf<"visit-put-back">, hall: Hall): number {
  const visit = hall.visits.get(id);
  if (!visit) return 1;
  if (visit.reservedFor !== null) {
    const others = hall.lanes.firstReserved(visit.reservedFor, Infinity).filter((other) => other !== visit);
    return others.filter((other) => other.claimAt < claimAt && other.claimAt >= visit.claimAt).length || 1;
  }
  const inLine = visit.state === "waiting" ? 1 : 0;
  const behind = hall.lanes.countBefore({ lane: visit.lane, claimAt, order: -1 }) - hall.lanes.countBefore(visit) - inLine;
  return Math.max(1, behind);
}

export function passedOn(
  { at, lane, claimAt, reservedFor, wanted, service: to, note }: EventOf<"visit-transferred">,
  visit: Visit | undefined,
): PassedOn {
  const service = visit && to === currentErrand(visit).service ? null : to;
  if (wanted !== undefined) return { to: { to: "staff", staff: wanted }, service, note };
  if (reservedFor !== null) return { to: { to: "counter", counter: reservedFor }, service, note };
  const position = claimAt === visit?.claimAt ? "kept" : claimAt === at ? "last" : "first";
  return { to: { to: "lane", lane, position } satisfies Destination, service, note };
}
