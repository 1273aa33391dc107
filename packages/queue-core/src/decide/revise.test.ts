// What staff see of a waiting customer: needs and tiers that nobody declared.

import { describe, expect, it } from "vitest";
import type { Command, CommandOf } from "../messages.ts";
import { called, held, issued, lane, passed, press, signedIn, started, visitOf } from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given } from "../testing/story.fixture.ts";

const revise = (ticket: string, more: Omit<CommandOf<"revise-visit">, "type" | "visit">): Command => ({
  type: "revise-visit",
  visit: visitOf(ticket),
  ...more,
});
const order = ({ hall }: ReturnType<typeof given>, id = "basic") => hall.lanes.first(lane(id), 9).map(({ ticket }) => ticket);

describe("what is seen of a customer", () => {
  it("REVISE-1: a need gives the credit that its rule gives, and arrival and number stay", () => {
    const story = given("09:00", issued("A001"), "09:10", issued("A002"))
      .when(revise("A002", { needs: ["elder"] }), "09:12")
      .then({
        type: "visit-revised",
        needs: ["elder"],
        tier: "standard",
        lane: lane("basic"),
        claimAt: at("08:55"),
        creditMs: 900_000,
        rule: "care-first",
      });
    expect(order(story)).toEqual(["A002", "A001"]);
    expect(story.hall.visits.get(visitOf("A002"))).toMatchObject({ arrivedAt: at("09:10"), reason: { en: "Please have a seat" } });
  });

  it("REVISE-1: a need that is taken back takes its credit back", () => {
    const story = given("09:00", issued("A001"), "09:10", issued("A002"));
    story.when(revise("A002", { needs: ["elder"] }), "09:12").then({ type: "visit-revised" });
    story.when(revise("A002", { needs: [] }), "09:13").then({ type: "visit-revised", claimAt: at("09:10"), creditMs: 0 });
    expect(order(story)).toEqual(["A001", "A002"]);
  });

  it("REVISE-1: a tier leads to its lane, with the place that the arrival gives", () => {
    const story = given("09:00", issued("A001"), "09:05", issued("V001"))
      .when(revise("A001", { tier: "vip" }), "09:06")
      .then({ type: "visit-revised", lane: lane("vip"), rule: "reception", claimAt: at("09:00") });
    expect(order(story, "vip")).toEqual(["A001", "V001"]);
  });

  it("REVISE-1: changes nothing when it is known already, and is refused once the customer is at a counter", () => {
    const story = given("09:00", issued("A001", { needs: ["elder"] }), issued("A002"), signedIn("1"), called("A002", "1"));
    story.when(revise("A001", { needs: ["elder", "elder"] }), "09:01").then();
    story.when(revise("A001", {}), "09:01").then();
    story.when(revise("A002", { needs: ["elder"] }), "09:01").then("visit-not-waiting");
    story.when(press("start", "1"), "09:01").then(started("A002", "1"));
    story.when(revise("A002", { needs: ["elder"] }), "09:02").then("visit-not-waiting");
  });

  it("REVISE-2: whoever was called before keeps the lane, and gets the credit alone", () => {
    const story = given(
      "09:00",
      issued("A001"),
      signedIn("1"),
      "09:02",
      called("A001", "1"),
      passed("A001", "1", { claimAt: at("09:00") }),
    );
    story
      .when(revise("A001", { needs: ["elder"], tier: "vip" }), "09:03")
      .then({ type: "visit-revised", lane: lane("basic"), tier: "vip", creditMs: 0 });
    const later = given("09:00", issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"), held("A001", "1"));
    later.when(revise("A001", { needs: ["elder"] }), "09:03").then({ type: "visit-revised", claimAt: at("08:45"), lane: lane("basic") });
  });
});
