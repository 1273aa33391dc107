// What time alone makes happen.

import { describe, expect, it } from "vitest";
import { deadlines } from "./deadlines.ts";
import { decide } from "./decide.ts";
import {
  called,
  counter,
  dayClosed,
  ended,
  issued,
  opened,
  passed,
  press,
  published,
  recalled,
  signIn,
  signedIn,
  started,
  takeTicket,
  ticketsStopped,
} from "./testing/happenings.fixture.ts";
import { at, clockOf } from "./testing/small-hall.fixture.ts";
import { given, givenOnly } from "./testing/story.fixture.ts";

const due = (story: ReturnType<typeof given>) =>
  deadlines(story.hall).map(({ dueAt, command }) => [clockOf(dueAt), command.type, "counter" in command ? command.counter : undefined]);

describe("deadlines", () => {
  it("ABSENCE-4: a called customer is absent so many seconds after the last call", () => {
    const calling = () => given(issued("A001"), signedIn("1"), "09:05", called("A001", "1"));
    expect(due(calling())).toContainEqual(["09:06:00", "no-show", "1"]);
    expect(due(calling().tell(["09:05:40", recalled("A001", "1")]))).toContainEqual(["09:06:40", "no-show", "1"]);
    const types = (story: ReturnType<typeof given>) => due(story).map(([, type]) => type);
    expect(types(calling().tell([started("A001", "1")]))).not.toContain("no-show");
    expect(types(calling().tell([passed("A001", "1")]))).not.toContain("no-show");
    expect(types(calling().tell([ended("A001", "cancelled", "1")]))).not.toContain("no-show");
  });

  it("ABSENCE-4: is the command that the hall would accept at that moment", () => {
    given(issued("A001"), signedIn("1"), "09:05", called("A001", "1")).when(press("no-show", "1"), "09:06").then(passed("A001", "1"));
  });

  it("TIME-2: tickets stop at the time the day was opened with, once", () => {
    expect(due(given(issued("A001")))).toEqual([["16:30:00", "stop-tickets", undefined]]);
    expect(due(given(issued("A001"), ticketsStopped()))).toEqual([]);
  });

  it("TIME-2: a day without hours stops nothing by itself", () => {
    expect(due(givenOnly(published(), opened({ ticketsStopAt: null, closesAt: null })))).toEqual([]);
  });

  it("TIME-3: the day closes at closing time, when no visit is left", () => {
    expect(due(given(ticketsStopped()))).toEqual([["17:00:00", "close-day", undefined]]);
    expect(due(given(issued("A001"), ticketsStopped()))).toEqual([]);
    expect(due(given(issued("A001"), ended("A001", "cancelled"), ticketsStopped()))).toEqual([["17:00:00", "close-day", undefined]]);
  });

  it("DAY-1: nothing is due in a closed hall, nor in one without a plan", () => {
    expect(due(given(dayClosed()))).toEqual([]);
    expect(due(givenOnly())).toEqual([]);
  });
});

describe("hall time", () => {
  it("TIME-1: stands still while a clock that was set back catches up", () => {
    const { hall } = given("10:00", issued("A001"))
      .when(takeTicket("A002"), "09:30")
      .then(issued("A002", { at: at("10:00") }))
      .when(signIn("1"), "09:59")
      .then({ type: "counter-signed-in", at: at("10:00") })
      .when(press("call-next", "1"), "10:01")
      .then(called("A001", "1", { at: at("10:01") }));
    expect(hall.seats.get(counter("1"))?.since).toBe(at("10:01"));
  });

  it("TIME-1: begins with the day: a hall may open earlier than it last closed", () => {
    given("17:00", dayClosed())
      .when({ type: "open-day", day: "2026-11-22", dayStartAt: at("-24:00"), ticketsStopAt: null, closesAt: null }, "-15:00")
      .then(opened({ at: at("-15:00"), day: "2026-11-22", ticketsStopAt: null, closesAt: null }));
  });

  it("TIME-1: is whole milliseconds", () => {
    expect(decide(given().hall, takeTicket("A001"), at("10:00") + 0.75)).toMatchObject({ events: [{ at: at("10:00") }] });
  });
});
