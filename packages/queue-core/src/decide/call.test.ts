// Calling: the next, one in particular, again, and those who do not come.

import { describe, expect, it } from "vitest";
import type { CallRecord } from "../hall.ts";
import {
  called,
  callVisit,
  ended,
  finished,
  held,
  issued,
  lane,
  openDay,
  opened,
  dayClosed,
  passed,
  paused,
  press,
  recalled,
  returned,
  signedIn,
  signedOut,
  started,
} from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const absence = smallPlan().absence;

describe("a counter", () => {
  it("CALL-1: calls when somebody is there, not on a break, and free", () => {
    given(issued("A001"))
      .when(press("call-next", "1"), "09:01")
      .then("counter-signed-out")
      .when(press("call-next", "9"), "09:01")
      .then("unknown-counter");
    given(issued("A001"), signedIn("1"), paused("1")).when(press("call-next", "1"), "09:01").then("counter-paused");
    given(issued("A001"), issued("A002"), signedIn("1"), called("A001", "1")).when(press("call-next", "1"), "09:01").then("counter-busy");
    given(issued("A001"), issued("A002"), signedIn("1"), called("A001", "1"), started("A001", "1"))
      .when(callVisit("1", "A002"), "09:01")
      .then("counter-busy");
  });

  it("CALL-2: calls the next, and is told when there is nobody", () => {
    given(issued("A001"), signedIn("1"))
      .when(press("call-next", "1"), "09:01")
      .then(called("A001", "1"))
      .when(press("no-show", "1"), "09:03")
      .then(passed("A001", "1"))
      .when(press("call-next", "1"), "09:04")
      .then(called("A001", "1"))
      .when(press("start", "1"), "09:05")
      .then(started("A001", "1"))
      .when(press("finish", "1"), "09:10")
      .then(finished("A001", "1"), ended("A001", "served", "1"))
      .when(press("call-next", "1"), "09:11")
      .then("nobody-waiting");
  });

  it("CALL-3: calls somebody by name, and keeps the reason", () => {
    given("09:00", issued("A001"), "09:01", issued("A002"), signedIn("1"))
      .when(callVisit("1", "A002", "left their papers here"), "09:02")
      .then(called("A002", "1", { explanation: expect.objectContaining({ rule: "by-name", reason: "left their papers here" }) as never }));
  });

  it("CALL-3: calls by name only somebody who waits", () => {
    given(issued("A001"), issued("A002"), signedIn("1"), signedIn("2"), called("A001", "1"))
      .when(callVisit("2", "A001"), "09:02")
      .then("visit-not-waiting")
      .when(callVisit("2", "A009"), "09:02")
      .then("unknown-visit");
  });

  it("CALL-7: starts whom it called", () => {
    given(issued("A001"), signedIn("1"), signedIn("2"), called("A001", "1"))
      .when(press("start", "2"), "09:01")
      .then("counter-calls-nobody")
      .when(press("start", "1"), "09:01")
      .then(started("A001", "1"))
      .when(press("start", "1"), "09:02")
      .then("counter-calls-nobody");
  });
});

describe("a recall", () => {
  const calling = () => given("09:00", issued("A001"), signedIn("1"), "09:05", called("A001", "1"));

  it("CALL-4: comes no sooner than the plan says, and no more often", () => {
    const story = calling()
      .when(press("recall", "1"), "09:05:19")
      .then("recall-too-soon")
      .when(press("recall", "1"), "09:05:20")
      .then(recalled("A001", "1"))
      .when(press("recall", "1"), "09:05:39.999")
      .then("recall-too-soon")
      .when(press("recall", "1"), "09:05:40")
      .then(recalled("A001", "1"))
      .when(press("recall", "1"), "09:06:00")
      .then(recalled("A001", "1"));
    story.when(press("recall", "1"), "09:30").then("recalls-used-up");
  });

  it("CALL-4: is of somebody who is being called", () => {
    given(issued("A001"), signedIn("1")).when(press("recall", "1"), "09:01").then("counter-calls-nobody");
    calling()
      .when(press("start", "1"), "09:06")
      .then(started("A001", "1"))
      .when(press("recall", "1"), "09:07")
      .then("counter-calls-nobody");
  });

  it("CALL-5: is counted anew when the customer is called again", () => {
    givenIn(
      { absence: { ...absence, recalls: 1 } },
      "09:00",
      issued("A001"),
      signedIn("1"),
      called("A001", "1"),
      "09:01",
      recalled("A001", "1"),
      "09:02",
      passed("A001", "1"),
      "09:03",
      called("A001", "1"),
    )
      .when(press("recall", "1"), "09:04")
      .then(recalled("A001", "1"))
      .when(press("recall", "1"), "09:05")
      .then("recalls-used-up");
  });
});

describe("the lobby", () => {
  const brief = ({ serial, kind, ticket }: CallRecord) => [serial, kind, ticket];

  it("CALL-6: gets each summons under a number of its own, also over days", () => {
    const story = given(
      "09:00",
      issued("A001"),
      signedIn("1"),
      called("A001", "1"),
      "09:01",
      recalled("A001", "1"),
      "09:02",
      passed("A001", "1"),
      "09:03",
      called("A001", "1"),
    )
      .when(press("no-show", "1"), "09:05")
      .then(ended("A001", "no-show", "1"));
    expect(story.hall.calls.map(brief)).toEqual([
      [1, "call", "A001"],
      [2, "recall", "A001"],
      [3, "missed", "A001"],
      [4, "call", "A001"],
      [5, "missed", "A001"],
    ]);
    const { hall } = story
      .when({ type: "close-day" }, "17:00")
      .then(signedOut("1"), dayClosed())
      .when(openDay(), "18:00")
      .then(opened())
      .tell([issued("A002"), signedIn("1"), called("A002", "1")]);
    expect(hall.calls.map(brief)).toEqual([[6, "call", "A002"]]);
  });
});

describe("an absent customer", () => {
  const line = (...tickets: string[]) => tickets.flatMap((ticket, index) => [`09:0${index}`, issued(ticket)]);
  const order = (story: ReturnType<typeof given>) => story.hall.lanes.first(lane("basic"), 9).map(({ ticket }) => ticket);

  it("ABSENCE-1: comes back three places behind the head", () => {
    const story = given(...line("A001", "A002", "A003", "A004", "A005"), signedIn("1"), called("A001", "1"))
      .when(press("no-show", "1"), "09:06")
      .then(passed("A001", "1"));
    expect(order(story)).toEqual(["A002", "A003", "A004", "A001", "A005"]);
  });

  it("ABSENCE-1: comes back at the end of a shorter line, and where they were when no places are lost", () => {
    const short = given(...line("A001", "A002"), signedIn("1"), called("A001", "1"))
      .when(press("no-show", "1"), "09:06")
      .then(passed("A001", "1"));
    expect(order(short)).toEqual(["A002", "A001"]);
    const kind = givenIn({ absence: { ...absence, placesBehind: 0 } }, ...line("A001", "A002"), signedIn("1"), called("A001", "1"))
      .when(press("no-show", "1"), "09:06")
      .then(passed("A001", "1"));
    expect(order(kind)).toEqual(["A001", "A002"]);
  });

  it("ABSENCE-1: never gains by having been absent", () => {
    given(...line("A001", "A002", "A003", "A004", "A005"), signedIn("1"))
      .when(callVisit("1", "A005"), "09:06")
      .then(called("A005", "1"))
      .when(press("no-show", "1"), "09:07")
      .then(passed("A005", "1", { claimAt: at("09:04") }));
  });

  it("ABSENCE-2: is gone with the last absence", () => {
    given(issued("A001"), signedIn("1"), called("A001", "1"), passed("A001", "1"), called("A001", "1"))
      .when(press("no-show", "1"), "09:06")
      .then(ended("A001", "no-show", "1"));
    givenIn({ absence: { ...absence, passes: 1 } }, issued("A001"), signedIn("1"), called("A001", "1"))
      .when(press("no-show", "1"), "09:06")
      .then(ended("A001", "no-show", "1"));
  });

  it("ABSENCE-2: is absent only when called", () => {
    given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"))
      .when(press("no-show", "1"), "09:06")
      .then("counter-calls-nobody");
  });

  it("ABSENCE-3: does not stay reserved for a counter", () => {
    const { hall } = given(
      issued("A001"),
      signedIn("1"),
      signedIn("4"),
      called("A001", "1"),
      started("A001", "1"),
      held("A001", "1"),
      returned("A001", "4"),
      called("A001", "4"),
    )
      .when(press("no-show", "4"), "09:06")
      .then(passed("A001", "4"));
    expect(hall.lanes.first(lane("basic"), 9).map(({ ticket, reservedFor }) => [ticket, reservedFor])).toEqual([["A001", null]]);
  });
});
