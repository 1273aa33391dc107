// A recorded day that is played again is that day; under other rules its people are still the same.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HallPlan } from "../hall-plan.ts";
import type { JournalEvent } from "../messages.ts";
import { RandomDay, anyDay } from "../testing/random-day.fixture.ts";
import { at, monday, mondayStartAt, smallPlan } from "../testing/small-hall.fixture.ts";
import type { LabDay } from "./day.ts";
import { generateDay } from "./generate.ts";
import { type Played, type Rules, playDay, playWholeDay } from "./play.ts";
import { seeded } from "./random.ts";
import { type PublishedPlan, recordDay } from "./record.ts";

const times = { day: monday, dayStartAt: mondayStartAt, opensAt: at("09:00"), ticketsStopAt: at("16:30"), closesAt: at("17:00") };
const generated = (seed: number, customers = 150) => generateDay(smallPlan(), { ...times, customers }, seeded(seed));
const stored = (events: readonly JournalEvent[]) => JSON.parse(JSON.stringify(events)) as JournalEvent[];

/** A day as its journal tells it: recorded days are what most trials start from. */
function recorded(seed: number, customers = 150): LabDay {
  const { plan, events } = playWholeDay(generated(seed, customers));
  return recordDay({ plan, revision: 1 }, stored(events));
}

const count = ({ events }: Played, type: JournalEvent["type"]) => events.filter((event) => event.type === type).length;
const arrivals = ({ events }: Played, type: "ticket-issued") =>
  events.flatMap((event) => (event.type === type ? [[event.visit, event.at]] : []));

describe("a day that is played again with nothing changed", () => {
  it("LAB-1: is the same day, event by event", () => {
    for (let seed = 1; seed <= 8; seed++) {
      const { plan, events } = playWholeDay(generated(seed));
      const again = playWholeDay(recordDay({ plan, revision: 1 }, stored(events)));
      expect(again.events).toEqual(events);
      expect([again.supposed, again.keptHere, again.turnedAway]).toEqual([0, 0, {}]);
    }
  });

  it("LAB-1: is the same day whatever people did in whatever hall, as long as no two things happened at one instant", () => {
    fc.assert(
      fc.property(anyDay(), (drawn) => {
        const apart = drawn.steps.map((step) => ({ ...step, afterMs: Math.abs(step.afterMs) + 1 }));
        const { journal } = new RandomDay(drawn.plan, [0, 1, 2], apart).play();
        const [published, today] = lastDayOf(journal);
        // A date that was opened before goes on with its numbers, and the lab sees one day alone.
        fc.pre(journal.filter(({ type }) => type === "day-opened").length === 1);
        const day = recordDay(published, today);
        // Events that the lab does not read yet are named, and such a day is not promised.
        fc.pre(Object.keys(day.unread).length === 0);
        expect(playWholeDay(day).events).toEqual(today);
      }),
      { numRuns: 200, plugins: [fc.interruptAfterTimeLimit(10_000)] },
    );
  });

  it("LAB-1: is as far as it had got, when it was not over", () => {
    const { plan, events } = playWholeDay(generated(3));
    const morning = events.filter(({ at: happenedAt }) => happenedAt < at("11:00"));
    expect(playWholeDay(recordDay({ plan, revision: 1 }, morning)).events).toEqual(morning);
  });
});

/** The last day of a journal, and the plan under which it was opened. */
function lastDayOf(journal: readonly JournalEvent[]): [PublishedPlan, JournalEvent[]] {
  const opened = journal.findLastIndex(({ type }) => type === "day-opened");
  const published = journal.slice(0, opened).findLast((event) => event.type === "plan-published");
  if (published?.type !== "plan-published") throw new Error("a day is opened under a plan");
  const closed = journal.findIndex(({ type }, index) => index > opened && type === "day-closed");
  return [{ plan: published.plan, revision: published.revision ?? 1 }, journal.slice(opened, closed < 0 ? undefined : closed + 1)];
}

describe("the same day under other rules", () => {
  const day = recorded(5);
  const under = (rules: Rules) => playWholeDay(day, rules);
  const firstCome: HallPlan = { ...day.plan, dispatch: { policy: "first-come" } };

  it("LAB-2: has the same customers at the same times, each as long at the counter", () => {
    const [was, now] = [under({}), under({ plan: firstCome })];
    expect(now.events).not.toEqual(was.events);
    expect(arrivals(now, "ticket-issued")).toEqual(arrivals(was, "ticket-issued"));
    const handled = ({ events }: Played) => {
      const startedAt = new Map<string, number>();
      const sums = new Map<string, number>();
      for (const event of events) {
        if (event.type === "errand-started") startedAt.set(event.visit, event.at);
        if (event.type === "errand-finished" || event.type === "visit-held" || event.type === "visit-transferred")
          sums.set(event.visit, (sums.get(event.visit) ?? 0) + event.at - (startedAt.get(event.visit) ?? event.at));
      }
      return sums;
    };
    const [before, after] = [handled(was), handled(now)];
    // Whoever cancelled after so long may be served in time now, or the other way about.
    const both = [...before.keys()].filter((visit) => after.has(visit));
    expect(both.length).toBeGreaterThan(100);
    expect(both.map((visit) => after.get(visit))).toEqual(both.map((visit) => before.get(visit)));
  });

  it("LAB-2: is another day when counters are fewer, and one that ends all visits all the same", () => {
    const fewer: HallPlan = { ...day.plan, counters: day.plan.counters.filter(({ id }) => id !== "1" && id !== "3") };
    const [was, now] = [under({}), under({ plan: fewer })];
    expect(now.events.some((event) => "counter" in event && event.counter === "1")).toBe(false);
    expect(count(now, "visit-ended")).toBe(count(was, "visit-ended"));
    expect(now.events.at(-1)?.at).toBeGreaterThan(was.events.at(-1)?.at ?? Infinity);
  });

  it("LAB-3: supposes what the day did not show, and counts it", () => {
    const patient = { ...day, customers: day.customers.map((customer) => ({ ...customer, deeds: [] })) };
    expect(playWholeDay(patient).supposed).toBeGreaterThan(0);
    expect(playWholeDay(patient).events.some((event) => event.type === "visit-ended" && event.end === "cancelled")).toBe(false);
  });

  it("LAB-3: serves where they are those who cannot be passed on as on the day", () => {
    const lanes = day.plan.lanes.filter(({ id }) => id !== "experience");
    const plan: HallPlan = {
      ...day.plan,
      lanes,
      counters: day.plan.counters.map((counter) => ({ ...counter, lanes: counter.lanes.filter((lane) => lane !== "experience") })),
      diversion: day.plan.diversion.map((rule) => (rule.lane === "experience" ? { ...rule, lane: lanes[0]?.id ?? rule.lane } : rule)),
    };
    const moved = { ...day, customers: day.customers.map(alwaysPassedOn) };
    const now = playWholeDay(moved, { plan });
    expect(now.keptHere).toBeGreaterThan(50);
    expect(now.events.filter((event) => event.type === "visit-ended" && event.end === "served").length).toBeGreaterThan(100);
  });

  it("LAB-4: lets nobody in before the doors open and nobody after tickets stop, and counts who was turned away", () => {
    const now = under({ opensAt: at("10:00"), ticketsStopAt: at("15:00"), closesAt: at("15:30") });
    const issued = now.events.filter((event) => event.type === "ticket-issued");
    expect(issued[0]?.at).toBe(at("10:00"));
    expect(issued.at(-1)?.at).toBeLessThan(at("15:00"));
    expect((now.turnedAway["no-more-tickets"] ?? 0) + (now.turnedAway["hall-closed"] ?? 0)).toBe(day.customers.length - issued.length);
    expect(now.turnedAway["no-more-tickets"]).toBeGreaterThan(0);
    expect(now.events.at(-1)?.type).toBe("day-closed");
  });

  it("LAB-5: can be stopped between two steps, and says how far it has come", () => {
    const playing = playDay(recorded(9, 400));
    const shares: number[] = [];
    for (let next = playing.next(); next.done !== true && shares.length < 3; next = playing.next()) shares.push(next.value);
    expect(shares).toHaveLength(3);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThan(1);
  });
});

const alwaysPassedOn = (customer: LabDay["customers"][number]): LabDay["customers"][number] => ({
  ...customer,
  work: [
    {
      handledMs: 60_000,
      end: { kind: "passed-on", to: { to: "lane", lane: "experience" as never, position: "last" }, service: null, note: "" },
    },
    { handledMs: 60_000, end: { kind: "finished" } },
  ],
});

describe("a generated day", () => {
  it("LAB-6: is the same for the same seed, and another for another", () => {
    expect(playWholeDay(generated(1)).events).toEqual(playWholeDay(generated(1)).events);
    expect(playWholeDay(generated(1)).events).not.toEqual(playWholeDay(generated(2)).events);
  });

  it("LAB-6: has whatever a day has: absences, holds, transfers, those who leave, and machines that are taken where they are offered", () => {
    const plan: HallPlan = {
      ...smallPlan(),
      diversion: smallPlan().diversion.map((rule) => ({ ...rule, offerSelfService: true })),
    };
    const day = generateDay(plan, { ...times, customers: 400 }, seeded(4));
    const played = playWholeDay(day);
    for (const type of ["visit-passed", "visit-recalled", "visit-held", "visit-returned", "visit-transferred", "counter-paused"] as const)
      expect([type, count(played, type) > 0]).toEqual([type, true]);
    expect(played.machine).toBeGreaterThan(0);
    expect(count(played, "ticket-issued") + played.machine).toBe(400);
    expect(count(played, "visit-ended")).toBe(count(played, "ticket-issued"));
  });
});
