import type { CounterId, GuideView, StaffId, ZoneId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { Rehearsal } from "../rehearsal/rehearsal.ts";
import { guidedZones, zoneVisitors } from "./zone-visitors.ts";

const zone = "experience-zone" as ZoneId;
const tickets = (visitors: readonly { readonly ticket: string }[]) => visitors.map(({ ticket }) => ticket);

function look(rehearsal: Rehearsal, desk: CounterId | null = null) {
  const view = rehearsal.guide(desk).state().push?.view as GuideView;
  const { here, elsewhere } = zoneVisitors(view, rehearsal.plan, zone, desk);
  return { here: tickets(here), elsewhere: tickets(elsewhere) };
}

describe("who waits for a guide", () => {
  it("are those of the zone, the longest wait first, and apart from them everybody else", () => {
    const rehearsal = new Rehearsal();
    rehearsal.ticket();
    rehearsal.pass(60_000);
    for (let i = 0; i < 2; i++) rehearsal.ticket({ errands: ["undecided"] as never });
    // Nobody was sent to the zone by name: counter 5 of it calls the experience lane, counter 6 the basic one.
    expect(look(rehearsal)).toEqual({ here: ["A001", "E001", "E002"], elsewhere: [] });
    expect(
      zoneVisitors(rehearsal.guide(null).state().push?.view as GuideView, rehearsal.plan, "counters" as ZoneId, null).here,
    ).not.toEqual([]);
  });

  it("are not those who are being shown around, nor those who wait for another counter alone", () => {
    const rehearsal = new Rehearsal();
    const visit = rehearsal.ticket({ errands: ["undecided"] as never });
    const sent = rehearsal.ticket({ errands: ["undecided"] as never });
    rehearsal.do({ type: "begin-experience", visit, guide: "周洁" as StaffId, zone });
    rehearsal.do({ type: "sign-in", counter: "5" as CounterId, staff: "林悦" as StaffId });
    rehearsal.do({ type: "pass-on", visit: sent, destination: { to: "counter", counter: "5" as CounterId } });
    expect(look(rehearsal)).toEqual({ here: [], elsewhere: [] });
    expect(look(rehearsal, "5" as CounterId).here).toEqual(["E002"]);
  });
});

it("offers the zones where a guide can be of use", () => {
  expect(guidedZones(new Rehearsal().plan).map(({ id }) => id)).toEqual(["counters", "experience-zone"]);
});
