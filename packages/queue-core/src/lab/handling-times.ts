// How long errands were in tellers' hands, wherever and in however many pieces they were done.

import type { Instant, ServiceId, VisitId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";

/** How long each errand that was finished was in a teller's hands, by service. */
export function handlingOf(events: readonly JournalEvent[]): Map<ServiceId, number[]> {
  const services = new Map<VisitId, ServiceId[]>();
  const startedAt = new Map<VisitId, Instant>();
  const spent = new Map<VisitId, number>();
  const handled = new Map<ServiceId, number[]>();
  const stop = (visit: VisitId, at: Instant) => {
    spent.set(visit, (spent.get(visit) ?? 0) + at - (startedAt.get(visit) ?? at));
    startedAt.delete(visit);
  };
  for (const event of events) {
    switch (event.type) {
      case "ticket-issued":
        services.set(event.visit, [...event.errands]);
        break;
      case "errand-started":
        startedAt.set(event.visit, event.at);
        break;
      case "visit-held":
        if (startedAt.has(event.visit)) stop(event.visit, event.at);
        break;
      case "visit-transferred": {
        const left = services.get(event.visit) ?? [];
        // What was begun ends here, and what the customer is sent for is counted where it is done.
        if (startedAt.has(event.visit)) stop(event.visit, event.at);
        services.set(event.visit, [event.service, ...left.slice(1)]);
        break;
      }
      case "errand-self-served":
        services.get(event.visit)?.shift();
        spent.delete(event.visit);
        break;
      case "errand-finished": {
        stop(event.visit, event.at);
        const service = services.get(event.visit)?.shift();
        if (service !== undefined) handled.set(service, [...(handled.get(service) ?? []), spent.get(event.visit) ?? 0]);
        spent.delete(event.visit);
        break;
      }
      default:
    }
  }
  return handled;
}
