// How busy each counter was: the time in which it served, of the time in which somebody was there and not on a break.

import type { HallPlan } from "../hall-plan.ts";
import type { CounterId, Instant, VisitId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";

export interface CounterFigures {
  readonly counter: CounterId;
  readonly calls: number;
  readonly servingMs: number;
  /** Signed in, less breaks. */
  readonly presentMs: number;
}

interface Watched {
  calls: number;
  servingMs: number;
  presentMs: number;
  servingSince: Instant | null;
  presentSince: Instant | null;
}

export function counterFigures(plan: HallPlan, events: readonly JournalEvent[]): CounterFigures[] {
  const counters = new Map<CounterId, Watched>(plan.counters.map(({ id }) => [id, unwatched()]));
  const at = new Map<VisitId, CounterId>();
  const of = (id: CounterId): Watched => {
    const known = counters.get(id) ?? unwatched();
    counters.set(id, known);
    return known;
  };
  /** The visit is not being served any more, wherever that was. */
  const leave = (visit: VisitId, when: Instant) => {
    const counter = at.get(visit);
    if (counter !== undefined) stopServing(of(counter), when);
    at.delete(visit);
  };
  for (const event of events) {
    switch (event.type) {
      case "counter-signed-in":
      case "counter-resumed":
        of(event.counter).presentSince = event.at;
        break;
      case "counter-signed-out":
      case "counter-paused":
        stopBeingThere(of(event.counter), event.at);
        break;
      case "visit-called":
        of(event.counter).calls++;
        break;
      case "errand-started":
        leave(event.visit, event.at);
        of(event.counter).servingSince = event.at;
        at.set(event.visit, event.counter);
        break;
      case "errand-finished":
      case "visit-held":
      case "visit-transferred":
      case "visit-ended":
        leave(event.visit, event.at);
        break;
      default:
    }
  }
  const endedAt = events.at(-1)?.at ?? 0;
  return [...counters].map(([counter, watched]) => {
    stopServing(watched, endedAt);
    stopBeingThere(watched, endedAt);
    const { calls, servingMs, presentMs } = watched;
    return { counter, calls, servingMs, presentMs };
  });
}

const unwatched = (): Watched => ({ calls: 0, servingMs: 0, presentMs: 0, servingSince: null, presentSince: null });

function stopServing(watched: Watched, at: Instant): void {
  if (watched.servingSince !== null) watched.servingMs += at - watched.servingSince;
  watched.servingSince = null;
}

function stopBeingThere(watched: Watched, at: Instant): void {
  if (watched.presentSince !== null) watched.presentMs += at - watched.presentSince;
  watched.presentSince = null;
}
