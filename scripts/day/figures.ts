// What happened in a hall day, read from its journal events: the figures of a hall, each with its denominator.

import { type HallPlan, type JournalEvent, type LaneId, type VisitId, minuteMs } from "@hallflow/queue-core";

export interface LaneFigures {
  readonly lane: LaneId;
  readonly tickets: number;
  readonly called: number;
  readonly withinTarget: number;
  readonly waitMs: { readonly mean: number; readonly p50: number; readonly p90: number; readonly max: number };
}

export interface DayFigures {
  readonly lanes: readonly LaneFigures[];
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

/** Folds one day's events. A wait runs from the ticket to the first call. */
export function figuresOf(plan: HallPlan, events: readonly JournalEvent[]): DayFigures {
  const issued = new Map<VisitId, { lane: LaneId; at: number; ticket: string }>();
  const waits = new Map<VisitId, number>();
  const services = new Set<string>();
  const ends: Record<string, number> = {};
  const atCounter = new Set<VisitId>();
  const count = { calls: 0, recalls: 0, passes: 0, transfers: 0, holds: 0, vip: 0, needs: 0, calledTwiceAtOnce: 0 };
  for (const event of events) {
    switch (event.type) {
      case "ticket-issued":
        issued.set(event.visit, { lane: event.lane, at: event.offline?.takenAt ?? event.at, ticket: event.ticket });
        for (const service of event.errands) services.add(service);
        if (event.tier === "vip") count.vip++;
        if (event.needs.length > 0) count.needs++;
        break;
      case "visit-called":
        count.calls++;
        if (atCounter.has(event.visit)) count.calledTwiceAtOnce++;
        atCounter.add(event.visit);
        if (!waits.has(event.visit)) waits.set(event.visit, event.at - (issued.get(event.visit)?.at ?? event.at));
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
  const tickets = [...issued.values()].map(({ ticket }) => ticket);
  const ended = Object.values(ends).reduce((sum, number) => sum + number, 0);
  return {
    lanes: plan.lanes.map(({ id, targetWaitMinutes }) => laneFigures(id, targetWaitMinutes * minuteMs, issued, waits)),
    issued: issued.size,
    ends,
    ...count,
    services: services.size,
    stillOpen: issued.size - ended,
    numbersTwice: tickets.filter((ticket, index) => tickets.indexOf(ticket) !== index),
  };
}

function laneFigures(
  lane: LaneId,
  targetMs: number,
  issued: ReadonlyMap<VisitId, { lane: LaneId }>,
  waits: ReadonlyMap<VisitId, number>,
): LaneFigures {
  const mine = [...issued].filter(([, ticket]) => ticket.lane === lane);
  const sorted = mine.flatMap(([visit]) => waits.get(visit) ?? []).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const mean = sorted.length === 0 ? 0 : sorted.reduce((sum, wait) => sum + wait, 0) / sorted.length;
  return {
    lane,
    tickets: mine.length,
    called: sorted.length,
    withinTarget: sorted.filter((wait) => wait <= targetMs).length,
    waitMs: { mean, p50: quantile(0.5), p90: quantile(0.9), max: sorted.at(-1) ?? 0 },
  };
}
