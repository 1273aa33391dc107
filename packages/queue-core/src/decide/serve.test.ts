// At the counter: finishing, further errands, hold and the way back.

import { describe, expect, it } from "vitest";
import { deadlines } from "../deadlines.ts";
import type { Visit } from "../visit.ts";
import {
  bringBack,
  called,
  counter,
  due,
  ended,
  finished,
  held,
  hold,
  issued,
  lane,
  paused,
  press,
  returned,
  service,
  signedIn,
  signedOut,
  started,
  toLane,
  transfer,
  transferred,
} from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given } from "../testing/story.fixture.ts";

const served = (...errands: string[]) => [
  issued("A001", errands.length > 0 ? { errands: errands.map(service) } : {}),
  "09:10",
  called("A001", "1"),
  "09:11",
  started("A001", "1"),
];
const only = (story: ReturnType<typeof given>): Visit => [...story.hall.visits.values()][0] as Visit;

describe("a finished errand", () => {
  it("VISIT-4: ends the visit when it was the last", () => {
    const story = given(signedIn("1"), ...served())
      .when(press("finish", "1"), "09:20")
      .then(finished("A001", "1"), ended("A001", "served", "1"));
    expect(only(story)).toMatchObject({ state: "served", endedAt: at("09:20") });
    expect(story.hall.living).toBe(0);
  });

  it("VISIT-1: has been started before", () => {
    given(issued("A001"), signedIn("1"), called("A001", "1"))
      .when(press("finish", "1"), "09:20")
      .then("counter-serves-nobody")
      .when(hold("1"), "09:20")
      .then("counter-serves-nobody");
  });

  it("VISIT-2: is followed by the next one at a counter that serves its lane", () => {
    const story = given(signedIn("1"), ...served("explain-bill", "open-account"))
      .when(press("finish", "1"), "09:20")
      .then(
        finished("A001", "1"),
        started("A001", "1", {
          due: { lane: lane("basic"), zone: "counters" as never, reason: { zh: "请就座", en: "Please have a seat" } },
        }),
      );
    expect(only(story)).toMatchObject({ state: "serving", current: 1, counter: "1" });
    expect(only(story).errands[1]).toMatchObject({
      createdAt: at("09:00"),
      firstCalledAt: at("09:20"),
      startedAt: at("09:20"),
      finishedAt: null,
    });
  });

  it("VISIT-2: takes its visit into the next one's lane, where it waits if it comes back from hold", () => {
    const story = given(
      signedIn("2"),
      issued("A001", { errands: [service("explain-bill"), service("undecided")] }),
      called("A001", "2"),
      started("A001", "2"),
    )
      .when(press("finish", "2"), "09:20")
      .then(finished("A001", "2"), started("A001", "2"))
      .when(hold("2"), "09:21")
      .then(held("A001", "2"))
      .when(bringBack("A001"), "09:25")
      .then(returned("A001"));
    expect(story.hall.lanes.first(lane("experience"), 9).map(({ ticket }) => ticket)).toEqual(["A001"]);
  });

  it("VISIT-3: lets the visit wait with its own claim where another counter must go on", () => {
    const story = given("09:00", signedIn("1"), ...served("explain-bill", "undecided"), "09:12", issued("E001"))
      .when(press("finish", "1"), "09:20")
      .then(finished("A001", "1"), due("A001", { lane: lane("experience") }));
    expect(only(story)).toMatchObject({ state: "waiting", claimAt: at("09:00"), counter: null, current: 1 });
    expect(story.hall.lanes.first(lane("experience"), 9).map(({ ticket }) => ticket)).toEqual(["A001", "E001"]);
    expect(story.hall.seats.get(counter("1"))).toMatchObject({ state: "free", visit: null });
  });

  it("VISIT-6: has its instants on record", () => {
    const story = given(
      "09:00",
      signedIn("1"),
      ...served(),
      "09:15",
      held("A001", "1"),
      "09:20",
      returned("A001"),
      "09:25",
      called("A001", "1"),
      "09:27",
      started("A001", "1"),
    )
      .when(press("finish", "1"), "09:30")
      .then(finished("A001", "1"), ended("A001", "served", "1"));
    expect(only(story).errands).toEqual([
      {
        service: "explain-bill",
        createdAt: at("09:00"),
        firstCalledAt: at("09:10"),
        lastCalledAt: at("09:25"),
        startedAt: at("09:11"),
        finishedAt: at("09:30"),
        heldMs: at("09:27") - at("09:15"),
        selfServed: false,
        rating: null,
      },
    ]);
  });
});

describe("hold", () => {
  it("HOLD-1: keeps a customer who is being served, with kind and note, and frees the counter", () => {
    const story = given(signedIn("1"), ...served())
      .when(hold("1", "papers-kept", "copy of the lease"), "09:15")
      .then(held("A001", "1", { kind: "papers-kept", note: "copy of the lease" }));
    expect(only(story)).toMatchObject({
      state: "held",
      hold: { kind: "papers-kept", counter: "1" },
      notes: [{ from: "1", text: "copy of the lease" }],
    });
    expect(story.hall.seats.get(counter("1"))).toMatchObject({ state: "free", visit: null });
  });

  it("HOLD-2: is no handling, also when the errand then goes to somebody else", () => {
    const story = given(signedIn("1"), ...served(), "09:15", held("A001", "1"), "09:35", returned("A001"), "09:40", called("A001", "1"))
      .when(transfer("1", toLane("basic")), "09:45")
      .then(transferred("A001", "1"));
    expect(only(story).errands[0]).toMatchObject({ startedAt: at("09:11"), finishedAt: at("09:45"), heldMs: at("09:45") - at("09:15") });
    expect(only(story).hold).toBeNull();
  });

  it("HOLD-2: is counted each time", () => {
    const story = given(
      signedIn("1"),
      ...served(),
      "09:15",
      held("A001", "1"),
      "09:20",
      returned("A001"),
      called("A001", "1"),
      started("A001", "1"),
    )
      .when(hold("1"), "09:30")
      .then(held("A001", "1"))
      .when(bringBack("A001", "1"), "09:40")
      .then(returned("A001", "1"), called("A001", "1"), started("A001", "1"));
    expect(only(story).errands[0]?.heldMs).toBe(15 * 60_000);
  });
});

describe("the way back", () => {
  const held9 = (kind: "papers-missing" | "papers-kept") =>
    given("09:00", signedIn("1"), ...served(), "09:12", issued("A002"), signedIn("4"), "09:15", held("A001", "1", { kind }));

  it("HOLD-3: is to the claim that the visit had, at any counter of the lane", () => {
    held9("papers-missing")
      .when(bringBack("A001"), "09:30")
      .then(returned("A001"))
      .when(press("call-next", "4"), "09:31")
      .then(called("A001", "4"));
  });

  it("HOLD-4: is to the counter that keeps the papers", () => {
    held9("papers-kept")
      .when(bringBack("A001"), "09:30")
      .then(returned("A001", "1"))
      .when(press("call-next", "4"), "09:31")
      .then(called("A002", "4"))
      .when(press("call-next", "1"), "09:32")
      .then(called("A001", "1"));
  });

  it("HOLD-4: is to any counter when nobody sits there any more", () => {
    held9("papers-kept").when(press("sign-out", "1"), "09:20").then(signedOut("1")).when(bringBack("A001"), "09:30").then(returned("A001"));
  });

  it("HOLD-5: is straight to a free counter, unannounced", () => {
    const story = held9("papers-missing")
      .when(bringBack("A001", "4"), "09:30")
      .then(
        returned("A001", "4"),
        called("A001", "4", { explanation: { rule: "brought-back", waitedMs: 600_000, deadlineAt: at("09:20"), passedOver: [] } }),
        started("A001", "4"),
      );
    expect(story.hall.calls.map(({ kind, counter: to }) => [kind, to])).toEqual([["call", "1"]]);
    expect(only(story)).toMatchObject({ state: "serving", counter: "4", hold: null });
  });

  it("HOLD-5: is to a counter that may call", () => {
    held9("papers-missing")
      .tell([paused("4")])
      .when(bringBack("A001", "4"), "09:30")
      .then("counter-paused")
      .when(bringBack("A001", "3"), "09:30")
      .then("counter-signed-out");
  });

  it("HOLD-6: is by itself after so many minutes, where the hold was for a time", () => {
    const story = given(issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"))
      .when(hold("1", "other-step", "approval", { minutes: 20 }), "09:10")
      .then(held("A001", "1", { kind: "other-step", untilAt: at("09:30") }));
    expect(deadlines(story.hall)).toContainEqual({ dueAt: at("09:30"), command: bringBack("A001") });
    story.when(bringBack("A001"), "09:30").then(returned("A001"));
    expect(deadlines(held9("papers-missing").hall).map(({ command }) => command.type)).not.toContain("bring-back");
  });

  it("VISIT-1: is for those who are on hold", () => {
    given(issued("A001")).when(bringBack("A001"), "09:30").then("visit-not-held").when(bringBack("A009"), "09:30").then("unknown-visit");
  });
});
