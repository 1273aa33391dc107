// The demo hall with a hundred counters, each of which serves every lane.

import { demoPlan } from "@hallflow/hub/testing";
import type { CounterId, HallPlan } from "@hallflow/queue-core";

const counters = 100;

export function largeHall(): HallPlan {
  const plan = demoPlan();
  const [first] = plan.counters;
  if (!first) throw new Error("the demo hall has no counter");
  const lanes = plan.lanes.map(({ id }) => id);
  return { ...plan, counters: Array.from({ length: counters }, (_, index) => ({ ...first, id: String(index + 1) as CounterId, lanes })) };
}
