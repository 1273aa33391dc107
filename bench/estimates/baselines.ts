// What halls and call centres tell their customers today, computed from the same hall at the same moment: the estimates to beat.

import {
  type Hall,
  type HallPlan,
  type Instant,
  type LaneId,
  type ServiceId,
  type Visit,
  currentErrand,
  visitAt,
} from "@hallflow/queue-core";

const minuteMs = 60_000;
/** How much the newest wait counts in the moving average. */
const step = 0.15;

class Lane {
  /** The wait of whoever entered service last. */
  lastMs = 0;
  averageMs: number | null = null;
  readonly lastTen: number[] = [];
}

export const baselineNames = [
  "queue length, lane-blind",
  "queue length, lane-aware",
  "last to enter service",
  "head of line",
  "last ten",
  "moving average",
  "plain replay",
] as const;
export type BaselineName = (typeof baselineNames)[number];

/** Learns what each of them needs: waits by lane, and mean handling times by service. */
export class Baselines {
  readonly #lanes = new Map<LaneId, Lane>();
  readonly #means = new Map<ServiceId, { count: number; meanMs: number }>();

  /** Somebody who had to wait was called. */
  waited(lane: LaneId, waitMs: number): void {
    const known = this.#lane(lane);
    known.lastMs = waitMs;
    known.averageMs = known.averageMs === null ? waitMs : known.averageMs + step * (waitMs - known.averageMs);
    known.lastTen.push(waitMs);
    if (known.lastTen.length > 10) known.lastTen.shift();
  }

  /** An errand was finished. The mean is that of the last two hundred or so. */
  handled(service: ServiceId, tookMs: number): void {
    const known = this.#means.get(service) ?? { count: 0, meanMs: 0 };
    known.count = Math.min(known.count + 1, 200);
    known.meanMs += (tookMs - known.meanMs) / known.count;
    this.#means.set(service, known);
  }

  /** All of them for a customer who is about to join a lane; milliseconds. */
  ask(hall: Hall, plan: HallPlan, lane: LaneId, service: ServiceId, now: Instant): Record<BaselineName, number> {
    const known = this.#lane(lane);
    const waiting = plan.lanes.reduce((sum, { id }) => sum + hall.lanes.waiting(id), 0);
    const open = plan.counters.filter(({ id }) => isOpen(hall, id));
    const serving = open.filter(({ lanes }) => lanes.includes(lane));
    const meanMs = this.#mean(plan, service);
    const [head] = hall.lanes.first(lane, 1);
    const tenMs = known.lastTen.reduce((sum, wait) => sum + wait, 0) / Math.max(1, known.lastTen.length);
    return {
      "queue length, lane-blind": ((waiting + 1) * meanMs) / Math.max(1, open.length),
      "queue length, lane-aware": ((hall.lanes.waiting(lane) + 1) * meanMs) / Math.max(1, serving.length),
      "last to enter service": known.lastMs,
      "head of line": head ? now - head.arrivedAt : 0,
      "last ten": tenMs,
      "moving average": known.averageMs ?? 0,
      "plain replay": this.#replay(hall, plan, lane, now),
    };
  }

  /** Each in turn to the counter that is free first, everybody for the mean of their service, whoever is being served for the rest of it. */
  #replay(hall: Hall, plan: HallPlan, lane: LaneId, now: Instant): number {
    const desks: { lanes: readonly LaneId[]; freeMs: number }[] = [];
    for (const { id, lanes } of plan.counters) {
      const seat = hall.seats.get(id);
      if (!seat || !isOpen(hall, id)) continue;
      const visit = visitAt(hall, seat);
      desks.push({ lanes, freeMs: visit ? this.#restMs(plan, visit, now) : 0 });
    }
    const soonest = (of: LaneId) => {
      let found: (typeof desks)[number] | undefined;
      for (const desk of desks) if (desk.lanes.includes(of) && (!found || desk.freeMs < found.freeMs)) found = desk;
      return found;
    };
    const target = new Map(plan.lanes.map(({ id, targetWaitMinutes }) => [id, targetWaitMinutes * minuteMs]));
    const due = (visit: Visit) => visit.claimAt + (target.get(visit.lane) ?? 0);
    const waiting = plan.lanes.flatMap(({ id }) => hall.lanes.first(id, Infinity)).sort((a, b) => due(a) - due(b) || a.order - b.order);
    for (const visit of waiting) {
      if (due(visit) > now + (target.get(lane) ?? 0)) break;
      const desk = soonest(visit.lane);
      if (desk) desk.freeMs += this.#mean(plan, currentErrand(visit).service);
    }
    return soonest(lane)?.freeMs ?? 0;
  }

  #restMs(plan: HallPlan, visit: Visit, now: Instant): number {
    const errand = currentErrand(visit);
    const meanMs = this.#mean(plan, errand.service);
    return Math.max(meanMs - (errand.startedAt === null ? 0 : now - errand.startedAt - errand.heldMs), meanMs / 4);
  }

  #mean(plan: HallPlan, service: ServiceId): number {
    const known = this.#means.get(service);
    if (known) return known.meanMs;
    return (plan.services.find(({ id }) => id === service)?.standardMinutes ?? plan.undecided.standardMinutes) * minuteMs;
  }

  #lane(id: LaneId): Lane {
    let known = this.#lanes.get(id);
    if (!known) this.#lanes.set(id, (known = new Lane()));
    return known;
  }
}

function isOpen(hall: Hall, id: HallPlan["counters"][number]["id"]): boolean {
  const state = hall.seats.get(id)?.state ?? "signed-out";
  return state !== "signed-out" && state !== "paused";
}
