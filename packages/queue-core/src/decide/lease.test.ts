// Numbers that kiosks give out while the hub is away.

import { describe, expect, it } from "vitest";
import { decide } from "../decide.ts";
import { minuteMs } from "../ids.ts";
import {
  called,
  dayClosed,
  ended,
  handIn,
  issued,
  lane,
  leaseNumbers,
  leased,
  openDay,
  opened,
  press,
  service,
  signedIn,
  takeTicket,
  ticketsStopped,
} from "../testing/happenings.fixture.ts";
import { at, monday, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn, givenOnly } from "../testing/story.fixture.ts";

const tomorrow = { day: "2026-11-24" };

describe("a number that staff take without the hub", () => {
  it("TICKET-10: is handed in with why it has precedence", () => {
    const more = { needs: ["elder"], channel: "staff", because: "seen in person" } as const;
    given(leased("kiosk-1", "A", 501, 50))
      .when(handIn("A501", "09:20", { ...more, needs: ["elder"] }), "09:30")
      .then({ type: "ticket-issued", channel: "staff", needs: ["elder"], because: "seen in person" });
  });
});

describe("a lease", () => {
  it("LEASE-1: is of one letter's numbers, for the hall day", () => {
    given()
      .when(leaseNumbers("A", 50), "09:01")
      .then(leased("kiosk-1", "A", 501, 50));
    given().when(leaseNumbers("Z", 50), "09:01").then("unknown-lane");
  });

  it("LEASE-1: is not given before the day opens, nor once tickets have been stopped", () => {
    given(dayClosed()).when(leaseNumbers("A", 50), "18:00").then("hall-closed");
    given(ticketsStopped()).when(leaseNumbers("A", 50), "16:40").then("no-more-tickets");
  });

  it("LEASE-2: leaves the letter's own series as it was, until this comes to the block and goes around it", () => {
    givenIn({ offlineNumbersFrom: 3 }, issued("A001"), leased("kiosk-1", "A", 3, 2), leased("kiosk-2", "A", 5, 1))
      .when(takeTicket("A002"), "09:02")
      .then(issued("A002"))
      .when(takeTicket("A006"), "09:03")
      .then(issued("A006"));
  });

  it("LEASE-2: still holds its numbers when the same date is opened again", () => {
    givenIn({ offlineNumbersFrom: 2 }, issued("A001"), leased("kiosk-1", "A", 2, 3), ended("A001", "day-closed"), dayClosed())
      .when(openDay(), "14:00")
      .then(opened())
      .when(takeTicket("A005"), "14:01")
      .then(issued("A005"))
      .when(handIn("A002", "13:30"), "14:02")
      .then(issued("A002"));
  });

  it("LEASE-3: follows the one before it, and the letter's own series where that is further", () => {
    given(leased("kiosk-1", "A", 501, 50), leased("kiosk-1", "V", 501, 10))
      .when(leaseNumbers("A", 20, { device: "kiosk-2" }), "09:02")
      .then(leased("kiosk-2", "A", 551, 20));
    given(issued("A640"))
      .when(leaseNumbers("A", 20), "09:02")
      .then(leased("kiosk-1", "A", 641, 20));
  });

  it("LEASE-4: is refused to a device that has had its numbers of the day", () => {
    const blocks = Array.from({ length: 5 }, (_, index) => leased("kiosk-1", "A", 501 + index * 200, 200));
    given(...blocks)
      .when(leaseNumbers("A", 1), "09:02")
      .then("leases-used-up")
      .when(leaseNumbers("A", 1, { device: "kiosk-2" }), "09:02")
      .then(leased("kiosk-2", "A", 1501, 1));
  });
});

describe("a ticket handed in", () => {
  it("LEASE-5: stands where its customer came, before those who came later and were known earlier", () => {
    const story = given("09:05", leased("kiosk-1", "A", 501, 9), "10:00", issued("A001"), issued("A002"), signedIn("1"));
    story
      .when(handIn("A501", "09:30"), "10:05")
      .then(issued("A501", { at: at("10:05"), offline: { device: "kiosk-1", takenAt: at("09:30") } }))
      .when(press("call-next", "1"), "10:06")
      .then(called("A501", "1", { explanation: expect.objectContaining({ waitedMs: 36 * minuteMs }) as never }));
    const [first] = story.hall.visits.values();
    expect(first?.ticket).toBe("A001");
  });

  it("LEASE-5: has not waited since before its numbers were leased, nor since a time to come", () => {
    const told = ["09:30", leased("kiosk-1", "A", 501, 9)];
    given(...told)
      .when(handIn("A501", "08:00"), "10:05")
      .then(issued("A501", { offline: { device: "kiosk-1", takenAt: at("09:30") } }));
    given(...told)
      .when(handIn("A501", "11:00"), "10:05")
      .then(issued("A501", { offline: { device: "kiosk-1", takenAt: at("10:05") } }));
  });

  it("LEASE-6: changes nothing when it comes again, however it is doing", () => {
    given(leased("kiosk-1", "A", 501, 9), signedIn("1"))
      .when(handIn("A501", "09:00"), "09:10")
      .then(issued("A501"))
      .when(handIn("A501", "09:00"), "09:11")
      .then()
      .when(press("call-next", "1"), "09:12")
      .then(called("A501", "1"))
      .when(handIn("A501", "09:00"), "09:13")
      .then();
  });

  it("LEASE-6: is refused where its number is not the device's own, not of this date, or another visit's", () => {
    const other = handIn("A501", "09:00");
    const story = given(leased("kiosk-1", "A", 501, 2), leased("kiosk-2", "A", 503, 2));
    story.when(handIn("A503", "09:00"), "09:10").then("number-not-leased");
    story.when(handIn("A505", "09:00"), "09:10").then("number-not-leased");
    story.when(handIn("E501", "09:00"), "09:10").then("number-not-leased");
    story.when(other, "09:10").then(issued("A501"));
    story.when({ ...handIn("A777", "09:00"), number: 501 }, "09:11").then("number-not-leased");
    story.when(handIn("A502", "09:00", { visit: other.visit }), "09:11").then("duplicate-visit");
    story.when(handIn("A502", "09:00", { token: other.token }), "09:11").then("duplicate-visit");
  });

  it("LEASE-7: is taken in after tickets were stopped, and not once the day is over or another has begun", () => {
    given(leased("kiosk-1", "A", 501, 9), ticketsStopped())
      .when(handIn("A501", "09:00"), "16:40")
      .then(issued("A501"));
    given(leased("kiosk-1", "A", 501, 9), dayClosed())
      .when(handIn("A501", "09:00"), "17:10")
      .then("hall-closed")
      .when(openDay(tomorrow), "33:00")
      .then(opened(tomorrow))
      .when(handIn("A501", "09:00"), "33:01")
      .then("number-not-leased");
  });

  it("LEASE-8: has the credit, zone and reason that the plan gives to the rule that the kiosk names", () => {
    given(leased("kiosk-1", "A", 501, 9))
      .when(handIn("A501", "09:00", { rule: "care-first", needs: ["elder"] }), "09:10")
      .then(issued("A501", { rule: "care-first", creditMs: 15 * minuteMs, zone: null, reason: { zh: "请坐", en: "Please have a seat" } }))
      .when(handIn("A502", "09:00"), "09:10")
      .then(issued("A502", { rule: "everyone-else", creditMs: 0, zone: "counters" as never }));
  });

  it("LEASE-8: keeps the lane of its letter when the rule is gone or leads elsewhere, and gets no credit by it", () => {
    for (const rule of ["gone", "reception"]) {
      given(leased("kiosk-1", "A", 501, 9))
        .when(handIn("A501", "09:00", { rule }), "09:10")
        .then(issued("A501", { lane: lane("basic"), rule: "as-on-the-ticket", creditMs: 0, zone: null }));
    }
  });

  it("LEASE-8: is diverted anew when no lane has its letter any more, and asks for what the hall still offers", () => {
    const old = smallPlan();
    const renamed = { ...old, lanes: old.lanes.map((one) => (one.letter === "A" ? { ...one, letter: "B" } : one)) };
    givenOnly({ type: "plan-published", plan: old }, opened(), leased("kiosk-1", "A", 501, 9), {
      type: "plan-published",
      plan: { ...renamed, services: renamed.services.filter(({ id }) => id !== "explain-bill") },
    })
      .when(handIn("A501", "09:00", { errands: [service("explain-bill"), service("top-up")] }), "09:10")
      .then(issued("A501", { lane: lane("experience"), rule: "see-and-try", errands: [service("undecided"), service("top-up")] }));
  });

  it("LEASE-1: keeps no visit from a plan that has no letter left of it", () => {
    const { hall } = given(leased("kiosk-1", "A", 501, 9));
    expect(decide(hall, { type: "publish-plan", plan: smallPlan() }, at("10:00"))).toHaveProperty("events");
    expect(hall.leases.map(({ day, letter }) => `${day} ${letter}`)).toEqual([`${monday} A`]);
  });
});
