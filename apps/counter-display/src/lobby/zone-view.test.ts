import type { CounterId, LobbyView, ServiceId, StaffId, ZoneId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { Rehearsal } from "../rehearsal/rehearsal.ts";
import { viewOfZone } from "./zone-view.ts";

/** A hall in which counter 1 calls A001 and counter 5, in the experience zone, calls E001, while others wait. */
function callingHall() {
  const rehearsal = new Rehearsal();
  for (let i = 0; i < 2; i++) {
    rehearsal.ticket();
    rehearsal.ticket({ errands: ["undecided" as ServiceId] });
  }
  for (const counter of ["1", "5"] as CounterId[]) {
    rehearsal.do({ type: "sign-in", counter, staff: `W${counter}` as StaffId });
    rehearsal.do({ type: "call-next", counter });
  }
  const view = rehearsal.lobby().state().push?.view as LobbyView;
  return { plan: rehearsal.plan, view };
}

describe("a display in one zone", () => {
  it("shows the calls to its own counters and the lanes that these serve", () => {
    const { plan, view } = callingHall();
    const here = viewOfZone(view, plan, "counters" as ZoneId);
    expect(here.current.map(({ ticket }) => ticket)).toEqual(["A001"]);
    expect(here.calls.map(({ ticket }) => ticket)).toEqual(["A001"]);
    expect(viewOfZone(view, plan, "experience-zone" as ZoneId).current.map(({ ticket }) => ticket)).toEqual(["E001"]);
  });

  it("leaves out lanes, and who is next in them, that no counter of the zone serves", () => {
    const { plan, view } = callingHall();
    const bare = {
      ...plan,
      counters: plan.counters.map((counter) => ({ ...counter, lanes: counter.zone === "counters" ? ["basic"] : ["experience"] })),
    };
    const here = viewOfZone(view, bare as typeof plan, "counters" as ZoneId);
    expect(here.lanes.map(({ lane }) => lane)).toEqual(["basic"]);
    expect(here.soon).toEqual(["A002"]);
  });

  it("shows the whole hall without a zone, and for one that the plan does not have", () => {
    const { plan, view } = callingHall();
    expect(viewOfZone(view, plan, null)).toBe(view);
    expect(viewOfZone(view, plan, "cellar" as ZoneId)).toBe(view);
  });
});
