import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiversionFinding, type ExampleCustomer, diversionFindings } from "./diversion-check.ts";
import { type Arriving, divert } from "./diversion.ts";
import {
  appointmentsSchema,
  type Condition,
  type DiversionRule,
  type HallPlan,
  conditionSchema,
  needSchema,
  undecidedService,
} from "./hall-plan.ts";
import type { LaneId, ServiceId } from "./ids.ts";
import { smallPlan } from "./plan-check/small-plan.ts";

const basic = "basic" as LaneId;
const services = ["print-invoice", "explain-bill", "change-plan"] as ServiceId[];
const reason = { zh: "请", en: "Please" };
const rule = (id: string, when: unknown, more: Partial<DiversionRule> = {}): DiversionRule => ({
  id,
  when: when as Condition,
  lane: basic,
  reason,
  ...more,
});
const rest = rule("rest", {});
const hall = smallPlan({ appointments: appointmentsSchema.parse({}) });
const planOf = (...diversion: DiversionRule[]): HallPlan => ({ ...hall, diversion });
const findings = (...diversion: DiversionRule[]): DiversionFinding[] => diversionFindings(planOf(...diversion));

describe("a rule's own conditions", () => {
  it("are fine when somebody meets them", () => {
    expect(findings(rule("a", { services: ["change-plan"] }), rule("b", { needs: ["elder"], between: ["12:00", "13:00"] }), rest)).toEqual(
      [],
    );
  });

  it.each<[string, unknown, "errand" | "time"]>([
    ["a service and a group that does not hold it", { services: ["change-plan"], groups: ["bills"] }, "errand"],
    ["undecided and a service", { services: ["change-plan"], undecided: true }, "errand"],
    ["undecided and a group", { groups: ["plans"], undecided: true }, "errand"],
    ["a machine and a service without one", { services: ["change-plan"], selfService: true }, "errand"],
    ["a span of no length", { between: ["10:00", "10:00"] }, "time"],
  ])("exclude each other: %s", (_, when, about) => {
    expect(findings(rule("never", when), rest)).toEqual([{ rule: 0, kind: "impossible", about }]);
  });

  it("never hold while the hall gives out tickets, from the last tickets until the doors open", () => {
    expect(findings(rule("late", { between: ["16:50", "09:00"] }), rest)).toEqual([{ rule: 0, kind: "closed-hours" }]);
    expect(findings(rule("late", { between: ["16:49", "09:00"] }), rest)).toEqual([]);
    const demo = { ...planOf(rule("late", { between: ["16:50", "09:00"] }), rest), demo: true };
    expect(diversionFindings(demo)).toEqual([]);
  });
});

describe("a shadowed rule", () => {
  it("is found behind a rule that takes everybody, and so is the rule that should have been last", () => {
    const found = findings(rest, rule("late", { tiers: ["vip"] }), rule("rest-2", {}));
    expect(found).toMatchObject([
      { rule: 1, kind: "shadowed", by: [0], takenBy: 0 },
      { rule: 2, kind: "shadowed", by: [0], takenBy: 0 },
    ]);
  });

  it("is found behind several rules that take its customers between them, and names only those that do", () => {
    const found = findings(
      rule("other", { services: ["change-plan"] }),
      rule("seniors", { services: ["explain-bill"], needs: ["elder"] }),
      rule("others", { services: ["explain-bill"] }),
      rule("again", { services: ["explain-bill"] }),
      rest,
    );
    expect(found).toMatchObject([{ rule: 3, kind: "shadowed", by: [1, 2] }]);
  });

  it("is found by implication of thresholds and times, and let be where they differ", () => {
    const busy = (atLeast: number) => ({ waiting: { lane: basic, atLeast } });
    expect(findings(rule("busy", busy(5)), rule("busier", busy(9)), rest)).toMatchObject([{ rule: 1, kind: "shadowed" }]);
    expect(findings(rule("busier", busy(9)), rule("busy", busy(5)), rest)).toEqual([]);
    const open = (atMost: number) => ({ countersOpen: { lane: basic, atMost } });
    expect(findings(rule("few", open(1)), rule("none", open(0)), rest)).toMatchObject([{ rule: 1, kind: "shadowed" }]);
    // Basic has two counters: at most two are open whatever happens.
    expect(findings(rule("few", open(2)), rule("later", { tiers: ["vip"] }), rest)).toMatchObject([
      { rule: 1, kind: "shadowed", by: [0] },
      { rule: 2, kind: "shadowed", by: [0] },
    ]);
    const at = (from: string, to: string) => ({ between: [from, to] });
    const halves = [rule("first-half", at("08:00", "12:00")), rule("second-half", at("12:00", "20:00"))];
    expect(findings(...halves, rule("noon", at("11:00", "13:00")), rest)).toMatchObject([
      { rule: 2, kind: "shadowed", by: [0, 1] },
      { rule: 3, kind: "shadowed" },
    ]);
  });

  it("comes with a customer who meets it and goes elsewhere, in words", () => {
    const vip = rule("reception", { tiers: ["vip"] });
    const [found] = findings(vip, rule("care", { tiers: ["vip"], needs: ["elder"], services: ["change-plan"] }), rest);
    expect(found).toMatchObject({
      kind: "shadowed",
      example: {
        arrival: { errands: ["change-plan"], tier: "vip", needs: ["elder"], channel: "kiosk", language: "zh" },
        words: {
          zh: "贵宾客户（vip），老年人，办理“产品变更”",
          en: 'a customer of tier vip, a senior, for "Change plan"',
        },
      },
    });
  });

  it("has an example that names the time and the load where rules ask for them", () => {
    const when = { between: ["12:00", "13:00"], waiting: { lane: basic, atLeast: 5 }, countersOpen: { lane: basic, atMost: 1 } };
    const [found] = findings(rule("noon", when), rule("noon-again", when), rest);
    expect(found).toMatchObject({
      example: {
        words: {
          zh: "普通客户，办理“发票打印”，12:00，综合业务 5 人等候，综合业务 只开 1 个窗口",
          en: 'a standard customer, for "Print an invoice", at 12:00, 5 waiting in General services, only 1 counter open for General services',
        },
      },
    });
  });
});

describe("the last rule", () => {
  it("must hold for everybody, and is shown somebody whom nobody receives", () => {
    const [found] = findings(rule("vips", { tiers: ["vip"] }), rule("kiosk", { channels: ["kiosk"] }));
    expect(found).toMatchObject({
      rule: 1,
      kind: "not-for-all",
      takenBy: null,
      example: {
        arrival: { tier: "standard", channel: "staff" },
        words: { en: 'a standard customer, for "Print an invoice", with a ticket taken by staff' },
      },
    });
  });

  it("must hold at any hour, also when the others would take everybody else", () => {
    const [found] = findings(rule("vips", { tiers: ["vip"] }), rule("standard", { tiers: ["standard"] }));
    expect(found).toMatchObject({ rule: 1, kind: "not-for-all", takenBy: 0, example: { arrival: { tier: "vip" } } });
    expect(findings(rule("day", { between: ["07:00", "20:00"] }))).toMatchObject([{ kind: "not-for-all", takenBy: null }]);
  });

  it("may spell everybody out", () => {
    expect(findings(rule("all", { tiers: ["standard", "vip"], languages: ["en", "zh"] }))).toEqual([]);
  });
});

describe("self-service", () => {
  it("is not offered where no customer of the rule has a machine", () => {
    const offer = { offerSelfService: true };
    expect(findings(rule("plans", { groups: ["plans"] }, offer), rest)).toMatchObject([
      { rule: 0, kind: "no-machine", example: { arrival: { errands: ["change-plan"] } } },
    ]);
    expect(findings(rule("bills", { groups: ["bills"] }, offer), rest)).toEqual([]);
    expect(findings(rule("invoices", { selfService: true }), rule("bills", { groups: ["bills"] }, offer), rest)).toMatchObject([
      { rule: 1, kind: "no-machine" },
    ]);
  });
});

describe("a listed value", () => {
  it("is pointed out when earlier rules leave it nothing to do", () => {
    expect(findings(rule("plans", { groups: ["plans"] }), rule("two", { services: ["change-plan", "explain-bill"] }), rest)).toMatchObject([
      { rule: 1, kind: "idle-value", condition: "services", value: "change-plan", takenBy: 0 },
    ]);
  });
});

// The check proves by sets; here every situation of a small hall is tried with `divert` itself.
describe("against every situation tried one by one", () => {
  const waits = [0, 2, 5, 9];
  const minutes = [0, 540, 700, 720, 780, 900, 1010, 1200];
  const offsets = [undefined, -10, 5];
  const isOpen = (minute: number) => minute >= 540 && minute < 1010;

  function* situations() {
    const asked = [...services.map((id) => [id]), [services[0], services[1]], [undecidedService]];
    for (const { errands, declinedSelfService } of [
      ...asked.map((errands) => ({ errands, declinedSelfService: false })),
      { errands: [services[0]], declinedSelfService: true },
    ])
      for (const tier of ["standard", "vip"])
        for (const needs of [[], ["elder"], ["pregnant"], ["elder", "pregnant"]])
          for (const channel of ["kiosk", "app", "staff"])
            for (const minuteOfDay of minutes)
              for (const waiting of waits)
                for (const open of [2, 1, 0])
                  for (const offsetMinutes of offsets) {
                    const booked = offsetMinutes === undefined ? {} : { offsetMinutes };
                    const arrival = { errands, tier, needs, channel, language: "zh", declinedSelfService, ...booked } as Arriving;
                    yield { arrival, facts: { minuteOfDay, waiting: () => waiting, countersOpen: () => open } };
                  }
  }
  const everything = [...situations()];

  const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: values.length });
  const clocks = fc.constantFrom("00:00", "09:00", "11:40", "12:00", "13:00", "15:00", "16:50", "20:00");
  const full = fc.record({
    services: some(...services),
    groups: some("bills", "plans"),
    undecided: fc.boolean(),
    tiers: some("standard", "vip"),
    needs: some(...needSchema.options.slice(0, 2)),
    channels: some("kiosk", "app"),
    between: fc.tuple(clocks, clocks),
    waiting: fc.record({ lane: fc.constant(basic), atLeast: fc.constantFrom(2, 5, 9) }),
    countersOpen: fc.record({ lane: fc.constant(basic), atMost: fc.constantFrom(0, 1, 2) }),
    appointment: fc.boolean(),
    offsetMinutes: fc.constantFrom({ atLeast: 1 }, { atMost: 0 }),
    selfService: fc.boolean(),
  });
  // Few conditions a rule, so that rules get in each other's way.
  const asked = fc.uniqueArray(fc.constantFrom(...(Object.keys(conditionSchema.shape) as (keyof Condition)[])), { maxLength: 3 });
  const condition = fc
    .tuple(full, asked)
    .map(([all, keys]) => Object.fromEntries(keys.map((key) => [key, all[key as keyof typeof all]])) as Condition);
  const table = fc
    .array(fc.tuple(condition, fc.boolean()), { minLength: 1, maxLength: 6 })
    .map((rules) => [...rules.map(([when, offerSelfService], index) => rule(`r${index}`, when, { offerSelfService })), rest]);

  const nobody = rule("nobody", {});
  /** The rules that take these customers; "nobody" where none does. */
  function takersOf(rules: DiversionRule[], customers: readonly Pick<ExampleCustomer, "arrival" | "facts">[]): string[] {
    const plan = planOf(...rules, nobody);
    return customers.map(({ arrival, facts }) => divert(plan, arrival, facts).rule);
  }

  it("accuses exactly the rules that no situation reaches", () => {
    fc.assert(
      fc.property(table, (diversion) => {
        const plan = planOf(...diversion);
        const answers = everything.flatMap(({ arrival, facts }) => (isOpen(facts.minuteOfDay) ? [divert(plan, arrival, facts)] : []));
        const reached = new Set(answers.map(({ rule }) => rule));
        const offered = new Set(answers.flatMap(({ rule, selfService }) => (selfService ? [rule] : [])));
        const found = diversionFindings(plan);
        const accused = found.filter(({ kind }) => ["impossible", "closed-hours", "shadowed"].includes(kind));
        expect(accused.map(({ rule }) => rule)).toEqual(diversion.flatMap(({ id }, index) => (reached.has(id) ? [] : [index])));
        const empty = diversion.flatMap(({ id, offerSelfService }, index) =>
          offerSelfService === true && reached.has(id) && !offered.has(id) ? [index] : [],
        );
        expect(found.filter(({ kind }) => kind === "no-machine").map(({ rule }) => rule)).toEqual(empty);
      }),
      { numRuns: 70 },
    );
  });

  it("gives examples that really go where it says", () => {
    fc.assert(
      fc.property(table, (diversion) => {
        for (const finding of diversionFindings(planOf(...diversion))) {
          if (!("takenBy" in finding)) continue;
          const own = diversion[finding.rule] as DiversionRule;
          expect(takersOf(diversion, [finding.example])).toEqual([diversion[finding.takenBy ?? -1]?.id]);
          expect(takersOf([own], [finding.example])).toEqual([own.id]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("knows whether the last rule holds for everybody, whether the others make up for it, and who is left", () => {
    fc.assert(
      fc.property(table, (withRest) => {
        const diversion = withRest.slice(0, -1);
        const last = diversion.slice(-1);
        const lastTakes = takersOf(last, everything);
        const allTake = takersOf(diversion, everything);
        const found = diversionFindings(planOf(...diversion)).find(({ kind }) => kind === "not-for-all");
        expect(found !== undefined).toBe(lastTakes.includes("nobody"));
        if (!found || !("takenBy" in found)) return;
        expect(found.takenBy === null).toBe(allTake.includes("nobody"));
        expect(takersOf(last, [found.example])).toEqual(["nobody"]);
        expect(takersOf(diversion, [found.example])).toEqual([diversion[found.takenBy ?? -1]?.id ?? "nobody"]);
      }),
      { numRuns: 40 },
    );
  });

  it("calls a value idle only when nobody would go elsewhere without it", () => {
    let seen = 0;
    fc.assert(
      fc.property(table, (diversion) => {
        const open = everything.filter(({ facts }) => isOpen(facts.minuteOfDay));
        for (const finding of diversionFindings(planOf(...diversion))) {
          if (finding.kind !== "idle-value") continue;
          seen += 1;
          const { rule: index, condition, value } = finding;
          const own = diversion[index] as DiversionRule;
          const others = own.when[condition]?.filter((other) => other !== value);
          const without = diversion.with(index, rule(own.id, { ...own.when, [condition]: others }));
          expect(takersOf(without, open)).toEqual(takersOf(diversion, open));
        }
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});

describe("a table that is hard to prove", () => {
  it("is given up on rather than accused wrongly, in bounded time", () => {
    // Pairs of services and needs that leave over exactly one combination in a long chain.
    const channels = ["kiosk", "staff", "app", "web", "phone"];
    const rules = Array.from({ length: 200 }, (_, index) =>
      rule(`r${index}`, {
        channels: [channels[index % 5]],
        needs: [needSchema.options[index % 4]],
        waiting: { lane: basic, atLeast: 1 + ((index * 37) % 199) },
        between: [
          `${String(9 + (index % 7)).padStart(2, "0")}:00`,
          `${String(10 + (index % 7)).padStart(2, "0")}:${String(index % 60).padStart(2, "0")}`,
        ],
      }),
    );
    const startedAt = performance.now();
    diversionFindings(planOf(...rules, rest));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
