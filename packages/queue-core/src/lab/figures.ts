// The figures of a day, read from its events: waits, promises kept, who was passed over, and how busy the counters were.

import { type HallPlan, type Tier, serviceOf } from "../hall-plan.ts";
import { type Instant, type LaneId, type ServiceId, minuteMs } from "../ids.ts";
import type { CallRule, JournalEvent, PassedOverReason } from "../messages.ts";
import { type CounterFigures, counterFigures } from "./counter-figures.ts";
import { handlingOf } from "./handling-times.ts";
import { mean, quantile } from "./statistics.ts";
import { type VisitLine, visitLines } from "./visit-lines.ts";

/** Waits are those of the called; promises are kept to the called, of all who took a ticket. */
export interface WaitFigures {
  readonly tickets: number;
  readonly called: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly maxMs: number;
  readonly withinTarget: number;
  /** How many were overtaken by somebody who came later, how often in all, and how often at most. */
  readonly overtaken: { readonly visits: number; readonly times: number; readonly most: number };
}

export interface ServiceFigures extends WaitFigures {
  readonly service: ServiceId;
  /** Errands that were finished at a counter, first ones and others. */
  readonly errands: number;
  readonly meanHandlingMs: number;
  readonly overStandard: number;
}

export interface DayFigures {
  readonly all: WaitFigures;
  readonly lanes: readonly (WaitFigures & { readonly lane: LaneId; readonly targetMs: number })[];
  readonly services: readonly ServiceFigures[];
  readonly tiers: Readonly<Record<Tier, WaitFigures>>;
  readonly counters: readonly CounterFigures[];
  readonly ends: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly rules: Readonly<Partial<Record<CallRule, number>>>;
  /** Heads of buckets that stood before a call and were not the one, by the reason given. */
  readonly passedOver: Readonly<Partial<Record<PassedOverReason, number>>>;
  /** Errands done by machines, of customers with a ticket and of those who needed none; and all errands that were done. */
  readonly machine: { readonly errands: number; readonly of: number };
  readonly visits: readonly VisitLine[];
  readonly beganAt: Instant;
  readonly endedAt: Instant;
}

/** `machine` is how many were served by a machine without a ticket, which no event tells. */
export function dayFigures(plan: HallPlan, events: readonly JournalEvent[], machine = 0): DayFigures {
  const visits = visitLines(events);
  const targets = new Map(plan.lanes.map(({ id, targetWaitMinutes }) => [id, targetWaitMinutes * minuteMs]));
  const waitsOf = (lines: readonly VisitLine[]) => waitFigures(lines, targets);
  const handled = handlingOf(events);
  const selfServed = events.filter(({ type }) => type === "errand-self-served").length + machine;
  const rules: Partial<Record<CallRule, number>> = {};
  const passedOver: Partial<Record<PassedOverReason, number>> = {};
  const ends: Record<string, number> = {};
  for (const event of events) {
    if (event.type === "visit-ended") ends[event.end] = (ends[event.end] ?? 0) + 1;
    if (event.type !== "visit-called") continue;
    const { rule, passedOver: others } = event.explanation;
    rules[rule] = (rules[rule] ?? 0) + 1;
    for (const { why } of others) passedOver[why] = (passedOver[why] ?? 0) + 1;
  }
  const asked = [...new Set([...visits.map(({ service }) => service), ...handled.keys()])];
  return {
    all: waitsOf(visits),
    lanes: plan.lanes.map(({ id }) => ({
      lane: id,
      targetMs: targets.get(id) ?? 0,
      ...waitsOf(visits.filter(({ lane }) => lane === id)),
    })),
    services: asked.map((service) => {
      const times = handled.get(service) ?? [];
      const standardMs = (serviceOf(plan, service)?.standardMinutes ?? Infinity) * minuteMs;
      return {
        service,
        ...waitsOf(visits.filter((line) => line.service === service)),
        errands: times.length,
        meanHandlingMs: times.length === 0 ? 0 : mean(times),
        overStandard: times.filter((time) => time > standardMs).length,
      };
    }),
    tiers: {
      standard: waitsOf(visits.filter(({ tier }) => tier === "standard")),
      vip: waitsOf(visits.filter(({ tier }) => tier === "vip")),
    },
    counters: counterFigures(plan, events),
    ends,
    calls: events.filter(({ type }) => type === "visit-called").length,
    rules,
    passedOver,
    machine: { errands: selfServed, of: selfServed + [...handled.values()].reduce((sum, times) => sum + times.length, 0) },
    visits,
    beganAt: events[0]?.at ?? 0,
    endedAt: events.at(-1)?.at ?? 0,
  };
}

function waitFigures(lines: readonly VisitLine[], targets: ReadonlyMap<LaneId, number>): WaitFigures {
  const called = lines.filter((line): line is VisitLine & { waitMs: number } => line.waitMs !== null);
  const waits = Float64Array.from(called, ({ waitMs }) => waitMs).sort();
  const overtaken = lines.filter(({ overtakenBy }) => overtakenBy > 0);
  return {
    tickets: lines.length,
    called: called.length,
    meanMs: waits.length === 0 ? 0 : mean(waits),
    p50Ms: quantile(waits, 0.5),
    p90Ms: quantile(waits, 0.9),
    maxMs: waits.at(-1) ?? 0,
    withinTarget: called.filter(({ lane, waitMs }) => waitMs <= (targets.get(lane) ?? 0)).length,
    overtaken: {
      visits: overtaken.length,
      times: overtaken.reduce((sum, { overtakenBy }) => sum + overtakenBy, 0),
      most: overtaken.reduce((most, { overtakenBy }) => Math.max(most, overtakenBy), 0),
    },
  };
}
