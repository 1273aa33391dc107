// Events that cannot have happened are a bug somewhere, and must never become part of a hall.

import { describe, expect, it } from "vitest";
import { evolve } from "./evolve.ts";
import {
  called,
  complete,
  counter,
  ended,
  finished,
  held,
  issued,
  opened,
  paused,
  putBack,
  recalled,
  returned,
  resumed,
  signedIn,
  signedOut,
  started,
  ticketsStopped,
  type Said,
} from "./testing/happenings.fixture.ts";
import { at } from "./testing/small-hall.fixture.ts";
import { given } from "./testing/story.fixture.ts";

describe("an event that cannot have happened", () => {
  it.each<[string, Said[], Said]>([
    ["a second opening", [], opened()],
    ["tickets stopped twice", [ticketsStopped()], ticketsStopped()],
    ["a ticket for a visit that has one", [issued("A001")], issued("A001")],
    ["a ticket in a closed hall", [{ type: "day-closed" }], issued("A001")],
    ["a call of nobody", [signedIn("1")], called("A001", "1")],
    ["a call of somebody who is called", [issued("A001"), signedIn("1"), signedIn("2"), called("A001", "1")], called("A001", "2")],
    ["a call at a busy counter", [issued("A001"), issued("A002"), signedIn("1"), called("A001", "1")], called("A002", "1")],
    ["a call where nobody sits", [issued("A001")], called("A001", "1")],
    ["a recall of somebody who waits", [issued("A001"), signedIn("1")], recalled("A001", "1")],
    ["a start without a call", [issued("A001"), signedIn("1")], started("A001", "1")],
    ["a hold without service", [issued("A001"), signedIn("1"), called("A001", "1")], held("A001", "1")],
    [
      "a place further behind for somebody who is served",
      [issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1")],
      putBack("A001", { counter: counter("1") }),
    ],
    ["a way back without a hold", [issued("A001")], returned("A001")],
    ["a second end", [issued("A001"), ended("A001", "cancelled")], ended("A001", "cancelled")],
    ["an end as served without service", [issued("A001")], ended("A001", "served")],
    ["a second sign-in", [signedIn("1")], signedIn("1")],
    ["a sign-out where nobody sits", [], signedOut("1")],
    ["a pause while calling", [issued("A001"), signedIn("1"), called("A001", "1")], paused("1")],
    ["an end of no pause", [signedIn("1")], resumed("1")],
    ["calm where there was no surge", [], { type: "mode-changed", mode: "normal" }],
    ["a mode of a closed hall", [{ type: "day-closed" }], { type: "mode-changed", mode: "surge" }],
    ["an errand of a stranger", [], finished("A009", "1")],
  ])("REPLAY-4: %s is refused loudly", (_, before, event) => {
    const { hall } = given(...before);
    expect(() => evolve(hall, complete(event, at("10:00")))).toThrow(/cannot|already|never/);
  });
});
