// The hall day and its plan.

import { describe, expect, it } from "vitest";
import {
  service,
  bringBack,
  called,
  dayClosed,
  ended,
  finished,
  held,
  issued,
  lane,
  openDay,
  opened,
  press,
  published,
  signIn,
  signedIn,
  signedOut,
  started,
  takeTicket,
  ticketsStopped,
} from "../testing/happenings.fixture.ts";
import { at, monday, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenOnly } from "../testing/story.fixture.ts";
import type { Command } from "../messages.ts";
import type { ZoneId } from "../ids.ts";

const publish = (plan = smallPlan()): Command => ({ type: "publish-plan", plan });
const stopTickets: Command = { type: "stop-tickets" };
const closeDay: Command = { type: "close-day" };

describe("the hall day", () => {
  it("DAY-1: opens when somebody opens it, at any hour", () => {
    givenOnly(published())
      .when(openDay(), "23:59")
      .then(opened({ day: monday, ticketsStopAt: at("16:30"), closesAt: at("17:00") }));
  });

  it("DAY-1: goes on past midnight until somebody closes it", () => {
    given("23:59", signedIn("1")).when(takeTicket("A001"), "24:30").then(issued("A001"));
  });

  it("DAY-1: gives out no ticket and signs nobody in while it is closed", () => {
    givenOnly(published()).when(takeTicket("A001"), "09:00").then("hall-closed").when(signIn("1"), "09:00").then("hall-closed");
  });

  it("DAY-2: is not opened while one is open", () => {
    given().when(openDay(), "10:00").then("hall-open");
  });

  it("DAY-2: is neither closed nor stopped while none is open", () => {
    givenOnly(published()).when(closeDay, "10:00").then("hall-closed").when(stopTickets, "10:00").then("hall-closed");
  });

  it("DAY-3: stops tickets, and still serves everyone who has one", () => {
    given("09:01", issued("A001"), signedIn("1"))
      .when(stopTickets, "16:30")
      .then(ticketsStopped())
      .when(takeTicket("A002"), "16:31")
      .then("no-more-tickets")
      .when(press("call-next", "1"), "16:32")
      .then(called("A001", "1"));
  });

  it("DAY-3: may be told to stop tickets twice", () => {
    given(ticketsStopped()).when(stopTickets, "16:31").then();
  });

  it("DAY-4: is not closed while somebody is called", () => {
    given(issued("A001"), signedIn("1"), called("A001", "1")).when(closeDay, "17:00").then("visits-alive");
  });

  it("DAY-4: is not closed while somebody is being served", () => {
    given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1")).when(closeDay, "17:00").then("visits-alive");
  });

  it("DAY-5: ends the visits of those who wait or are on hold, and signs every counter out", () => {
    given(issued("A001"), issued("A002"), signedIn("1"), signedIn("2"), called("A001", "1"), started("A001", "1"), held("A001", "1"))
      .when(closeDay, "17:05")
      .then(ended("A001", "day-closed"), ended("A002", "day-closed"), signedOut("1"), signedOut("2"), dayClosed());
  });

  it("DAY-6: begins with nobody waiting and no calls", () => {
    const { hall } = given(
      issued("A001"),
      signedIn("1"),
      called("A001", "1"),
      started("A001", "1"),
      finished("A001", "1"),
      ended("A001", "served", "1"),
    )
      .when(closeDay, "17:00")
      .then(signedOut("1"), dayClosed())
      .when(openDay({ day: "2026-11-24" }), "33:00")
      .then(opened());
    expect({ visits: hall.visits.size, calls: hall.calls, waiting: hall.lanes.waiting(lane("basic")), living: hall.living }).toEqual({
      visits: 0,
      calls: [],
      waiting: 0,
      living: 0,
    });
  });
});

describe("the plan", () => {
  it.each<[string, Command]>([
    ["a day", openDay()],
    ["a ticket", takeTicket("A001")],
    ["a call", press("call-next", "1")],
    ["the end of a hold", bringBack("A001")],
  ])("PLAN-1: comes before %s", (_, command) => {
    givenOnly().when(command, "09:00").then("no-plan");
  });

  it("PLAN-2: is published when its parts agree", () => {
    givenOnly().when(publish(), "08:00").then(published(smallPlan()));
  });

  it("PLAN-2: is not published when a rule leads to a lane that is not there", () => {
    const plan = smallPlan({ lanes: smallPlan().lanes.slice(0, 2) });
    const { hall } = givenOnly().when(publish(plan), "08:00").then("plan-mistaken");
    expect(hall.plan).toBeNull();
  });

  it.each<[string, Partial<ReturnType<typeof smallPlan>>]>([
    ["lane", withoutVip()],
    ["zone", { zones: smallPlan().zones.filter(({ id }) => id !== "machines"), services: noMachines(), diversion: noMachineRule() }],
    ["service", { services: smallPlan().services.filter(({ id }) => id !== "open-account") }],
    ["counter", { counters: smallPlan().counters.filter(({ id }) => id !== "1") }],
  ])("PLAN-3: does not lose a %s that is in use", (_, change) => {
    given(issued("V001", { zone: "machines" as ZoneId, errands: [service("explain-bill"), service("open-account")] }), signedIn("1"))
      .when(publish(smallPlan(change)), "10:00")
      .then("plan-in-use");
  });

  it("PLAN-3: may lose what nobody uses any more", () => {
    given(issued("V001"), ended("V001", "cancelled"), signedIn("1"), signedOut("1"))
      .when(publish(smallPlan(withoutVip())), "10:00")
      .then(published());
  });

  it("PLAN-4: holds for whatever is asked after it, and leaves visits where they are", () => {
    const order = smallPlan({ dispatch: { policy: "first-come" } });
    const { hall } = given("09:00", issued("A001"), "09:02", issued("E001"), signedIn("2"))
      .when(publish(order), "09:03")
      .then(published(order))
      .when(press("call-next", "2"), "09:04")
      .then(called("A001", "2"));
    expect([...hall.visits.values()].map(({ ticket, lane: of, claimAt }) => [ticket, of, claimAt])).toEqual([
      ["A001", "basic", at("09:00")],
      ["E001", "experience", at("09:02")],
    ]);
  });
});

function withoutVip() {
  const { lanes, diversion, counters } = smallPlan();
  return {
    lanes: lanes.filter(({ id }) => id !== "vip"),
    diversion: diversion.filter((rule) => rule.lane !== "vip"),
    counters: counters.map((one) => ({ ...one, lanes: one.lanes.filter((id) => id !== "vip") })),
  };
}

function noMachines() {
  return smallPlan().services.map(({ selfServiceZone: _, ...rest }) => rest);
}

const noMachineRule = () => smallPlan().diversion.filter(({ id }) => id !== "machine-first");
