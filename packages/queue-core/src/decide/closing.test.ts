// Closing time with people waiting: served, moved to the next hall day, or ended, by the rule of their lane.

import { describe, expect, it } from "vitest";
import { deadlines } from "../deadlines.ts";
import { minuteMs } from "../ids.ts";
import { checkPlan } from "../plan-check.ts";
import { showManager } from "../show.ts";
import {
  atMachine,
  called,
  clearWaiting,
  closeDay,
  dayClosed,
  ended,
  held,
  issued,
  lane,
  modeChanged,
  openDay,
  opened,
  press,
  service,
  signedIn,
  signedOut,
  started,
  takeTicket,
  tokenOf,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn } from "../testing/story.fixture.ts";

const tomorrow = { closing: { waiting: "tomorrow", afterMinutes: 10 } } as const;
const tuesday = { day: "2026-11-24", closesAt: at("41:00") };
const wednesday = { day: "2026-11-25", closesAt: at("65:00") };
const clears = (story: ReturnType<typeof given>) => deadlines(story.hall).filter(({ command }) => command.type === "clear-waiting");

describe("those who still wait at closing time", () => {
  it("CLOSE-1: are served where the plan says nothing else: the day stays open for them", () => {
    const story = given("16:20", issued("A001"), signedIn("1"));
    expect(clears(story)).toEqual([]);
    story.when(clearWaiting, "17:00").then().when(press("call-next", "1"), "17:30").then(called("A001", "1"));
  });

  it("CLOSE-2: go so many minutes after closing time, and nobody who is at a counter or a machine", () => {
    const story = givenIn(tomorrow, "16:20", issued("A001"), issued("A002"), issued("A003"), issued("A004"), signedIn("1"), signedIn("2"));
    story.tell([
      called("A002", "1"),
      started("A002", "1"),
      atMachine("A003"),
      called("A004", "2"),
      started("A004", "2"),
      held("A004", "2"),
    ]);
    expect(clears(story)).toEqual([{ dueAt: at("17:10"), command: clearWaiting }]);
    story
      .when(clearWaiting, "17:09")
      .then("not-closing-time")
      .when(clearWaiting, "17:10")
      .then(ended("A001", "carried-over", null, { waitedMs: 50 * minuteMs }), ended("A004", "carried-over"));
    expect(clears(story)).toEqual([]);
    expect([...story.hall.visits.values()].map(({ state }) => state)).toEqual(["carried", "serving", "held", "carried"]);
  });

  it("CLOSE-2: stay while the hall is suspended or evacuated, and in a day without hours", () => {
    const paused = givenIn(tomorrow, issued("A001"), modeChanged("suspended"));
    expect(clears(paused)).toEqual([]);
    paused.when(clearWaiting, "17:30").then("not-closing-time");
    given(dayClosed()).when(clearWaiting, "17:30").then("hall-closed");
  });

  it("CLOSE-3: end, or are moved, or are served, each by the rule of their lane", () => {
    const lanes = [{ lane: lane("vip"), waiting: "serve" } as const, { lane: lane("experience"), waiting: "tomorrow" } as const];
    const story = givenIn({ closing: { waiting: "end", afterMinutes: 0, lanes } }, issued("A001"), issued("E001"), issued("V001"));
    story.when(clearWaiting, "17:00").then(ended("A001", "day-closed"), ended("E001", "carried-over"));
    expect(clears(story)).toEqual([]);
    const mistaken = smallPlan({ closing: { waiting: "end", afterMinutes: 0, lanes: [{ lane: lane("gold"), waiting: "serve" }] } });
    expect(checkPlan(mistaken).map(({ path }) => path.join("."))).toEqual(["closing.lanes.0.lane"]);
  });

  it("CLOSE-3, DAY-5: go by the same rules when somebody closes the day", () => {
    givenIn(tomorrow, issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"), held("A001", "1"))
      .when(closeDay, "12:00")
      .then(ended("A001", "carried-over"), signedOut("1"), dayClosed());
  });
});

describe("a place that was moved to the next hall day", () => {
  /** A001 came at 16:20 to have a bill explained, and had waited 50 minutes. */
  const moved = () =>
    givenIn(tomorrow, "16:20", issued("A001"), "17:10", ended("A001", "carried-over", null, { waitedMs: 50 * minuteMs }), dayClosed());
  const next = (story: ReturnType<typeof given>) => story.when(openDay(tuesday), "33:00").then(opened(tuesday));

  it("CLOSE-4: is taken up with the same ticket: a new number, and the whole wait as credit", () => {
    const story = next(moved());
    expect(showManager(story.hall, smallPlan(), [], at("33:00")).carried).toEqual([
      { visit: visitOf("A001"), ticket: "A001", day: "2026-11-23", services: ["explain-bill"], waitedMs: 50 * minuteMs },
    ]);
    story
      .when(takeTicket("A002", { returnOf: tokenOf("A001") }), "33:05")
      .then(issued("A001", { visit: visitOf("A002"), creditMs: 50 * minuteMs, returnOf: visitOf("A001") }));
    expect(story.hall.carried.size).toBe(0);
    story.when(takeTicket("A003", { returnOf: tokenOf("A001") }), "33:06").then("unknown-visit");
  });

  it("CLOSE-4: adds up when the next day ends before its turn too", () => {
    const story = next(moved())
      .when(takeTicket("A002", { returnOf: visitOf("A001") }), "40:30")
      .then(issued("A001", { visit: visitOf("A002"), returnCreditMs: 50 * minuteMs }));
    story.when(clearWaiting, "41:10").then(ended("A002", "carried-over", null, { waitedMs: 90 * minuteMs }));
  });

  it("CLOSE-4: counts what was waited, and neither another credit nor what an absence cost", () => {
    const story = givenIn(tomorrow, "16:20", issued("A001", { creditMs: 15 * minuteMs }), issued("A002"));
    story.tell([{ type: "visit-put-back", visit: visitOf("A002"), claimAt: at("16:40"), counter: null, why: "more-time" }]);
    story
      .when(clearWaiting, "17:10")
      .then(
        ended("A001", "carried-over", null, { waitedMs: 50 * minuteMs }),
        ended("A002", "carried-over", null, { waitedMs: 30 * minuteMs }),
      );
  });

  it("CLOSE-5: is for what was left to do, on the next hall day or the same date opened again, and not after", () => {
    next(moved())
      .when(takeTicket("A002", { returnOf: visitOf("A001"), errands: [service("change-plan")] }), "33:05")
      .then(issued("A001", { visit: visitOf("A002"), creditMs: 0 }));
    const again = moved().when(openDay(), "18:00").then(opened());
    again.when(takeTicket("A002", { returnOf: visitOf("A001") }), "18:01").then(issued("A002", { creditMs: 50 * minuteMs }));
    const late = next(moved()).tell([dayClosed()]).when(openDay(wednesday), "57:00").then(opened(wednesday));
    expect(late.hall.carried.size).toBe(0);
    late.when(takeTicket("A002", { returnOf: visitOf("A001") }), "57:05").then("unknown-visit");
  });
});
