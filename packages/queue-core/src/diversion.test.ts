// The diversion: which rule decides, what each condition asks, and when a machine is offered.

import { describe, expect, it } from "vitest";
import { type HallFacts, divert, minuteOf, within } from "./diversion.ts";
import { type Condition, type HallPlan, diversionRuleSchema, undecidedService } from "./hall-plan.ts";
import { hallFacts } from "./hall.ts";
import { type Arrival, arrivalSchema } from "./messages.ts";
import { issued, lane, paused, service, signedIn, takeTicket, called, started } from "./testing/happenings.fixture.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { given, givenIn } from "./testing/story.fixture.ts";

const arrival = (more: Partial<Arrival> = {}): Arrival => ({ ...arrivalSchema.parse({ errands: ["explain-bill"] }), ...more });
const facts = (more: Partial<{ minute: number; waiting: number; open: number }> = {}): HallFacts => ({
  minuteOfDay: more.minute ?? 600,
  waiting: () => more.waiting ?? 0,
  countersOpen: () => more.open ?? 1,
});
const rule = (id: string, when: Condition, more = {}) =>
  diversionRuleSchema.parse({ id, when, lane: "basic", reason: { zh: "请就座", en: "Please have a seat" }, ...more });
const table = (...rules: HallPlan["diversion"]) => smallPlan({ diversion: [...rules, rule("everyone-else", {})] });
/** Whether one condition alone lets a customer through in a hall. */
const holds = (when: Condition, who: Partial<Arrival> = {}, hall: Parameters<typeof facts>[0] = {}) =>
  divert(table(rule("tried", when)), arrival(who), facts(hall)).rule === "tried";

const plans = "plans";
const [topUp, changePlan] = [service("top-up"), service("change-plan")];

describe("the table", () => {
  it("ROUTE-1: is decided by the first rule that holds", () => {
    const plan = table(rule("first", { tiers: ["vip"] }), rule("second", { needs: ["elder"] }), rule("third", { tiers: ["vip"] }));
    expect(divert(plan, arrival({ tier: "vip", needs: ["elder"] }), facts()).rule).toBe("first");
    expect(divert(plan, arrival({ needs: ["elder"] }), facts()).rule).toBe("second");
    expect(divert(plan, arrival(), facts()).rule).toBe("everyone-else");
  });

  it("ROUTE-1: gives the lane, zone, credit and reason of that rule", () => {
    const plan = table(rule("tried", {}, { lane: "vip", zone: "reception", creditMinutes: 1.5 }));
    expect(divert(plan, arrival(), facts())).toEqual({
      rule: "tried",
      lane: "vip",
      zone: "reception",
      creditMs: 90_000,
      recommendation: null,
      selfService: null,
      reason: { zh: "请就座", en: "Please have a seat" },
    });
  });

  it("ROUTE-1: is a bug when it leaves somebody out, and says so", () => {
    expect(() => divert(smallPlan({ diversion: [rule("vip", { tiers: ["vip"] })] }), arrival(), facts())).toThrow(
      "no diversion rule matched",
    );
  });
});

describe("a condition", () => {
  it("ROUTE-2: without parts always holds; with several only when all do", () => {
    expect(holds({})).toBe(true);
    const both: Condition = { tiers: ["vip"], needs: ["elder"] };
    expect([holds(both, { tier: "vip", needs: ["elder"] }), holds(both, { tier: "vip" }), holds(both, { needs: ["elder"] })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each<[string, Condition, Partial<Arrival>, Partial<Arrival>]>([
    ["services", { services: [topUp, changePlan] }, { errands: [changePlan] }, { errands: [service("explain-bill")] }],
    ["groups", { groups: [plans] }, { errands: [changePlan] }, { errands: [topUp] }],
    ["undecided", { undecided: true }, { errands: [undecidedService] }, { errands: [topUp] }],
    ["decided", { undecided: false }, { errands: [topUp] }, { errands: [undecidedService] }],
    ["tiers", { tiers: ["vip"] }, { tier: "vip" }, { tier: "standard" }],
    ["needs", { needs: ["elder", "pregnant"] }, { needs: ["disabled", "pregnant"] }, { needs: ["serviceman"] }],
    ["no needs", { needs: ["elder"] }, { needs: ["elder"] }, { needs: [] }],
    ["channels", { channels: ["kiosk", "app"] }, { channel: "app" }, { channel: "staff" }],
    ["languages", { languages: ["en"] }, { language: "en" }, { language: "zh" }],
    ["a machine", { selfService: true }, { errands: [topUp] }, { errands: [changePlan] }],
    ["no machine", { selfService: false }, { errands: [changePlan] }, { errands: [topUp] }],
  ])("ROUTE-2: about %s holds for one of the values and for no other", (_, when, yes, no) => {
    expect([holds(when, yes), holds(when, no)]).toEqual([true, false]);
  });

  it("ROUTE-3: asks the first errand for its service and group, and whether anything was decided", () => {
    expect(holds({ services: [topUp] }, { errands: [topUp, changePlan] })).toBe(true);
    expect(holds({ services: [topUp] }, { errands: [changePlan, topUp] })).toBe(false);
    expect(holds({ groups: [plans] }, { errands: [undecidedService, changePlan] })).toBe(false);
    expect(holds({ undecided: true }, { errands: [topUp, undecidedService] })).toBe(false);
  });

  it("ROUTE-4: about a span of time holds from its first minute until before its last", () => {
    const noon: Condition = { between: ["11:30", "13:30"] };
    expect([689, 690, 809, 810].map((minute) => holds(noon, {}, { minute }))).toEqual([false, true, true, false]);
    expect([minuteOf("00:00"), minuteOf("08:05"), minuteOf("23:59")]).toEqual([0, 485, 1_439]);
  });

  it("ROUTE-4: runs over midnight when it ends before it begins", () => {
    expect([1_319, 1_320, 1_439, 0, 119, 120].map((minute) => within(minute, ["22:00", "02:00"]))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it("ROUTE-4: goes by the hall's own clock, also after midnight", () => {
    const { hall } = given();
    const minute = (clock: string) => hallFacts(hall, smallPlan(), at(clock)).minuteOfDay;
    expect([minute("00:00"), minute("09:30"), minute("23:59:59"), minute("24:30"), minute("-1:00")]).toEqual([0, 570, 1_439, 30, 1_380]);
  });

  it("ROUTE-5: about who waits holds from that number on", () => {
    const crowded: Condition = { waiting: { lane: lane("basic"), atLeast: 3 } };
    expect([2, 3, 4].map((waiting) => holds(crowded, {}, { waiting }))).toEqual([false, true, true]);
  });

  it("ROUTE-5: about open counters holds up to that number", () => {
    const thin: Condition = { countersOpen: { lane: lane("basic"), atMost: 1 } };
    expect([0, 1, 2].map((open) => holds(thin, {}, { open }))).toEqual([true, true, false]);
  });

  it("ROUTE-5: looks at the hall as it is; a counter on a break is not open, a busy one is", () => {
    const thin = table(rule("thin", { countersOpen: { lane: lane("basic"), atMost: 1 } }));
    const of = (...told: Parameters<typeof given>) => givenIn(thin, ...told);
    of(signedIn("1"), signedIn("3"))
      .when(takeTicket("A001"), "09:30")
      .then(issued("A001", { rule: "thin" }));
    of(signedIn("1"), signedIn("2"))
      .when(takeTicket("A001"), "09:30")
      .then(issued("A001", { rule: "everyone-else" }));
    of(signedIn("1"), signedIn("2"), paused("2"))
      .when(takeTicket("A001"), "09:30")
      .then(issued("A001", { rule: "thin" }));
    const busy = [issued("A001"), called("A001", "1"), started("A001", "1")];
    of(signedIn("1"), signedIn("2"), ...busy)
      .when(takeTicket("A002"), "09:30")
      .then(issued("A002", { rule: "everyone-else" }));
  });

  it("ROUTE-6: gives credit that moves the claim before the arrival", () => {
    const { hall } = given("09:00", issued("A001"))
      .when(takeTicket("A002", { needs: ["disabled"] }), "09:10")
      .then(issued("A002", { creditMs: 900_000 }));
    expect(hall.lanes.first(lane("basic"), 2).map(({ ticket, claimAt }) => [ticket, claimAt])).toEqual([
      ["A002", at("08:55")],
      ["A001", at("09:00")],
    ]);
  });
});

describe("a machine", () => {
  const offered = (who: Partial<Arrival>, more = {}) =>
    divert(table(rule("tried", {}, { offerSelfService: true, ...more })), arrival(who), facts()).selfService;

  it("ROUTE-7: is offered by a rule that says so, for what it can do", () => {
    expect(offered({ errands: [topUp] })).toEqual({ zone: "machines", service: "top-up" });
    expect(offered({ errands: [topUp, service("print-invoice")] })).toEqual({ zone: "machines", service: "top-up" });
    expect(offered({ errands: [topUp] }, { offerSelfService: undefined })).toBeNull();
  });

  it("ROUTE-7: is not offered when one errand needs a person, or the customer wants one", () => {
    expect(offered({ errands: [topUp, changePlan] })).toBeNull();
    expect(offered({ errands: [undecidedService] })).toBeNull();
    expect(offered({ errands: [topUp], declinedSelfService: true })).toBeNull();
    expect(holds({ selfService: true }, { errands: [topUp], declinedSelfService: true })).toBe(false);
  });

  it("ROUTE-7: is not offered when the errands would need machines in two zones", () => {
    const services = smallPlan().services.map((one) =>
      one.id === "print-invoice" ? { ...one, selfServiceZone: "counters" as never } : one,
    );
    const plan = { ...table(rule("tried", {}, { offerSelfService: true })), services };
    expect(divert(plan, arrival({ errands: [topUp, service("print-invoice")] }), facts()).selfService).toBeNull();
  });
});
