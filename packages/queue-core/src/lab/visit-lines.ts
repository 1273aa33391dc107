// The visits of a day, one line each: what waits, promises and overtaking are counted from.

import type { Tier } from "../hall-plan.ts";
import type { Instant, LaneId, ServiceId, VisitId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import { overtakenOf } from "./overtaken.ts";

/** One visit as the figures see it. A wait runs from the ticket to the first call; null for one who was never called. */
export interface VisitLine {
  readonly visit: VisitId;
  readonly lane: LaneId;
  readonly service: ServiceId;
  readonly tier: Tier;
  readonly arrivedAt: Instant;
  readonly waitMs: number | null;
  readonly end: string | null;
  /** How many who came later were called first. */
  readonly overtakenBy: number;
}

export function visitLines(events: readonly JournalEvent[]): VisitLine[] {
  const lines = new Map<VisitId, { -readonly [Key in keyof VisitLine]: VisitLine[Key] }>();
  const calls: VisitId[] = [];
  for (const event of events) {
    switch (event.type) {
      case "ticket-issued": {
        const { visit, lane, errands, tier, at, offline } = event;
        const [service] = errands;
        if (service === undefined) throw new Error(`${event.ticket} was issued for nothing`);
        lines.set(visit, { visit, lane, service, tier, arrivedAt: offline?.takenAt ?? at, waitMs: null, end: null, overtakenBy: 0 });
        break;
      }
      case "visit-called": {
        const line = lines.get(event.visit);
        if (!line || line.waitMs !== null) break;
        line.waitMs = event.at - line.arrivedAt;
        calls.push(event.visit);
        break;
      }
      case "visit-ended": {
        const line = lines.get(event.visit);
        if (line) line.end = event.end;
        break;
      }
      default:
    }
  }
  for (const [visit, times] of overtakenOf([...lines.values()], calls)) {
    const line = lines.get(visit);
    if (line) line.overtakenBy = times;
  }
  return [...lines.values()];
}
