// Customers who need more time: further behind, or not before some minutes.

import { describe, expect, it } from "vitest";
import { deadlines } from "../deadlines.ts";
import {
  bringBack,
  called,
  cancel,
  counter,
  defer,
  ended,
  held,
  issued,
  lane,
  press,
  putBack,
  returned,
  signedIn,
  started,
  toCounter,
  transfer,
  transferred,
  visitOf,
  waitsMore,
} from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const five = () => given("09:00", issued("A001"), "09:01", issued("A002"), "09:02", issued("A003"), "09:03", issued("A004"), signedIn("1"));
const order = (story: ReturnType<typeof given>) => story.hall.lanes.first(lane("basic"), 9).map(({ ticket }) => ticket);

describe("more time in places", () => {
  it("DEFER-1: puts a visit behind so many who come after it", () => {
    const story = five()
      .when(defer("A001", "places", 2), "09:10")
      .then(putBack("A001", { claimAt: at("09:02") + 1 }));
    expect(order(story)).toEqual(["A002", "A003", "A001", "A004"]);
  });

  it("DEFER-1: puts it at the end when fewer wait", () => {
    const story = five()
      .when(defer("A002", "places", 7), "09:10")
      .then(putBack("A002"));
    expect(order(story)).toEqual(["A001", "A003", "A004", "A002"]);
    story.when(defer("A002", "places", 1), "09:11").then("nobody-behind");
  });

  it("DEFER-1: counts among those reserved for the same counter where the visit is one", () => {
    const story = given("09:00", issued("A001"), "09:01", issued("A002"), signedIn("1"), signedIn("2"));
    for (const ticket of ["A001", "A002"]) {
      story
        .tell([called(ticket, "1")])
        .when(transfer("1", toCounter("2")), "09:05")
        .then(transferred(ticket, "1"));
    }
    story
      .when(defer("A001", "places", 1), "09:10")
      .then(putBack("A001", { claimAt: at("09:01") + 1 }))
      .when(press("call-next", "2"), "09:11")
      .then(called("A002", "2"));
  });
});

describe("more time in minutes", () => {
  it("DEFER-2: calls the visit no earlier, and in the place that it had", () => {
    const story = five()
      .when(defer("A001", "minutes", 10), "09:10")
      .then(waitsMore("A001", { untilAt: at("09:20") }));
    expect(order(story)).toEqual(["A002", "A003", "A004"]);
    expect(deadlines(story.hall)).toContainEqual({ dueAt: at("09:20"), command: bringBack("A001") });
    story.when(bringBack("A001"), "09:20").then(returned("A001"));
    expect(order(story)).toEqual(["A001", "A002", "A003", "A004"]);
    expect(deadlines(story.hall).map(({ command }) => command.type)).not.toContain("bring-back");
  });

  it("DEFER-2: ends sooner when the customer is back, or gives up", () => {
    const story = () =>
      five()
        .when(defer("A001", "minutes", 10), "09:10")
        .then(waitsMore("A001"));
    story().when(bringBack("A001"), "09:12").then(returned("A001"));
    story().when(cancel("A001"), "09:12").then(ended("A001", "cancelled"));
  });

  it("DEFER-2, HOLD-2: is in nobody's hands, and the time on hold before it is not lost", () => {
    const story = given("09:00", issued("A001"), signedIn("1"), "09:01", called("A001", "1"), "09:02", started("A001", "1"));
    story
      .tell(["09:05", held("A001", "1"), "09:10", returned("A001")])
      .when(defer("A001", "minutes", 5), "09:12")
      .then(waitsMore("A001"))
      .tell(["09:17", returned("A001"), "09:20", called("A001", "1"), started("A001", "1")]);
    expect(story.hall.visits.get(visitOf("A001"))?.errands).toMatchObject([{ startedAt: at("09:02"), heldMs: at("09:20") - at("09:05") }]);
    const never = five().tell(["09:10", waitsMore("A001"), "09:15", returned("A001"), "09:16", called("A001", "1"), started("A001", "1")]);
    expect(never.hall.visits.get(visitOf("A001"))?.errands).toMatchObject([{ startedAt: at("09:16"), heldMs: 0 }]);
  });
});

describe("who may need more time", () => {
  it("DEFER-3: whoever waits, and whoever is called: it is no absence, and the counter is free", () => {
    const calling = () => five().tell(["09:05", called("A001", "1")]);
    const story = calling()
      .when(defer("A001", "places", 1), "09:06")
      .then(putBack("A001", { counter: counter("1") }));
    expect(order(story)).toEqual(["A002", "A001", "A003", "A004"]);
    expect(story.hall.seats.get(counter("1"))).toMatchObject({ state: "free", visit: null });
    expect(story.hall.visits.get(visitOf("A001"))).toMatchObject({ passes: 0, deferrals: 1 });
    calling()
      .when(defer("A001", "minutes", 5), "09:06")
      .then(waitsMore("A001", { counter: counter("1") }))
      .when(press("call-next", "1"), "09:06")
      .then(called("A002", "1"));
    calling()
      .tell([started("A001", "1")])
      .when(defer("A001", "minutes", 5), "09:07")
      .then("visit-not-waiting");
  });

  it("DEFER-4: so often and so far as the plan says", () => {
    five()
      .when(defer("A001", "places", 11), "09:10")
      .then("deferred-too-far")
      .when(defer("A001", "minutes", 21), "09:10")
      .then("deferred-too-far")
      .when(defer("A001", "places", 1), "09:10")
      .then(putBack("A001"))
      .when(defer("A001", "minutes", 1), "09:11")
      .then(waitsMore("A001"))
      .when(bringBack("A001"), "09:12")
      .then(returned("A001"))
      .when(defer("A001", "places", 1), "09:13")
      .then("deferrals-used-up");
    givenIn({ deferral: { times: 1, places: 1, minutes: 2 } }, issued("A001"), issued("A002"))
      .when(defer("A001", "places", 2), "09:10")
      .then("deferred-too-far")
      .when(defer("A001", "minutes", 2), "09:10")
      .then(waitsMore("A001"));
    givenIn({ deferral: { times: 0, places: 1, minutes: 2 } }, issued("A001"))
      .when(defer("A001", "minutes", 2), "09:10")
      .then("deferrals-used-up");
  });
});
