// Who sits at a counter, and whether it takes customers.

import { describe, expect, it } from "vitest";
import {
  called,
  counter,
  finished,
  ended,
  issued,
  lane,
  pause,
  paused,
  press,
  recalled,
  resumed,
  signIn,
  signedIn,
  signedOut,
  started,
  transferred,
} from "../testing/happenings.fixture.ts";
import { given } from "../testing/story.fixture.ts";

const revisionOf = (story: ReturnType<typeof given>) => story.hall.seats.get(counter("1"))?.revision;

describe("signing in", () => {
  it("COUNTER-1: is for one person at a counter", () => {
    given(signedIn("1", "wang")).when(signIn("1", "li"), "09:01").then("counter-signed-in");
  });

  it("COUNTER-1: is at one counter for a person", () => {
    given(signedIn("1", "wang"))
      .when(signIn("2", "wang"), "09:01")
      .then("staff-elsewhere")
      .when(press("sign-out", "1"), "09:02")
      .then(signedOut("1"))
      .when(signIn("2", "wang"), "09:03")
      .then(signedIn("2", "wang"));
  });

  it("COUNTER-1: is at a counter that the hall has", () => {
    given().when(signIn("9"), "09:01").then("unknown-counter");
  });

  it("COUNTER-2: may be done again where one sits, in the middle of service too", () => {
    given(issued("A001"), signedIn("1", "wang"), called("A001", "1"), started("A001", "1")).when(signIn("1", "wang"), "09:01").then();
  });
});

describe("leaving a counter", () => {
  it("COUNTER-3: is possible with nobody before it", () => {
    given(signedIn("1"))
      .when(press("sign-out", "1"), "09:01")
      .then(signedOut("1"))
      .when(press("sign-out", "1"), "09:02")
      .then("counter-signed-out");
    given(signedIn("1"), paused("1")).when(press("sign-out", "1"), "09:01").then(signedOut("1"));
  });

  it.each(["called", "served"])("COUNTER-3: is not possible while somebody is being %s", (what) => {
    const story = given(issued("A001"), signedIn("1"), called("A001", "1"), ...(what === "served" ? [started("A001", "1")] : []));
    story.when(press("sign-out", "1"), "09:01").then("counter-busy").when(pause("1"), "09:01").then("counter-busy");
  });

  it("COUNTER-4: is a pause with a reason of the plan, until it is ended", () => {
    given(signedIn("1"))
      .when(pause("1", "boredom"), "12:00")
      .then("unknown-reason")
      .when(pause("1", "meal"), "12:00")
      .then(paused("1", "meal"))
      .when(pause("1", "training"), "12:01")
      .then("counter-paused")
      .when(press("resume", "1"), "12:30")
      .then(resumed("1"))
      .when(press("resume", "1"), "12:31")
      .then("counter-not-paused");
  });

  it("COUNTER-5: lets those who were reserved for it wait for any counter of their lane", () => {
    const reserved = transferred("A001", "1", { reservedFor: counter("2") });
    const story = given(issued("A001"), signedIn("1"), signedIn("2"), called("A001", "1"), reserved)
      .when(press("call-next", "1"), "09:05")
      .then("nobody-waiting")
      .when(press("sign-out", "2"), "09:06")
      .then(signedOut("2"));
    expect(story.hall.lanes.first(lane("basic"), 9)).toMatchObject([{ ticket: "A001", reservedFor: null }]);
    story.when(press("call-next", "1"), "09:07").then(called("A001", "1"));
  });
});

describe("a counter's revision", () => {
  it("COUNTER-6: grows with all that happens at the counter, and with nothing else", () => {
    const story = given(issued("A001"), issued("A002"), signedIn("1"), signedIn("2"));
    const here = [
      called("A001", "1"),
      recalled("A001", "1"),
      started("A001", "1"),
      finished("A001", "1"),
      ended("A001", "served", "1"),
      paused("1"),
      resumed("1"),
    ];
    const seen = here.map((event) => revisionOf(story.tell([event])));
    // A finished errand is followed by what becomes of the visit in the same breath, and is seen with it.
    expect(seen).toEqual([2, 3, 4, 4, 5, 6, 7]);
    expect(revisionOf(story.tell([called("A002", "2")]))).toBe(7);
  });
});
