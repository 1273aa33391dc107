// Who waits, as a guide looks at it: those of the zone first, longest first, and nobody who is being shown around already.

import { type CounterId, type GuideView, type HallPlan, type LaneId, type Visitor, type ZoneId, zoneOf } from "@hallflow/queue-core";

interface ZoneVisitors {
  readonly here: readonly Visitor[];
  readonly elsewhere: readonly Visitor[];
}

const longestFirst = (a: Visitor, b: Visitor): number => a.arrivedAt - b.arrivedAt;

/** Whoever was sent to no zone belongs where their lane is called. Who waits for another counter alone is nobody's to lead away. */
export function zoneVisitors(view: GuideView, plan: HallPlan, zone: ZoneId, desk: CounterId | null): ZoneVisitors {
  const guided = new Set(view.experiences.map(({ visit }) => visit));
  const lanes = new Set<LaneId>(plan.counters.filter((counter) => counter.zone === zone).flatMap((counter) => counter.lanes));
  const free = view.waiting
    .filter(({ id, reservedFor }) => !guided.has(id) && (reservedFor === null || reservedFor === desk))
    .toSorted(longestFirst);
  const isHere = (visitor: Visitor) => (visitor.zone === null ? lanes.has(visitor.lane) : visitor.zone === zone);
  return { here: free.filter(isHere), elsewhere: free.filter((visitor) => !isHere(visitor)) };
}

/** The zones in which a guide can be of use: where customers are sent to, or counters stand; the experience zone of the plan first. */
export function guidedZones(plan: HallPlan): HallPlan["zones"] {
  const undecided = plan.diversion.find(({ when }) => when.undecided)?.zone;
  const used = new Set<ZoneId | undefined>([
    undecided,
    ...plan.counters.map(({ zone }) => zone),
    ...plan.diversion.map(({ zone }) => zone),
  ]);
  const zones = plan.zones.filter(({ id }) => used.has(id));
  return undecided ? [zoneOf(plan, undecided), ...zones.filter(({ id }) => id !== undecided)] : zones;
}
