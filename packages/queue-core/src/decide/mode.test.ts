// How the hall runs: crowded, with relief counters, suspended, evacuated, and back.

import { describe, expect, it } from "vitest";
import { deadlines } from "../deadlines.ts";
import type { Command } from "../messages.ts";
import { showLanes, showVisit } from "../show.ts";
import {
  atMachine,
  bringBack,
  called,
  callVisit,
  cancel,
  counter,
  dayClosed,
  ended,
  held,
  issued,
  lane,
  modeChanged,
  openDay,
  opened,
  paused,
  press,
  putBack,
  recalled,
  returned,
  serveTicketless,
  signIn,
  signedIn,
  signedOut,
  started,
  takeTicket,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const plan = smallPlan();
const withRelief = { counters: plan.counters.map((desk) => (desk.id === "1" ? desk : { ...desk, relief: true })) };
const surge: Command = { type: "declare-surge" };
const calm: Command = { type: "end-surge" };
const suspend: Command = { type: "suspend-hall", reason: "the network is down" };
const evacuate: Command = { type: "evacuate-hall", reason: "fire alarm" };
const resume: Command = { type: "resume-hall" };

describe("a surge", () => {
  it("MODE-1: is declared and ended by people, in an open hall", () => {
    given()
      .when(surge, "10:00")
      .then(modeChanged("surge"))
      .when(surge, "10:01")
      .then()
      .when(calm, "10:30")
      .then(modeChanged("normal"))
      .when(calm, "10:31")
      .then();
    given(dayClosed())
      .when(surge, "10:00")
      .then("hall-closed")
      .when(calm, "10:00")
      .then("hall-closed")
      .when(suspend, "10:00")
      .then("hall-closed");
  });

  it("MODE-2: opens the relief counters, which are closed otherwise", () => {
    givenIn(withRelief, signedIn("1"))
      .when(signIn("2"), "10:00")
      .then("relief-closed")
      .when(surge, "10:01")
      .then(modeChanged("surge"))
      .when(signIn("2"), "10:02")
      .then(signedIn("2"), modeChanged("relief"))
      .when(signIn("3"), "10:03")
      .then(signedIn("3"))
      .when(press("sign-out", "2"), "10:20")
      .then(signedOut("2"))
      .when(press("sign-out", "3"), "10:21")
      .then(signedOut("3"), modeChanged("surge"))
      .when(press("sign-out", "1"), "10:21")
      .then(signedOut("1"));
  });

  it("MODE-2: lets a relief counter that is open go on when the surge has ended", () => {
    givenIn(withRelief, issued("A001"), modeChanged("surge"), signedIn("2"), modeChanged("relief"))
      .when(calm, "10:00")
      .then(modeChanged("normal"))
      .when(press("call-next", "2"), "10:01")
      .then(called("A001", "2"))
      .when(signIn("3"), "10:02")
      .then("relief-closed")
      .tell([ended("A001", "cancelled", "2")])
      .when(press("sign-out", "2"), "10:03")
      .then(signedOut("2"));
  });
});

describe("a suspended hall", () => {
  const suspended = () =>
    given("09:00", issued("A001"), issued("A002"), signedIn("1"), signedIn("2"), "09:10", called("A001", "1"), started("A001", "1"))
      .when(suspend, "09:12")
      .then(modeChanged("suspended", { reason: "the network is down" }));

  it("MODE-3: gives no tickets and calls nobody, and what is under way comes to its end", () => {
    suspended()
      .when(takeTicket("A003"), "09:13")
      .then("hall-suspended")
      .when(press("call-next", "2"), "09:13")
      .then("hall-suspended")
      .when(callVisit("2", "A002"), "09:13")
      .then("hall-suspended")
      .when(serveTicketless("A003", "2"), "09:13")
      .then("hall-suspended")
      .when(press("finish", "1"), "09:14")
      .then({ type: "errand-finished" }, ended("A001", "served", "1"))
      .when(cancel("A002"), "09:15")
      .then(ended("A002", "cancelled"));
  });

  it("MODE-3: brings nobody to a counter, but back into line", () => {
    given(
      issued("A001"),
      signedIn("1"),
      signedIn("2"),
      called("A001", "1"),
      started("A001", "1"),
      held("A001", "1"),
      modeChanged("suspended"),
    )
      .when(bringBack("A001", "2"), "09:13")
      .then("hall-suspended")
      .when(bringBack("A001"), "09:13")
      .then(returned("A001"));
  });

  it("MODE-3: says nothing of waits, and goes on as usual when it is resumed", () => {
    const story = suspended();
    const visit = story.hall.visits.get(visitOf("A002"));
    expect(showLanes(story.hall, plan, at("09:13")).map(({ waitRange }) => waitRange)).toEqual([null, null, null]);
    expect(visit && showVisit(story.hall, plan, visit, at("09:13")).waitRange).toBeNull();
    story
      .when(surge, "09:13")
      .then("hall-suspended")
      .when(suspend, "09:13")
      .then()
      .when(resume, "09:20")
      .then(modeChanged("normal"))
      .when(resume, "09:21")
      .then()
      .when(press("call-next", "2"), "09:22")
      .then(called("A002", "2"));
  });

  it("MODE-6: stops the clock of those who are set aside for a while", () => {
    const story = given("09:00", issued("A001"), atMachine("A001", { untilAt: at("09:30") }), "09:10", modeChanged("suspended"));
    expect(deadlines(story.hall).map(({ command }) => command.type)).not.toContain("machine-done");
    story.tell(["09:15", modeChanged("evacuation"), "09:40", modeChanged("normal")]);
    expect(deadlines(story.hall)).toContainEqual({
      dueAt: at("10:00"),
      command: expect.objectContaining({ type: "machine-done" }) as Command,
    });
  });
});

describe("an evacuation", () => {
  const order = (story: ReturnType<typeof given>) => story.hall.lanes.first(lane("basic"), 9).map(({ ticket }) => ticket);
  const busy = () =>
    given("09:00", issued("A001"), "09:01", issued("A002"), "09:02", issued("A003"), signedIn("1"), signedIn("2")).tell([
      "09:05",
      called("A001", "1"),
      started("A001", "1"),
      "09:10",
      called("A002", "2"),
      "09:10:30",
      recalled("A002", "2"),
    ]);
  const left = () =>
    busy()
      .when(evacuate, "09:11")
      .then(
        modeChanged("evacuation", { reason: "fire alarm" }),
        held("A001", "1", { kind: "evacuation" }),
        putBack("A002", { counter: counter("2"), claimAt: at("09:01"), why: "evacuation" }),
      );

  it("MODE-4: stops every call and service at once, and everybody keeps their place", () => {
    const story = left();
    expect(order(story)).toEqual(["A002", "A003"]);
    expect([...story.hall.seats.values()].map(({ state }) => state)).toEqual(["free", "free"]);
    expect(story.hall.visits.get(visitOf("A002"))).toMatchObject({ passes: 0, deferrals: 0 });
    expect(deadlines(story.hall).map(({ command }) => command.type)).not.toContain("no-show");
    story
      .when(takeTicket("A004"), "09:12")
      .then("hall-evacuated")
      .when(press("call-next", "2"), "09:12")
      .then("hall-evacuated")
      .when(signIn("3"), "09:12")
      .then("hall-evacuated")
      .when(suspend, "09:12")
      .then("hall-evacuated")
      .when(evacuate, "09:12")
      .then();
  });

  it("MODE-5: is undone as a whole: whoever was being served goes on at that counter first", () => {
    left()
      .when(resume, "09:40")
      .then(modeChanged("normal"), returned("A001", "1"))
      .when(press("call-next", "1"), "09:41")
      .then(called("A001", "1"))
      .when(press("call-next", "2"), "09:41")
      .then(called("A002", "2"));
    left()
      .tell([signedOut("1")])
      .when(resume, "09:40")
      .then(modeChanged("normal"), returned("A001", null));
  });

  it("MODE-4: may come out of any mode, and may be the end of the day", () => {
    given(modeChanged("surge"), modeChanged("suspended")).when(evacuate, "09:11").then(modeChanged("evacuation"));
    const closed = left()
      .when({ type: "close-day" }, "10:00")
      .then(...["A001", "A002", "A003"].map((ticket) => ended(ticket, "day-closed")), signedOut("1"), signedOut("2"), dayClosed());
    expect(closed.hall.day).toMatchObject({ mode: "normal", pausedAt: null });
    closed.when(openDay(), "14:00").then(opened());
  });

  it("MODE-4: leaves a counter on a break as it is", () => {
    given(signedIn("1"), paused("1")).when(evacuate, "09:11").then(modeChanged("evacuation"));
  });
});
