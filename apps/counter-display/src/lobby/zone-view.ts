// What a display in one zone shows of the hall: the calls to its counters, and the lanes that these serve.

import type { HallPlan, LobbyView, ZoneId } from "@hallflow/queue-core";

/** The view limited to a zone; the whole of it for null, and for a zone that the plan does not have. */
export function viewOfZone(view: LobbyView, plan: HallPlan, zone: ZoneId | null): LobbyView {
  if (zone === null || !plan.zones.some(({ id }) => id === zone)) return view;
  const served = new Set(plan.counters.filter((counter) => counter.zone === zone).flatMap(({ lanes }) => lanes));
  const letters = new Set(plan.lanes.filter(({ id }) => served.has(id)).map(({ letter }) => letter));
  const isHere = (call: { readonly zone: ZoneId }) => call.zone === zone;
  return {
    ...view,
    calls: view.calls.filter(isHere),
    current: view.current.filter(isHere),
    lanes: view.lanes.filter(({ lane }) => served.has(lane)),
    soon: view.soon.filter((ticket) => letters.has(ticket.charAt(0))),
  };
}
