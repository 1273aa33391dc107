// What each role sees, and what it must never see.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Hall } from "./hall.ts";
import { rememberedCalls } from "./hall.ts";
import type { HallPlan } from "./hall-plan.ts";
import type { Instant, StaffId } from "./ids.ts";
import {
  countVisits,
  showGuide,
  showHall,
  showKiosk,
  showLanes,
  showLobby,
  showManager,
  showPad,
  showSeats,
  showTeller,
  showVisit,
} from "./show.ts";
import {
  called,
  counter,
  ended,
  finished,
  held,
  issued,
  passed,
  paused,
  recalled,
  service,
  signedIn,
  started,
  transferred,
  visitOf,
} from "./testing/happenings.fixture.ts";
import { anyDay } from "./testing/random-day.fixture.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { given } from "./testing/story.fixture.ts";
import {
  guideViewSchema,
  hallViewSchema,
  kioskViewSchema,
  lobbyViewSchema,
  managerViewSchema,
  padViewSchema,
  tellerViewSchema,
  visitViewSchema,
} from "./views.ts";

const plan = smallPlan();
const condition = { id: "paper", severity: "warning", words: { zh: "缺纸", en: "Out of paper" }, since: at("09:00") } as const;
const now = at("09:30");

/** Every view of a hall, with its schema. */
function viewsOf(hall: Hall, of: HallPlan, instant: Instant): (readonly [z.ZodType, unknown])[] {
  return [
    [kioskViewSchema, showKiosk(hall, of, instant)],
    [lobbyViewSchema, showLobby(hall, of, instant)],
    [managerViewSchema, showManager(hall, of, [condition], instant)],
    [hallViewSchema, showHall(hall, of, instant)],
    [tellerViewSchema, showTeller(hall, of, null, [condition], instant)],
    [guideViewSchema, showGuide(hall, of, null, [condition], instant)],
    ...of.counters.map(({ id }) => [guideViewSchema, showGuide(hall, of, id, [], instant)] as const),
    ...of.counters.map(({ id }) => [padViewSchema, showPad(hall, of, id)] as const),
    ...of.counters.map(({ id }) => [tellerViewSchema, showTeller(hall, of, id, [], instant)] as const),
    ...[...hall.visits.values()].map((visit) => [visitViewSchema, showVisit(hall, of, visit, instant)] as const),
  ];
}

/** A hall with everything in it that must not be seen from the lobby. */
const privateHall = () =>
  given(
    "09:00",
    issued("V001", { tier: "vip", needs: ["pregnant"], errands: [service("open-account")], reason: { zh: "秘密", en: "secret reason" } }),
    issued("A001", { needs: ["elder"] }),
    issued("A002"),
    issued("A003"),
    signedIn("1", "zhang"),
    signedIn("4", "wang"),
    called("V001", "4"),
    called("A001", "1"),
    started("A001", "1"),
    held("A001", "1", { note: "secret note" }),
    called("A002", "1"),
  );

describe("every view", () => {
  it("VIEW-1: says what its schema names and nothing else, on any day", () => {
    fc.assert(
      fc.property(anyDay(40), (day) => {
        const { hall } = day.play();
        for (const [schema, view] of viewsOf(hall, hall.plan ?? plan, hall.lastEventAt)) expect(schema.parse(view)).toEqual(view);
      }),
      { numRuns: 60, plugins: [fc.interruptAfterTimeLimit(15_000)] },
    );
  });

  it("VIEW-1: is a picture of its own, which the hall does not change afterwards", () => {
    const story = privateHall();
    const seen = showTeller(story.hall, plan, counter("4"), [], now);
    const before = JSON.stringify(seen);
    story.tell([
      recalled("V001", "4"),
      passed("V001", "4"),
      started("A002", "1"),
      transferred("A002", "1", { note: "for counter 4" }),
      paused("1"),
    ]);
    expect(JSON.stringify(seen)).toBe(before);
  });
});

it("VIEW-7: a guide is told no customer's tier, neither of who waits nor of who is called or shown around", () => {
  const { hall } = privateHall().tell([{ type: "experience-started", visit: visitOf("A003"), guide: "guide" as StaffId, zone: null }]);
  const seen = showGuide(hall, plan, counter("4"), [], now);
  expect([seen.atDesk?.ticket, seen.waiting[0]?.ticket, seen.experiences[0]?.ticket]).toEqual(["V001", "A003", "A003"]);
  expect(JSON.stringify(seen)).not.toContain("tier");
});

describe("the public views", () => {
  it.each([
    ["lobby", () => showLobby(privateHall().hall, plan, now)],
    ["kiosk", () => showKiosk(privateHall().hall, plan, now)],
  ])("VIEW-2: the %s tells of numbers, lanes and counters alone", (_, show) => {
    const text = JSON.stringify(show());
    for (const word of [
      "tier",
      "needs",
      "pregnant",
      "elder",
      "open-account",
      "secret",
      "00000000-0000",
      "token",
      "zhang",
      "wang",
      "errands",
      "staff",
    ])
      expect(text).not.toContain(word);
  });

  it("VIEW-2: no public view of any day has a key that tells of a person", () => {
    const keys = (value: unknown): string[] =>
      typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keys(inner)]) : [];
    fc.assert(
      fc.property(anyDay(40), (day) => {
        const { hall } = day.play();
        const seen = [showLobby(hall, hall.plan ?? plan, hall.lastEventAt), showKiosk(hall, hall.plan ?? plan, hall.lastEventAt)].flatMap(
          keys,
        );
        expect(
          seen.filter((key) =>
            ["id", "visit", "tier", "needs", "reason", "service", "errands", "staff", "token", "note", "notes", "channel"].includes(key),
          ),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the lobby", () => {
  const current = (story: ReturnType<typeof given>) =>
    showLobby(story.hall, plan, now).current.map(({ ticket, kind, counter: to }) => [ticket, kind, to]);

  it("VIEW-4: shows as current whoever is being called, once each, by the latest summons", () => {
    const story = given(
      issued("A001"),
      issued("A002"),
      issued("A003"),
      signedIn("1"),
      signedIn("2"),
      called("A001", "1"),
      called("A002", "2"),
      recalled("A001", "1"),
    );
    expect(current(story)).toEqual([
      ["A002", "call", "2"],
      ["A001", "recall", "1"],
    ]);
    expect(current(story.tell([started("A002", "2"), passed("A001", "1"), called("A003", "1")]))).toEqual([["A003", "call", "1"]]);
    expect(current(story.tell([ended("A003", "cancelled", "1")]))).toEqual([]);
  });

  it("VIEW-4: does not show as current one who was called there before and is there again", () => {
    const story = given(issued("A001"), signedIn("1"), called("A001", "1"), passed("A001", "1"), called("A001", "1"));
    expect(showLobby(story.hall, plan, now).current.map(({ serial }) => serial)).toEqual([3]);
  });

  it("VIEW-4: shows the next few in calling order", () => {
    const story = given(
      "09:00",
      issued("A001"),
      "09:01",
      issued("E001"),
      "09:02",
      issued("V001"),
      ...[2, 3, 4, 5].map((number) => issued(`A00${number}`)),
    );
    // Due at 9:07, 9:11, 9:20 and from 9:22 on.
    expect(showLobby(story.hall, plan, now).soon).toEqual(["V001", "E001", "A001", "A002", "A003", "A004"]);
  });

  it("VIEW-4: remembers every counter's call in the largest hall", () => {
    expect(rememberedCalls).toBeGreaterThanOrEqual(200 * 2);
    const many = given(
      signedIn("1"),
      ...Array.from({ length: rememberedCalls + 10 }, (_, index) => {
        const ticket = `A${String(index + 1).padStart(3, "0")}`;
        return [issued(ticket), called(ticket, "1"), ended(ticket, "cancelled", "1")];
      }).flat(),
    );
    expect(many.hall.calls).toHaveLength(rememberedCalls);
    expect(many.hall.calls.at(-1)?.serial).toBe(rememberedCalls + 10);
  });
});

describe("lists and totals", () => {
  const crowd = () =>
    given(
      "09:00",
      ...Array.from({ length: 60 }, (_, index) => issued(`A${String(index + 1).padStart(3, "0")}`)),
      issued("E001"),
      signedIn("1"),
      signedIn("2"),
    );

  it("VIEW-5: name the first of each lane, while the lane's count tells of all", () => {
    const view = showManager(crowd().hall, plan, [], now);
    expect(view.waiting.map(({ ticket }) => ticket)).toEqual([
      ...Array.from({ length: 40 }, (_, index) => `A${String(index + 1).padStart(3, "0")}`),
      "E001",
    ]);
    expect(view.lanes.map(({ lane, waiting, longestWaitMs, countersOpen }) => [lane, waiting, longestWaitMs, countersOpen])).toEqual([
      ["basic", 60, 1_800_000, 2],
      ["experience", 1, 1_800_000, 1],
      ["vip", 0, 0, 0],
    ]);
  });

  it("VIEW-5: put those reserved for a counter in front", () => {
    const story = crowd().tell([called("A001", "1"), started("A001", "1"), transferred("A001", "1", { reservedFor: counter("2") })]);
    expect(showTeller(story.hall, plan, counter("2"), [], now).waiting[0]).toMatchObject({ ticket: "A001", reservedFor: "2" });
  });

  it("VIEW-3: add up to the tickets issued", () => {
    expect(countVisits(privateHall().hall)).toEqual({
      issued: 4,
      waiting: 1,
      called: 2,
      serving: 0,
      held: 1,
      served: 0,
      absent: 0,
      cancelled: 0,
      ended: 0,
      closed: 0,
      carried: 0,
    });
  });

  it("say nothing of waits while the hall is closed", () => {
    const story = given(signedIn("1"));
    expect(showLanes(story.hall, plan, now)[0]?.waitRange).not.toBeNull();
    story.tell([{ type: "day-closed" }]);
    expect(showLanes(story.hall, plan, now).map(({ waitRange }) => waitRange)).toEqual([null, null, null]);
  });

  it("name every counter of the plan, those where nobody has sat yet too", () => {
    expect(showSeats(given(signedIn("2")).hall, plan).map(({ counter: id, state, revision }) => [id, state, revision])).toEqual([
      ["1", "signed-out", 0],
      ["2", "free", 1],
      ["3", "signed-out", 0],
      ["4", "signed-out", 0],
    ]);
  });
});

describe("a visit", () => {
  const errands = [service("explain-bill"), service("undecided")];
  const states = (story: ReturnType<typeof given>) =>
    [...story.hall.visits.values()].map((visit) => showVisit(story.hall, plan, visit, now).errands.map(({ state }) => state))[0];

  it("VIEW-6: shows an errand as done only when it was", () => {
    const story = given(issued("A001", { errands }), signedIn("1"));
    expect(states(story)).toEqual(["current", "pending"]);
    story.tell([
      called("A001", "1"),
      started("A001", "1"),
      finished("A001", "1"),
      { type: "errand-due", visit: story.hall.visits.keys().next().value as never },
    ]);
    expect(states(story)).toEqual(["done", "current"]);
    expect(states(story.tell([ended("A001", "cancelled")]))).toEqual(["done", "pending"]);
  });

  it("shows the teller who is served, since when, and against which standard", () => {
    const story = given(
      "09:00",
      issued("A001", { errands, tier: "vip" }),
      signedIn("1"),
      "09:10",
      called("A001", "1"),
      "09:11",
      started("A001", "1"),
    );
    expect(showTeller(story.hall, plan, counter("1"), [], now).visit).toMatchObject({
      ticket: "A001",
      tier: "vip",
      calledAt: at("09:10"),
      startedAt: at("09:11"),
      standardMinutes: 10,
      heldMs: 0,
    });
  });
});
