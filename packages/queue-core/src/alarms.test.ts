// Hall alarms: a lane past the plan's levels, and the counter that could relieve it.

import { describe, expect, it } from "vitest";
import { laneAlarms } from "./alarms.ts";
import type { HallPlan } from "./hall-plan.ts";
import { minuteMs } from "./ids.ts";
import { checkPlan } from "./plan-check.ts";
import { showHall, showManager } from "./show.ts";
import { called, issued, lane, paused, signedIn, started } from "./testing/happenings.fixture.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { givenIn } from "./testing/story.fixture.ts";

const levels: NonNullable<HallPlan["alarms"]> = { amber: { waiting: 2, minutes: 10 }, red: { waiting: 4, minutes: 15 } };
const plan = smallPlan({ alarms: levels });

/** The small hall with somebody at counter 1, who serves A001 since nine, and others who came since. */
const busy = (...tickets: string[]) =>
  givenIn(plan, issued("A001"), signedIn("1"), called("A001", "1"), started("A001", "1"), ...tickets.map((ticket) => issued(ticket)));
const alarmsAt = ({ hall }: ReturnType<typeof busy>, clock: string, of = plan) =>
  showManager(hall, of, [], at(clock)).alarms.map(({ lane: id, level, because, relief }) => [
    id,
    level,
    because,
    relief && `${relief.kind} ${relief.counter}`,
  ]);

describe("a lane", () => {
  it("ALARM-1: is amber or red when more wait than the plan's levels, or for longer", () => {
    expect(alarmsAt(busy("A002", "A003"), "09:10")).toEqual([]);
    expect(alarmsAt(busy("A002", "A003", "A004"), "09:00")).toEqual([["basic", "amber", "waiting", "open 2"]]);
    expect(alarmsAt(busy("A002"), "09:11")).toEqual([["basic", "amber", "minutes", "open 2"]]);
    expect(alarmsAt(busy("A002", "A003", "A004", "A005", "A006"), "09:00")).toEqual([["basic", "red", "waiting", "open 2"]]);
    expect(alarmsAt(busy("A002"), "09:16")).toEqual([["basic", "red", "minutes", "open 2"]]);
  });

  it("ALARM-1: has levels of its own where the plan writes them, and its promise where it writes none", () => {
    const own = smallPlan({ alarms: { ...levels, lanes: [{ lane: lane("basic"), amber: { minutes: 30 }, red: { minutes: 40 } }] } });
    expect(alarmsAt(busy("A002", "A003", "A004"), "09:29", own)).toEqual([]);
    expect(alarmsAt(busy("A002"), "09:31", own)).toEqual([["basic", "amber", "minutes", "open 2"]]);
    expect(alarmsAt(busy("A002", "A003", "A004"), "09:20", smallPlan())).toEqual([]);
    expect(alarmsAt(busy("A002"), "09:21", smallPlan())).toEqual([["basic", "amber", "minutes", "open 2"]]);
    expect(alarmsAt(busy("A002"), "09:31", smallPlan())).toEqual([["basic", "red", "minutes", "open 2"]]);
  });

  it("ALARM-2: is red from its first customer on while no counter serves it", () => {
    const story = busy().tell([issued("V001")]);
    expect(alarmsAt(story, "09:00")).toEqual([["vip", "red", "nobody-serves", "open 4"]]);
    expect(showHall(story.hall, plan, at("09:00")).alarms[0]?.words).toEqual({
      zh: "专席：1 位等候，没有窗口服务",
      en: "Reception: 1 waiting and no counter open",
    });
  });

  it("ALARM-2: names the counter that helps soonest: one that is free, one on a break, one that is empty", () => {
    const story = busy("A002", "A003", "A004").tell([signedIn("4"), paused("4")]);
    expect(alarmsAt(story, "09:00")[0]?.[3]).toBe("resume 4");
    expect(alarmsAt(story.tell([signedIn("2")]), "09:00")[0]?.[3]).toBe("call 2");
  });

  it("ALARM-1: goes on while no view comes, since waits do too; the gravest comes first", () => {
    const { hall } = busy("A002").tell([issued("V001")]);
    const view = showManager(hall, plan, [], at("09:09"));
    const later = laneAlarms(plan, view.lanes, view.seats, 2 * minuteMs);
    expect(later.map(({ lane: id, level }) => [id, level])).toEqual([
      ["vip", "red"],
      ["basic", "amber"],
    ]);
  });

  it("PLAN-2: has alarms that grow, for lanes of the plan", () => {
    const paths = (alarms: NonNullable<HallPlan["alarms"]>) => checkPlan(smallPlan({ alarms })).map(({ path }) => path.join("."));
    expect(paths(levels)).toEqual([]);
    expect(paths({ ...levels, red: { waiting: 1, minutes: 5 } })).toEqual(["alarms.red.waiting", "alarms.red.minutes"]);
    expect(paths({ ...levels, lanes: [{ lane: lane("late"), red: { minutes: 20 } }] })).toEqual(["alarms.lanes.0.lane"]);
  });
});
