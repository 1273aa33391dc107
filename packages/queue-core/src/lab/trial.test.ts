// Figures of a day counted by hand, and a trial of changed rules beside the day as it was.
import { describe, expect, it } from "vitest";
import { replay } from "../evolve.ts";
import { type HallPlan } from "../hall-plan.ts";
import { minuteMs } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import {
  called,
  complete,
  ended,
  finished,
  held,
  issued,
  opened,
  paused,
  published,
  resumed,
  returned,
  service,
  signedIn,
  signedOut,
  started,
} from "../testing/happenings.fixture.ts";
import { at, monday, mondayStartAt, smallPlan } from "../testing/small-hall.fixture.ts";
import { type Changes, rulesOf } from "./changes.ts";
import { dayFigures } from "./figures.ts";
import { generateDay } from "./generate.ts";
import { playWholeDay } from "./play.ts";
import { seeded } from "./random.ts";
import { type PublishedPlan, recordDay } from "./record.ts";
import { runThrough } from "./run.ts";
import { type Trial, costOfFavour, runTrial } from "./trial.ts";
import type { TuningStep } from "./tune.ts";
import { type TuningProgress, tuneDays } from "./tune-days.ts";

const plan = smallPlan();
const size = { day: monday, dayStartAt: mondayStartAt, opensAt: at("09:00"), ticketsStopAt: at("16:30"), closesAt: at("17:00") };

/** A day as a story; the hall is made beside it, so that it is one that could have happened. */
function told(...story: (string | Parameters<typeof complete>[0])[]): JournalEvent[] {
  let time = "09:00";
  const events: JournalEvent[] = [];
  for (const part of [published(plan), opened(), ...story]) {
    if (typeof part === "string") time = part;
    else events.push(complete(part, at(time)));
  }
  replay(events);
  return events.slice(1);
}

describe("the figures of a day", () => {
  const invoice = { errands: [service("print-invoice")] };
  const events = told(
    signedIn("1"),
    issued("A001", invoice),
    "09:02",
    issued("A002", { ...invoice, tier: "vip" }),
    "09:04",
    issued("A003", invoice),
    "09:10",
    called("A002", "1"),
    "09:11",
    started("A002", "1"),
    "09:13",
    held("A002", "1"),
    "09:14",
    called("A001", "1"),
    started("A001", "1"),
    "09:17",
    finished("A001", "1"),
    ended("A001", "served", "1"),
    "09:20",
    returned("A002"),
    called("A002", "1"),
    started("A002", "1"),
    "09:21",
    finished("A002", "1"),
    ended("A002", "served", "1"),
    paused("1"),
    "09:30",
    resumed("1"),
    ended("A003", "cancelled"),
    "09:40",
    signedOut("1"),
  );
  const figures = dayFigures(plan, events);

  it("LAB-7: tells waits of the called, and promises kept of all who took a ticket", () => {
    expect(figures.all).toMatchObject({
      tickets: 3,
      called: 2,
      p50Ms: 8 * minuteMs,
      p90Ms: 14 * minuteMs,
      maxMs: 14 * minuteMs,
      withinTarget: 2,
    });
    expect(figures.tiers.vip).toMatchObject({ tickets: 1, called: 1, maxMs: 8 * minuteMs });
    expect(figures.ends).toEqual({ served: 2, cancelled: 1 });
  });
  it("LAB-7: tells who was overtaken, and how often", () => {
    expect(figures.all.overtaken).toEqual({ visits: 1, times: 1, most: 1 });
    expect(figures.visits.map(({ overtakenBy }) => overtakenBy)).toEqual([1, 0, 0]);
  });
  it("LAB-7: tells an errand's time in hand without what it was on hold, against its standard", () => {
    expect(figures.services).toEqual([
      expect.objectContaining({ service: "print-invoice", tickets: 3, errands: 2, meanHandlingMs: 3 * minuteMs, overStandard: 2 }),
    ]);
  });
  it("LAB-7: tells a counter's time in service, of the time that somebody was there", () => {
    const [first, second] = figures.counters;
    expect(first).toEqual({ counter: "1", calls: 3, servingMs: 6 * minuteMs, presentMs: (40 - 9) * minuteMs });
    expect(second).toMatchObject({ calls: 0, servingMs: 0, presentMs: 0 });
  });
  it("LAB-7: tells how much machines did", () => expect(dayFigures(plan, events, 2).machine).toEqual({ errands: 2, of: 4 }));
});

function recorded(seed: number, customers = 200, under = plan) {
  const { events } = playWholeDay(generateDay(under, { ...size, customers }, seeded(seed)));
  const morning: PublishedPlan = { plan: under, revision: 1 };
  return { day: recordDay(morning, events), events };
}

function trialOf(changes: Changes, { day, events } = recorded(2)): Trial {
  const found = rulesOf(day, changes);
  if ("mistakes" in found) throw new Error(JSON.stringify(found.mistakes));
  const shares: number[] = [];
  const trial = runThrough(runTrial(day, found.rules, events), (share) => shares.push(share));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  return trial;
}

describe("a trial", () => {
  it("LAB-8: shows the day as it was beside the day as tried, and whether it could repeat it", () => {
    const { was, tried, repeated } = trialOf({});
    expect(repeated.of).toBeGreaterThan(150);
    expect(repeated.calls).toBe(repeated.of);
    expect(tried.figures).toEqual(was.figures);
  });
  it("LAB-8: tells the cost of favour against the same day first-come", () => {
    const strict: HallPlan["dispatch"]["policy"] = "strict";
    const vipFirst = plan.counters.map(({ id, lanes }) => ({
      counter: id,
      lanes: ["vip" as never, ...lanes.filter((lane) => lane !== "vip")],
    }));
    const { tried } = trialOf({ policy: strict, counters: vipFirst });
    expect(costOfFavour(tried)).toBeGreaterThan(0);
    const even = trialOf({ policy: "first-come", counters: vipFirst });
    expect(costOfFavour(even.tried)).toBe(0);
    expect(even.tried.standardFirstCome).toEqual(tried.standardFirstCome);
  });
  it("LAB-9: adds counters, for the day or for a while, and leaves some out", () => {
    const relief = { counter: "7" as never, lanes: ["basic" as never], from: at("10:00"), until: at("12:00") };
    const { was, tried } = trialOf({ counters: [relief] });
    const seven = tried.figures.counters.find(({ counter }) => counter === "7");
    expect(seven?.presentMs).toBeGreaterThanOrEqual(2 * 60 * minuteMs);
    expect(seven?.presentMs).toBeLessThan(3 * 60 * minuteMs);
    expect(tried.figures.all.meanMs).toBeLessThan(was.figures.all.meanMs);
    const fewer = trialOf({ withoutCounters: ["1" as never] }).tried.figures;
    expect(fewer.counters.map(({ counter }) => counter)).not.toContain("1");
    expect(fewer.all.meanMs).toBeGreaterThan(was.figures.all.meanMs);
  });
  it("LAB-9: moves the tellers with the doors", () => {
    const { tried } = trialOf({ opensAt: at("10:00"), ticketsStopAt: at("15:30"), closesAt: at("16:00") });
    expect(tried.figures.beganAt).toBe(at("10:00"));
    expect(tried.figures.counters.every(({ presentMs }) => presentMs > 3 * 60 * minuteMs)).toBe(true);
    expect(Object.values(tried.turnedAway).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  });
  it("LAB-9: is refused where the plan that the changes make does not agree", () => {
    const found = rulesOf(recorded(2).day, { withoutCounters: ["4" as never] });
    expect("mistakes" in found && found.mistakes[0]?.words.en).toContain("vip");
  });
  it("LAB-9: supposes what share would take a machine that nobody was offered on the day", () => {
    const silent: HallPlan = { ...plan, diversion: plan.diversion.map(({ offerSelfService: _, ...rule }) => rule) };
    const day = recorded(2, 200, silent);
    const none = trialOf({ plan }, day).tried.figures.machine;
    const half = trialOf({ plan, machineShare: 0.5 }, day).tried.figures.machine;
    expect(none.errands).toBe(0);
    expect(half.errands).toBeGreaterThan(5);
  });
});

describe("tuning on days of a hall", () => {
  it("LAB-10: says how far it has come day by day, and is judged on days that it has not seen", () => {
    const days = [1, 2, 3, 4].map((seed) => generateDay(plan, { ...size, customers: 60 }, seeded(seed)));
    const tuning = tuneDays(plan, { learn: days.slice(0, 2), judge: days.slice(2) });
    const steps: (TuningProgress | TuningStep)[] = [];
    const { tried, before, after } = runThrough(tuning, (step) => steps.push(step));
    expect(tried).toBeGreaterThan(20);
    expect(steps.filter((step) => "days" in step)).toHaveLength((tried + 2) * 2);
    expect(before.lanes.map(({ customers }) => customers)).toEqual(after.lanes.map(({ customers }) => customers));
    const costs = steps.flatMap((step) => ("best" in step ? step.best.cost : []));
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
  });
});
