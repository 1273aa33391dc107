// What happened in a hall day, read from its journal events: the figures of a hall, each with its denominator.

import type { HallPlan, JournalEvent, VisitId } from "@hallflow/queue-core";
import { type DayFigures as LabFigures, dayFigures } from "@hallflow/queue-core/lab";

export interface DayFigures {
  readonly lanes: LabFigures["lanes"];
  readonly issued: number;
  readonly ends: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly recalls: number;
  readonly passes: number;
  readonly transfers: number;
  readonly holds: number;
  readonly services: number;
  readonly vip: number;
  readonly needs: number;
  readonly stillOpen: number;
  readonly numbersTwice: readonly string[];
  readonly calledTwiceAtOnce: number;
}

/** Folds one day's events: waits and promises as the lab tells them, and what a day is proven by. */
export function figuresOf(plan: HallPlan, events: readonly JournalEvent[]): DayFigures {
  const tickets: string[] = [];
  const services = new Set<string>();
  const ends: Record<string, number> = {};
  const atCounter = new Set<VisitId>();
  const count = { calls: 0, recalls: 0, passes: 0, transfers: 0, holds: 0, vip: 0, needs: 0, calledTwiceAtOnce: 0 };
  for (const event of events) {
    switch (event.type) {
      case "ticket-issued":
        tickets.push(event.ticket);
        for (const service of event.errands) services.add(service);
        if (event.tier === "vip") count.vip++;
        if (event.needs.length > 0) count.needs++;
        break;
      case "visit-called":
        count.calls++;
        if (atCounter.has(event.visit)) count.calledTwiceAtOnce++;
        atCounter.add(event.visit);
        break;
      case "visit-recalled":
        count.recalls++;
        break;
      case "visit-passed":
        count.passes++;
        atCounter.delete(event.visit);
        break;
      case "visit-transferred":
        count.transfers++;
        atCounter.delete(event.visit);
        break;
      case "visit-held":
        count.holds++;
        atCounter.delete(event.visit);
        break;
      case "errand-due":
        atCounter.delete(event.visit);
        break;
      case "visit-ended":
        ends[event.end] = (ends[event.end] ?? 0) + 1;
        atCounter.delete(event.visit);
        break;
      default:
    }
  }
  const ended = Object.values(ends).reduce((sum, number) => sum + number, 0);
  return {
    lanes: dayFigures(plan, events).lanes,
    issued: tickets.length,
    ends,
    ...count,
    services: services.size,
    stillOpen: tickets.length - ended,
    numbersTwice: tickets.filter((ticket, index) => tickets.indexOf(ticket) !== index),
  };
}
