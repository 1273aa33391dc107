// What many days of a hall come to under one dispatch: waits by lane, and the worst of them against its promise.

import type { HallPlan } from "../hall-plan.ts";
import { type LaneId, minuteMs } from "../ids.ts";
import { type QueueCustomer, playQueue } from "./queue.ts";
import { mean, quantile } from "./statistics.ts";

export interface LaneScore {
  readonly lane: LaneId;
  readonly customers: number;
  readonly meanMinutes: number;
  readonly p50Minutes: number;
  readonly p90Minutes: number;
  readonly maxMinutes: number;
  /** The share of customers who were called within the lane's target. */
  readonly withinTarget: number;
}

export interface Score {
  readonly lanes: readonly LaneScore[];
  readonly meanMinutes: number;
  /** The largest P90 over its lane's target: at most 1 keeps every promise. */
  readonly worst: number;
}

/** Plays every day under the plan and pools the waits. */
export function scoreOf(plan: HallPlan, days: Iterable<readonly QueueCustomer[]>): Score {
  const waits = new Map(plan.lanes.map(({ id }) => [id, [] as number[]]));
  for (const day of days) {
    playQueue(plan, day, ({ customer, calledAt }) => waits.get(customer.lane)?.push((calledAt - customer.arrivesAt) / minuteMs));
  }
  return scoreOfWaits(plan, waits);
}

/** What waits in minutes come to; a lane where nobody waited has kept its promise. */
export function scoreOfWaits(plan: HallPlan, waits: ReadonlyMap<LaneId, readonly number[]>): Score {
  const lanes = plan.lanes.map(({ id, targetWaitMinutes }): LaneScore => {
    const sorted = Float64Array.from(waits.get(id) ?? []).sort();
    const count = Math.max(1, sorted.length);
    return {
      lane: id,
      customers: sorted.length,
      meanMinutes: sorted.length === 0 ? 0 : mean(sorted),
      p50Minutes: quantile(sorted, 0.5),
      p90Minutes: quantile(sorted, 0.9),
      maxMinutes: sorted.at(-1) ?? 0,
      withinTarget: sorted.filter((wait) => wait <= targetWaitMinutes).length / count,
    };
  });
  const targets = plan.lanes.map(({ targetWaitMinutes }) => targetWaitMinutes);
  return {
    lanes,
    meanMinutes: mean([...waits.values()].flat()),
    worst: Math.max(...lanes.map(({ p90Minutes }, index) => p90Minutes / (targets[index] ?? Infinity))),
  };
}
