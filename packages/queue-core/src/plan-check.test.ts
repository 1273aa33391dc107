import { describe, expect, it } from "vitest";
import { hallPlanSchema } from "./hall-plan.ts";
import type { HallPlan } from "./hall-plan.ts";
import type { CounterId, LaneId, ServiceId, ZoneId } from "./ids.ts";
import { checkPlan, planAdvice } from "./plan-check.ts";
import { smallHall, smallPlan } from "./plan-check/small-plan.ts";

const plan = smallPlan();
const zone = "counters" as ZoneId;
const basic = "basic" as LaneId;
const words = (zh: string, en: string) => ({ zh, en });

/** The paths of what is wrong with the small hall after a change. */
const pathsOf = (change: Partial<HallPlan>) => checkPlan({ ...plan, ...change }).map(({ path }) => path.join("."));
const first = <T>(list: readonly T[], change: Partial<T>): T[] =>
  list.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry));

describe("a plan whose parts agree", () => {
  it("has no mistakes and no advice", () => {
    expect(checkPlan(plan)).toEqual([]);
    expect(planAdvice(plan)).toEqual([]);
  });

  it("may be a demo hall that is closed all week, since that opens at any hour", () => {
    const openingHours = { monday: null, tuesday: null, wednesday: null, thursday: null, friday: null, saturday: null, sunday: null };
    expect(pathsOf({ openingHours })).toEqual(["openingHours"]);
    expect(pathsOf({ openingHours, demo: true })).toEqual([]);
  });

  it("may name the undecided errand in a rule, as any other service", () => {
    expect(pathsOf({ diversion: first(plan.diversion, { when: { services: ["undecided" as ServiceId] } }) })).toEqual([]);
  });

  it("may have a lane of transfers alone, that says so", () => {
    const diversion = plan.diversion.slice(1);
    expect(pathsOf({ diversion })).toEqual(["lanes.1"]);
    expect(pathsOf({ diversion, lanes: plan.lanes.map((lane) => (lane.id === basic ? lane : { ...lane, transfersOnly: true })) })).toEqual(
      [],
    );
  });

  it("may have absences without recalls, however soon they count", () => {
    const absence = { ...plan.absence, answerSeconds: 20, recallSpacingSeconds: 60 };
    expect(pathsOf({ absence })).toEqual(["absence.answerSeconds"]);
    expect(pathsOf({ absence: { ...absence, recalls: 0 } })).toEqual([]);
  });
});

describe("names", () => {
  it.each<[string, Partial<HallPlan>, string]>([
    ["a counter's zone", { counters: first(plan.counters, { zone: "cellar" as ZoneId }) }, "counters.0.zone"],
    ["a counter's lane", { counters: first(plan.counters, { lanes: [basic, "late" as LaneId] }) }, "counters.0.lanes.1"],
    ["a service's group", { services: first(plan.services, { group: "gifts" }) }, "services.0.group"],
    ["a service's machines", { services: first(plan.services, { selfServiceZone: "cellar" as ZoneId }) }, "services.0.selfServiceZone"],
    ["a rule's lane", { diversion: first(plan.diversion, { lane: "late" as LaneId }) }, "diversion.0.lane"],
    ["a rule's zone", { diversion: first(plan.diversion, { zone: "cellar" as ZoneId }) }, "diversion.0.zone"],
    [
      "a rule's service",
      { diversion: first(plan.diversion, { when: { services: ["gift" as ServiceId] } }) },
      "diversion.0.when.services.0",
    ],
    ["a rule's group", { diversion: first(plan.diversion, { when: { groups: ["bills", "gifts"] } }) }, "diversion.0.when.groups.1"],
    [
      "a load's lane",
      { diversion: first(plan.diversion, { when: { waiting: { lane: "late" as LaneId, atLeast: 1 } } }) },
      "diversion.0.when.waiting.lane",
    ],
    [
      "open counters' lane",
      { diversion: first(plan.diversion, { when: { countersOpen: { lane: "late" as LaneId, atMost: 1 } } }) },
      "diversion.0.when.countersOpen.lane",
    ],
    ["one counter given twice", { counters: [...plan.counters, { id: "1" as CounterId, zone, lanes: [basic] }] }, "counters.3.id"],
    ["one pause reason given twice", { pauseReasons: [...plan.pauseReasons, ...plan.pauseReasons] }, "pauseReasons.1.id"],
    ["one zone given twice", { zones: [...plan.zones, ...plan.zones.slice(0, 1)] }, "zones.2.id"],
    ["one group given twice", { serviceGroups: [...plan.serviceGroups, ...plan.serviceGroups.slice(0, 1)] }, "serviceGroups.2.id"],
    ["one lane twice at a counter", { counters: first(plan.counters, { lanes: [basic, basic] }) }, "counters.0.lanes.1"],
    [
      "one service twice in a rule",
      { diversion: first(plan.diversion, { when: { services: ["change-plan", "change-plan"] as ServiceId[] } }) },
      "diversion.0.when.services.1",
    ],
  ])("are right: %s", (_, change, path) => {
    expect(pathsOf(change)).toEqual([path]);
  });

  it("are put right before it is asked where they lead", () => {
    const counters = first(plan.counters, { zone: "cellar" as ZoneId }).map((counter) => ({ ...counter, lanes: [basic] }));
    expect(pathsOf({ counters })).toEqual(["counters.0.zone"]);
    expect(pathsOf({ counters: counters.map((counter) => ({ ...counter, zone })) })).toEqual(["lanes.1"]);
  });
});

describe("opening hours", () => {
  it.each<[string, string]>([
    ["17:00", "09:00"],
    ["09:00", "09:00"],
  ])("end after they begin: not %s–%s", (from, to) => {
    expect(pathsOf({ openingHours: { ...plan.openingHours, friday: [from, to] } })).toEqual(["openingHours.friday"]);
  });

  it("leave time for a ticket on the shortest day", () => {
    expect(pathsOf({ openingHours: { ...plan.openingHours, friday: ["09:00", "09:10"] } })).toEqual(["lastTicketsMinutesBeforeClose"]);
    expect(pathsOf({ openingHours: { ...plan.openingHours, friday: ["09:00", "09:11"] } })).toEqual([]);
  });
});

describe("a time zone", () => {
  it.each(["Asia/Shanghai", "Asia/Urumqi", "Europe/Berlin"])("may be %s", (timeZone) => {
    expect(pathsOf({ timeZone })).toEqual([]);
  });

  it.each([
    ["Asia/Shangai", 'did you mean "Asia/Shanghai"?'],
    ["Asia/Beijing", 'did you mean "Asia/Shanghai"?'],
    ["Peking", "such as Asia/Shanghai"],
  ])("is not %s; it is asked: %s", (timeZone, meant) => {
    expect(checkPlan({ ...plan, timeZone }).map(({ words }) => words.en)).toEqual([`there is no time zone "${timeZone}" (${meant})`]);
  });
});

describe("words that customers see or hear", () => {
  it.each(["VIP customers first", "For our Platinum guests", "Gold card holders", "high-value service", "the diamond customer lounge"])(
    "name no tier: %s",
    (en) => expect(pathsOf({ diversion: first(plan.diversion, { reason: words("请", en) }) })).toEqual(["diversion.0.reason.en"]),
  );
  it.each(["贵宾请进", "金卡客户优先", "五星级客户", "大客户经理", "vip室"])("name no tier: %s", (zh) =>
    expect(pathsOf({ zones: first(plan.zones, { direction: words(zh, "left") }) })).toEqual(["zones.0.direction.zh"]),
  );
  it.each(["Golden Bridge Road", "a silver sign", "Provide your papers"])("may say %s", (en) => {
    expect(pathsOf({ zones: first(plan.zones, { direction: words("左侧", en) }) })).toEqual([]);
  });

  it.each<[keyof HallPlan["announcements"], string, string, boolean]>([
    ["call", "{ticket} {counter}", "{ticket} {counter}", true],
    ["call", "{counter} 号窗口请 {ticket}", "Counter {counter}: {ticket}", true],
    ["call", "{ticket}", "{ticket} {counter}", false],
    ["missed", "{ticket} 过号", "{ticket} at {counter} missed", true],
    ["missed", "过号了", "{ticket} missed", false],
    ["soon", "{ticket} 请准备", "{ticket} get ready", true],
    ["soon", "{ticket} 请准备去 {counter}", "{ticket} get ready", false],
    ["soon", "{{ticket}} 请准备", "{ticket} get ready", false],
    ["soon", "{Ticket} 请准备", "{ticket} get ready", false],
  ])("fill in what a %s announcement may hold: %s", (kind, zh, en, fine) => {
    const paths = pathsOf({ announcements: { ...plan.announcements, [kind]: words(zh, en) } });
    expect(paths).toEqual(fine ? [] : [`announcements.${kind}.zh`]);
  });

  it("are in the language that they say", () => {
    expect(pathsOf({ ticketNote: words("过号请到咨询台", "过号 see the desk") })).toEqual(["ticketNote.en"]);
    expect(pathsOf({ ticketNote: words("SOS", "SOS") })).toEqual([]);
  });
});

describe("advice", () => {
  it("points to a lane with one counter, and to values without effect", () => {
    const counters = plan.counters.slice(0, 2);
    const diversion = [
      ...first(plan.diversion, { when: { services: ["change-plan" as ServiceId] } }).slice(0, 1),
      { ...plan.diversion[0], id: "second", when: { services: ["change-plan", "explain-bill"] as ServiceId[] } },
      ...plan.diversion.slice(1),
    ] as HallPlan["diversion"];
    expect(checkPlan({ ...plan, counters, diversion })).toEqual([]);
    expect(planAdvice({ ...plan, counters, diversion }).map(({ path }) => path.join("."))).toEqual([
      "lanes.1",
      "diversion.1.when.services",
    ]);
  });
});

describe("the schema", () => {
  it("takes the small hall, and fills in what may be left out", () => {
    expect(hallPlanSchema.parse(smallHall)).toMatchObject({ demo: false, brandColour: "#0B63CE" });
  });
});
