// Taking a ticket, and giving it up.

import { describe, expect, it } from "vitest";
import { type PersonId, minuteMs } from "../ids.ts";
import { arrivalSchema } from "../messages.ts";
import {
  called,
  callVisit,
  cancel,
  counter,
  dayClosed,
  endVisit,
  ended,
  held,
  issued,
  lane,
  openDay,
  opened,
  press,
  published,
  serveTicketless,
  service,
  signedIn,
  started,
  takeTicket,
  ticketsStopped,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given } from "../testing/story.fixture.ts";

describe("a number that staff take for a customer", () => {
  it("TICKET-10: keeps why it has precedence, and the needs that were seen", () => {
    given()
      .when(takeTicket("A001", { channel: "staff", needs: ["elder"], because: "seen in person" }), "09:01")
      .then(issued("A001", { channel: "staff", needs: ["elder"], because: "seen in person", creditMs: 15 * minuteMs }));
  });
});

describe("serving without a ticket", () => {
  it("TICKET-8: is asked for with a reason, and begins at once and unannounced", () => {
    const story = given("09:00", issued("A001"), signedIn("1"))
      .when(serveTicketless("A002", "1", { reason: "only wants a copy" }), "09:05")
      .then(
        issued("A002", { ticketless: true, channel: "staff" }),
        called("A002", "1", {
          explanation: expect.objectContaining({
            rule: "without-ticket",
            waitedMs: 0,
            reason: "only wants a copy",
            passedOver: [{ visit: visitOf("A001"), ticket: "A001", why: "another-by-name" }],
          }) as never,
        }),
        started("A002", "1"),
      );
    expect(story.hall.calls).toEqual([]);
    expect(story.hall.seats.get(counter("1"))).toMatchObject({ state: "serving", visit: visitOf("A002") });
    expect(story.hall.visits.get(visitOf("A002"))).toMatchObject({ ticketless: true });
  });

  it("TICKET-8: takes a number that nobody else gets", () => {
    given(issued("A001"), signedIn("1"))
      .when(serveTicketless("A002", "1"), "09:05")
      .then(issued("A002"), called("A002", "1"), started("A002", "1"))
      .when(takeTicket("A003"), "09:06")
      .then(issued("A003"));
  });

  it("TICKET-9: goes on when tickets have stopped, and needs an open hall, a free counter and services of the hall", () => {
    given(ticketsStopped(), signedIn("1"))
      .when(serveTicketless("A001", "1"), "16:40")
      .then(issued("A001"), called("A001", "1"), started("A001", "1"))
      .when(serveTicketless("A002", "1"), "16:41")
      .then("counter-busy");
    given(dayClosed()).when(serveTicketless("A001", "1"), "16:40").then("hall-closed");
    given().when(serveTicketless("A001", "1"), "09:40").then("counter-signed-out");
    given(issued("A001"), signedIn("1"))
      .when(serveTicketless("A001", "1"), "09:40")
      .then("duplicate-visit")
      .when(serveTicketless("A002", "1", { errands: [service("haircut")] }), "09:40")
      .then("unknown-service");
  });
});

describe("a visit that staff end", () => {
  it("VISIT-7: ends whatever it is doing, with the reason on record, and its counter is free", () => {
    const end = (story: ReturnType<typeof given>, at: string | null = null) =>
      story.when(endVisit("A001", "had to leave"), "09:30").then(ended("A001", "ended-by-staff", at, { reason: "had to leave" }));
    end(given(issued("A001")));
    end(given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"), held("A001", "1")));
    end(given(issued("A001"), signedIn("1"), called("A001", "1")), "1");
    const served = end(given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1")), "1");
    expect(served.hall.seats.get(counter("1"))).toMatchObject({ state: "free", visit: null });
    expect(served.hall.visits.get(visitOf("A001"))).toMatchObject({ state: "ended", errands: [{ finishedAt: null }] });
    served.when(endVisit("A001"), "09:31").then("visit-over").when(endVisit("A009"), "09:31").then("unknown-visit");
  });
});

const tomorrow = { day: "2026-11-24" };

describe("numbers", () => {
  it("TICKET-1: begin at 001 in each lane and count on", () => {
    given()
      .when(takeTicket("A001"), "09:01")
      .then(issued("A001"))
      .when(takeTicket("E001", { errands: [service("undecided")] }), "09:02")
      .then(issued("E001", { lane: lane("experience") }))
      .when(takeTicket("A002"), "09:03")
      .then(issued("A002"));
  });

  it("TICKET-1: go on with a fourth digit after 999", () => {
    given(issued("A999")).when(takeTicket("A1000"), "09:01").then(issued("A1000"));
  });

  it("TICKET-2: begin anew with another date", () => {
    given(issued("A007"), ended("A007", "day-closed"), dayClosed())
      .when(openDay(tomorrow), "33:00")
      .then(opened(tomorrow))
      .when(takeTicket("A001"), "33:01")
      .then(issued("A001"));
  });

  it("TICKET-2: go on when the same date is opened again, also after another one", () => {
    given(issued("A007"), ended("A007", "day-closed"), dayClosed())
      .when(openDay(), "14:00")
      .then(opened())
      .when(takeTicket("A008"), "14:01")
      .then(issued("A008"));
    given(
      issued("A007"),
      ended("A007", "day-closed"),
      dayClosed(),
      opened(tomorrow),
      issued("A001"),
      ended("A001", "cancelled"),
      dayClosed(),
    )
      .when(openDay(), "15:00")
      .then(opened())
      .when(takeTicket("A008"), "15:01")
      .then(issued("A008"));
  });

  it("TICKET-2: go on when another lane takes the letter over", () => {
    const renamed = JSON.parse(JSON.stringify(smallPlan()).replaceAll('"basic"', '"general"')) as ReturnType<typeof smallPlan>;
    given(issued("A007"), ended("A007", "cancelled"), published(renamed))
      .when(takeTicket("A008"), "10:00")
      .then(issued("A008", { lane: lane("general") }));
  });
});

describe("a ticket", () => {
  it("TICKET-3: is given once to a visit", () => {
    given(issued("A001")).when(takeTicket("A001"), "09:01").then("duplicate-visit");
  });

  it("TICKET-3: is not given again to a visit that has ended", () => {
    given(issued("A001"), ended("A001", "cancelled")).when(takeTicket("A001"), "09:01").then("duplicate-visit");
  });

  it("TICKET-4: is for services that the hall offers, none of them twice", () => {
    given()
      .when(takeTicket("A001", { errands: [service("top-up"), service("haircut")] }), "09:01")
      .then("unknown-service")
      .when(takeTicket("A001", { errands: [service("top-up"), service("top-up")] }), "09:01")
      .then("duplicate-errand");
    expect(arrivalSchema.safeParse({ errands: [] }).success).toBe(false);
  });

  it("TICKET-5: puts its customer into the lane that the diversion gives, with credit, zone and reason", () => {
    const { hall } = given()
      .when(takeTicket("A001", { needs: ["elder"] }), "09:30")
      .then(
        issued("A001", { lane: lane("basic"), creditMs: 900_000, rule: "care-first", reason: { zh: "请坐", en: "Please have a seat" } }),
      );
    expect([...hall.visits.values()]).toMatchObject([
      { state: "waiting", arrivedAt: at("09:30"), claimAt: at("09:15"), lane: "basic", zone: null, reason: { en: "Please have a seat" } },
    ]);
    expect(hall.lanes.waiting(lane("basic"))).toBe(1);
  });
});

describe("giving a number back", () => {
  it("TICKET-6: is possible while waiting, called and on hold, and frees the counter that called", () => {
    given(issued("A001")).when(cancel("A001"), "09:05").then(ended("A001", "cancelled"));
    const { hall } = given(issued("A001"), signedIn("1"), called("A001", "1"))
      .when(cancel("A001"), "09:05")
      .then(ended("A001", "cancelled", "1"));
    expect([...hall.seats.values()]).toMatchObject([{ id: "1", state: "free", visit: null }]);
    given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"), held("A001", "1"))
      .when(cancel("A001"), "09:05")
      .then(ended("A001", "cancelled"));
  });

  it("TICKET-6: is not possible while being served", () => {
    given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"))
      .when(cancel("A001"), "09:05")
      .then("visit-being-served");
  });

  it("TICKET-7: cannot be done twice, nor by somebody whom nobody knows", () => {
    given(issued("A001"), ended("A001", "cancelled"))
      .when(cancel("A001"), "09:05")
      .then("visit-over")
      .when(cancel("A002"), "09:05")
      .then("unknown-visit");
  });

  it("TICKET-7: leaves nobody to call", () => {
    given(issued("A001"), ended("A001", "cancelled"), signedIn("1"))
      .when(press("call-next", "1"), "09:06")
      .then("nobody-waiting")
      .when(callVisit("1", "A001"), "09:07")
      .then("visit-over");
  });
});

describe("who the customer is", () => {
  it("VISIT-8: is an id that stands for them, from the ticket on", () => {
    const person = "00000000-0000-4000-8000-00000000cafe" as PersonId;
    given("09:00").when(takeTicket("A001", { person }), "09:01").then(issued("A001", { person }));
    given("09:00").when(takeTicket("A001"), "09:01").then(issued("A001"));
  });
});
