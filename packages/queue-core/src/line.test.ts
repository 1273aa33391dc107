// People ahead and the waiting range, for those who wait and for whoever might come.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hall } from "./hall.ts";
import type { ServiceId } from "./ids.ts";
import { Foresight, forecastOf, placeOf, placeOfNewcomer, placesOfNewcomers } from "./line.ts";
import {
  called,
  counter,
  ended,
  finished,
  held,
  issued,
  lane,
  paused,
  returned,
  service,
  signedIn,
  signedOut,
  started,
  transferred,
} from "./testing/happenings.fixture.ts";
import { anyDay } from "./testing/random-day.fixture.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { given } from "./testing/story.fixture.ts";

const plan = smallPlan();
const newcomer = ({ hall }: { hall: Hall }, clock: string, id = "basic", creditMs = 0) =>
  placeOfNewcomer(hall, plan, lane(id), creditMs, at(clock));
const place = ({ hall }: { hall: Hall }, ticket: string, clock: string) => {
  const visit = [...hall.visits.values()].find((one) => one.ticket === ticket);
  return visit && placeOf(hall, plan, visit, at(clock));
};
const atOnce = { p50Minutes: 0, p90Minutes: 0 };
const busy = (ticket: string, id: string, ...errands: ServiceId[]) => [
  issued(ticket, errands.length > 0 ? { errands } : {}),
  called(ticket, id),
  started(ticket, id),
];

describe("people ahead", () => {
  it("ESTIMATE-1: are those of the same lane with an earlier claim", () => {
    const story = given("09:00", issued("A001"), issued("E001"), "09:01", issued("A002"), "09:02", issued("A003", { creditMs: 300_000 }));
    expect(["A003", "A001", "A002", "E001"].map((ticket) => place(story, ticket, "09:05")?.peopleAhead)).toEqual([0, 1, 2, 0]);
    expect([
      newcomer(story, "09:05").peopleAhead,
      newcomer(story, "09:05", "basic", 270_000).peopleAhead,
      newcomer(story, "09:05", "vip").peopleAhead,
    ]).toEqual([3, 2, 0]);
  });

  it("ESTIMATE-1: are not those who wait for one counter alone", () => {
    const story = given(
      "09:00",
      signedIn("1"),
      signedIn("2"),
      ...busy("A001", "1"),
      issued("A002"),
      transferred("A001", "1", { reservedFor: counter("2") }),
    );
    expect(place(story, "A002", "09:05")?.peopleAhead).toBe(0);
  });
});

describe("the range", () => {
  it("ESTIMATE-2: is 0 when a counter of the lane is free, and when one is left after those ahead", () => {
    expect(newcomer(given(signedIn("1")), "09:05").wait).toEqual(atOnce);
    expect(newcomer(given(signedIn("1"), signedIn("2"), issued("A001")), "09:05").wait).toEqual(atOnce);
    expect(newcomer(given(signedIn("1"), signedIn("2"), ...busy("A001", "1")), "09:05").wait).toEqual(atOnce);
  });

  it("ESTIMATE-2: is not 0 when those ahead take every counter", () => {
    const { wait } = newcomer(given(signedIn("1"), issued("A001")), "09:05");
    // The standard is ten minutes; half of all handlings are done before their mean.
    expect(wait?.p50Minutes).toBeGreaterThanOrEqual(5);
    expect(wait?.p50Minutes).toBeLessThanOrEqual(11);
    expect(wait?.p90Minutes).toBeGreaterThan(12);
  });

  it("ESTIMATE-3: is unknown while nobody can serve the lane", () => {
    expect(newcomer(given(), "09:05").wait).toBeNull();
    expect(newcomer(given(signedIn("3")), "09:05").wait).toBeNull();
    expect(newcomer(given(signedIn("1"), paused("1")), "09:05").wait).toBeNull();
    expect(newcomer(given(signedIn("1"), signedOut("1")), "09:05").wait).toBeNull();
  });

  it("ESTIMATE-3: is known as soon as one counter of several is back", () => {
    expect(newcomer(given(signedIn("1"), paused("1"), signedIn("4")), "09:05").wait).toEqual(atOnce);
  });

  it("ESTIMATE-5: of whoever is reserved for a counter is that counter's alone", () => {
    const story = given(
      "09:00",
      signedIn("1"),
      signedIn("2"),
      signedIn("4"),
      ...busy("A001", "1"),
      ...busy("A002", "4"),
      "09:05",
      ...busy("A003", "2"),
      transferred("A001", "1", { reservedFor: counter("2") }),
      transferred("A002", "4", { reservedFor: counter("2"), claimAt: at("09:01") }),
    );
    const [first, second] = [place(story, "A001", "09:05"), place(story, "A002", "09:05")];
    expect([first?.peopleAhead, second?.peopleAhead]).toEqual([0, 1]);
    expect(first?.wait?.p50Minutes).toBeGreaterThan(3);
    expect(second?.wait?.p50Minutes).toBeGreaterThanOrEqual((first?.wait?.p50Minutes ?? 0) + 4);
    expect(newcomer(story, "09:05").wait).toEqual(atOnce);
  });

  it("ESTIMATE-5: is unknown while nobody is at that counter", () => {
    const story = given(
      signedIn("1"),
      signedIn("2"),
      ...busy("A001", "1"),
      transferred("A001", "1", { reservedFor: counter("2") }),
      paused("2"),
    );
    expect(place(story, "A001", "09:05")?.wait).toBeNull();
  });

  it("ESTIMATE-5: counts those reserved at a counter before those who come", () => {
    const story = given(signedIn("1"), signedIn("2"), ...busy("A001", "2"), transferred("A001", "2", { reservedFor: counter("1") }));
    expect(newcomer(story.tell([signedOut("2")]), "09:05").wait?.p50Minutes).toBeGreaterThan(3);
  });

  it("ESTIMATE-8: shrinks while a customer is served, and grows again for one who stays on and on", () => {
    const story = given("09:00", signedIn("1"), ...busy("A001", "1", service("open-account")));
    const minutes = (clock: string) => newcomer(story, clock).wait?.p50Minutes ?? -1;
    expect(minutes("09:05")).toBeLessThan(minutes("09:00"));
    expect(minutes("09:05")).toBeGreaterThan(0);
    // Whoever has been there for an hour and a half is one of the long ones: nobody can say that it will be over at once.
    expect(minutes("10:30")).toBeGreaterThan(minutes("09:10"));
  });

  it("ESTIMATE-8: counts no time on hold", () => {
    const before = given("09:00", signedIn("1"), ...busy("A001", "1", service("open-account")));
    const soFar = newcomer(before, "09:05").wait;
    const story = given(
      "09:00",
      signedIn("1"),
      ...busy("A001", "1", service("open-account")),
      "09:05",
      held("A001", "1"),
      "09:30",
      returned("A001"),
      called("A001", "1"),
      started("A001", "1"),
    );
    expect(newcomer(story, "09:30").wait).toEqual(soFar);
  });

  it("ESTIMATE-4: grows with everyone who comes, also beyond those who are played forward one by one", () => {
    const story = given(signedIn("1"), signedIn("2"), ...busy("A001", "1"));
    let before = newcomer(story, "09:30");
    for (let number = 2; number <= 400; number++) {
      story.tell([issued(`A${String(number).padStart(3, "0")}`)]);
      const now = newcomer(story, "09:30");
      expect(now.peopleAhead).toBe(before.peopleAhead + 1);
      expect(now.wait?.p50Minutes).toBeGreaterThanOrEqual(before.wait?.p50Minutes ?? 0);
      expect(now.wait?.p90Minutes).toBeGreaterThanOrEqual(before.wait?.p90Minutes ?? 0);
      before = now;
    }
    // 399 people at two counters, ten minutes each: about 2,000 minutes, were it not for the few that such a hall has learned from.
    expect(before.wait?.p50Minutes).toBeGreaterThan(1_000);
    expect(before.wait?.p50Minutes).toBeLessThan(2_600);
  });

  it("forgets those who have gone", () => {
    expect(newcomer(given(signedIn("1"), ...busy("A001", "1"), finished("A001", "1"), ended("A001", "served", "1")), "09:05")).toEqual({
      peopleAhead: 0,
      wait: atOnce,
    });
  });
});

describe("many tickets at a time", () => {
  /** Takes tickets at one moment, each told by one who shares the line and by one who does not. */
  const tell = (waiting: number, tickets: number) => {
    const foresight = new Foresight();
    const name = (index: number) => `A${String(index + 1).padStart(3, "0")}`;
    const story = given("09:00", signedIn("1"), signedIn("2"), ...Array.from({ length: waiting }, (_, index) => issued(name(index))));
    return Array.from({ length: tickets }, (_, index) => {
      const asking = { lane: lane("basic"), creditMs: 0, service: service("open-account") };
      const told = [foresight.foresee(story.hall, plan, asking, at("09:01")), forecastOf(story.hall, plan, asking, at("09:01"))];
      story.tell(["09:01", issued(name(waiting + index))]);
      foresight.note({ type: "ticket-issued" });
      return told;
    });
  };

  it("ESTIMATE-2, ESTIMATE-4: who follows into a short line is told of whoever has just come", () => {
    for (const [told, alone] of tell(0, 12)) expect(told).toEqual(alone);
  });

  it("ESTIMATE-14: into a long line they are told the same within an eighth", () => {
    for (const [told, alone] of tell(48, 40)) {
      expect(told?.peopleAhead).toBe(alone?.peopleAhead);
      expect(Math.abs((told?.p50Ms ?? 0) / (alone?.p50Ms ?? 1) - 1)).toBeLessThan(1 / 8);
    }
  });

  it("ESTIMATE-14: whatever else happens is known at once", () => {
    const foresight = new Foresight();
    const story = given(
      "09:00",
      signedIn("1"),
      ...Array.from({ length: 40 }, (_, index) => issued(`A${String(index + 1).padStart(3, "0")}`)),
    );
    const asking = { lane: lane("basic"), creditMs: 0, service: service("open-account") };
    const before = foresight.foresee(story.hall, plan, asking, at("09:00"));
    story.tell([signedIn("2")]);
    foresight.note({ type: "counter-signed-in" });
    const after = foresight.foresee(story.hall, plan, asking, at("09:00"));
    expect(after?.p50Ms).toBeLessThan((before?.p50Ms ?? 0) * 0.7);
    expect(after).toEqual(forecastOf(story.hall, plan, asking, at("09:00")));
  });
});

describe("on any day of any hall", () => {
  it("ESTIMATE-4: ranges are whole minutes, never negative, with the long end after the middle; lanes asked together or alone agree", () => {
    fc.assert(
      fc.property(anyDay(), (day) => {
        const { hall } = day.play();
        const hallPlan = hall.plan ?? plan;
        const now = hall.lastEventAt;
        const together = placesOfNewcomers(hall, hallPlan, now);
        for (const { id } of hallPlan.lanes) {
          const alone = placeOfNewcomer(hall, hallPlan, id, 0, now);
          expect(together.get(id)).toEqual(alone);
          const { p50Minutes, p90Minutes } = alone.wait ?? atOnce;
          expect(Number.isInteger(p50Minutes) && Number.isInteger(p90Minutes) && p50Minutes >= 0 && p90Minutes >= p50Minutes).toBe(true);
          const queue = hall.lanes.first(id, Infinity).map((visit) => placeOf(hall, hallPlan, visit, now).peopleAhead);
          expect(queue).toEqual(queue.map((_, index) => index));
        }
      }),
      { numRuns: 100, plugins: [fc.interruptAfterTimeLimit(15_000)] },
    );
  });
});
