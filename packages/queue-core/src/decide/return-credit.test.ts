// Coming back on the same day for the same service.

import { describe, expect, it } from "vitest";
import { minuteMs } from "../ids.ts";
import { called, ended, issued, passed, service, signedIn, started, takeTicket, tokenOf, visitOf } from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { givenIn } from "../testing/story.fixture.ts";

const credit = { returnCredit: { share: 0.5, mostMinutes: 30 } };
/** A001 came at nine, was called at 09:20 and has been served. */
const served = (plan: Parameters<typeof givenIn>[0] = credit) =>
  givenIn(
    plan,
    "09:00",
    issued("A001"),
    signedIn("1"),
    "09:20",
    called("A001", "1"),
    started("A001", "1"),
    "09:30",
    ended("A001", "served", "1"),
  );
const back = (more: object = {}) => takeTicket("A002", { returnOf: visitOf("A001"), ...more });

describe("a customer who comes back", () => {
  it("RETURN-1: keeps a share of the earlier wait, as long as it was", () => {
    served()
      .when(back(), "10:00")
      .then(issued("A002", { creditMs: 10 * minuteMs, returnOf: visitOf("A001") }));
    served()
      .when(back({ returnOf: tokenOf("A001") }), "10:00")
      .then(issued("A002", { creditMs: 10 * minuteMs }));
    served({ returnCredit: { share: 1, mostMinutes: 15 } })
      .when(back(), "10:00")
      .then(issued("A002", { creditMs: 15 * minuteMs }));
  });

  it("RETURN-1: adds it to the credit of the diversion", () => {
    served()
      .when(back({ needs: ["elder"] }), "10:00")
      .then(issued("A002", { creditMs: 25 * minuteMs }));
  });

  it("RETURN-1: after missing the last call too, and after giving up", () => {
    const missed = givenIn(credit, "09:00", issued("A001"), signedIn("1"), "09:20", called("A001", "1"), passed("A001", "1"));
    missed
      .tell(["09:25", called("A001", "1"), ended("A001", "no-show", "1")])
      .when(back(), "09:40")
      .then(issued("A002", { creditMs: 10 * minuteMs }));
    givenIn(credit, "09:00", issued("A001"), "09:08", ended("A001", "cancelled"))
      .when(back(), "09:40")
      .then(issued("A002", { creditMs: 4 * minuteMs }));
  });

  it("RETURN-1, REVISE-1: keeps it when more is known of the customer", () => {
    const story = served()
      .when(back(), "10:00")
      .then(issued("A002", { creditMs: 10 * minuteMs, returnCreditMs: 10 * minuteMs }));
    story
      .when({ type: "revise-visit", visit: visitOf("A002"), needs: ["elder"] }, "10:01")
      .then({ type: "visit-revised", visit: visitOf("A002"), creditMs: 15 * minuteMs, claimAt: at("09:35") });
  });

  it("RETURN-2: keeps nothing for another service, a second time, or where the plan does not write it", () => {
    const plain = { creditMs: 0 };
    served()
      .when(back({ errands: [service("change-plan")] }), "10:00")
      .then(issued("A002", plain));
    served({}).when(back(), "10:00").then(issued("A002", plain));
    const story = served()
      .when(back(), "10:00")
      .then(issued("A002", { creditMs: 10 * minuteMs }));
    story.when(takeTicket("A003", { returnOf: visitOf("A001") }), "10:01").then(issued("A003", plain));
    expect(story.hall.visits.get(visitOf("A001"))?.hasReturned).toBe(true);
  });

  it("RETURN-3: needs no ticket while the earlier one is good, and one of today", () => {
    givenIn(credit, issued("A001")).when(back(), "09:10").then("visit-goes-on");
    givenIn(credit, issued("A001"))
      .when(back({ returnOf: visitOf("A009") }), "09:10")
      .then("unknown-visit");
  });
});
