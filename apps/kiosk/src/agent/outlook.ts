// How long each service would wait if somebody chose it now, told before anything is chosen.

import {
  type HallFacts,
  type HallPlan,
  type KioskView,
  type LaneView,
  type ServiceId,
  divert,
  undecidedService,
} from "@hallflow/queue-core";

export type Outlook = Readonly<Record<ServiceId, LaneView["waitRange"]>>;

const laneIn = (view: KioskView, lane: string): LaneView | undefined => view.lanes.find((candidate) => candidate.lane === lane);

/** What the diversion may ask of the hall, as far as a kiosk sees it. */
export const factsOf = (view: KioskView, minuteOfDay: number): HallFacts => ({
  minuteOfDay,
  waiting: (lane) => laneIn(view, lane)?.waiting ?? 0,
  countersOpen: (lane) => laneIn(view, lane)?.countersOpen ?? 0,
});

/**
 * Diverts a customer without tier or needs to each service by the hub's own table and reads the lane's range: what everyone
 * may see, so that the page betrays nobody. The hub decides again, with all facts, when the service is chosen.
 */
export function outlook(plan: HallPlan, view: KioskView, minuteOfDay: number): Outlook {
  const facts = factsOf(view, minuteOfDay);
  const rangeOf = (service: ServiceId): LaneView["waitRange"] => {
    const arrival = {
      errands: [service],
      tier: "standard",
      needs: [],
      channel: "kiosk",
      language: "zh",
      declinedSelfService: true,
    } as const;
    return laneIn(view, divert(plan, { ...arrival, errands: [service], needs: [] }, facts).lane)?.waitRange ?? null;
  };
  return Object.fromEntries([...plan.services.map(({ id }) => id), undecidedService].map((id) => [id, rangeOf(id)])) as Outlook;
}
