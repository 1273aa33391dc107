// Each policy alone: whom it calls, and what it says of those it passed over.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HallPlan } from "../hall-plan.ts";
import { claimsBefore } from "../lanes.ts";
import { emptyFloor } from "./floor.ts";
import { rememberCall } from "./memory.ts";
import { nextVisit } from "./next-visit.ts";
import { type Told, counterIn, lane, lanesOf, minute, planOf, visitOf } from "./waiting.fixture.ts";

const all = "vip experience basic";

/** What the only counter of a hall calls at a minute: the ticket, the rule, and who was passed over and why. */
function called(dispatch: HallPlan["dispatch"], counters: string, at: number, ...told: Told[]) {
  const plan = planOf(dispatch, counters);
  const choice = nextVisit(plan, lanesOf(...told), counterIn(plan), minute(at));
  return choice && inWords(choice);
}
const inWords = ({ visit, explanation: { rule, passedOver } }: NonNullable<ReturnType<typeof nextVisit>>) => ({
  ticket: visit.ticket,
  rule,
  passedOver: passedOver.map(({ ticket, why }) => `${ticket} ${why}`),
});

const basic: Told = { ticket: "A001", lane: "basic", came: 0 };
const experience: Told = { ticket: "E001", lane: "experience", came: 8 };
const vip: Told = { ticket: "V001", lane: "vip", came: 14 };

describe("first-come", () => {
  it("calls by claim, whichever the lane", () =>
    expect(called({ policy: "first-come" }, all, 15, vip, experience, basic)).toEqual({
      ticket: "A001",
      rule: "first-come",
      passedOver: [],
    }));
  it("counts credit as waiting", () =>
    expect(called({ policy: "first-come" }, all, 15, basic, { ...vip, credit: 20 })).toMatchObject({
      ticket: "V001",
      passedOver: [],
    }));
  it("breaks a tie by the order of issue", () =>
    expect(called({ policy: "first-come" }, all, 15, basic, { ...experience, came: 0 })).toMatchObject({ ticket: "A001" }));
});

describe("target-wait", () => {
  it("calls the earliest deadline, and says who came before and is due later", () =>
    expect(called({ policy: "target-wait" }, all, 15, basic, experience, vip)).toEqual({
      ticket: "E001",
      rule: "target-wait",
      passedOver: ["A001 later-deadline"],
    }));
  it("orders by the plan's own due times where it has them", () =>
    expect(called({ policy: "target-wait", lanes: [{ lane: lane("vip"), dueMinutes: 0 }] }, all, 15, basic, experience, vip)).toMatchObject(
      { ticket: "V001", passedOver: ["E001 later-deadline", "A001 later-deadline"] },
    ));
  it("names whoever came before and is not for this counter", () =>
    expect(called({ policy: "target-wait" }, "vip", 15, basic, { ...experience, reservedFor: "9" }, vip)).toEqual({
      ticket: "V001",
      rule: "target-wait",
      passedOver: ["A001 lane-not-served", "E001 reserved-elsewhere"],
    }));
  it("calls nobody where nobody waits whom the counter serves", () =>
    expect(called({ policy: "target-wait" }, "vip", 15, basic, experience)).toBeUndefined());
  it("calls first whoever waits for this counter alone", () =>
    expect(called({ policy: "target-wait" }, all, 15, basic, { ...experience, reservedFor: "1" })).toEqual({
      ticket: "E001",
      rule: "reserved",
      passedOver: ["A001 after-reserved"],
    }));
});

describe("waiting-credit", () => {
  const credit = (minutes: number) => ({ policy: "waiting-credit" as const, lanes: [{ lane: lane("vip"), creditMinutes: minutes }] });
  it("lets a lane's head start overtake, and no more", () => {
    expect(called(credit(15), all, 15, basic, vip)).toEqual({
      ticket: "V001",
      rule: "waiting-credit",
      passedOver: ["A001 less-credit"],
    });
    expect(called(credit(13), all, 15, basic, vip)).toMatchObject({ ticket: "A001" });
  });
});

describe("strict", () => {
  it("goes by the counter's own list", () => {
    expect(called({ policy: "strict" }, "vip experience basic", 15, basic, experience, vip)).toEqual({
      ticket: "V001",
      rule: "strict",
      passedOver: ["E001 lane-later", "A001 lane-later"],
    });
    expect(called({ policy: "strict" }, "basic vip", 15, vip, { ...basic, came: 14.5 })).toMatchObject({ ticket: "A001" });
  });
});

describe("accumulating-priority", () => {
  const hldr = { policy: "accumulating-priority" } as const;
  it("calls whoever has waited the largest share of the lane's target", () => {
    expect(called(hldr, all, 15, basic, experience, vip)).toEqual({ ticket: "A001", rule: "accumulating-priority", passedOver: [] });
    expect(called(hldr, all, 19, basic, experience, vip)).toEqual({
      ticket: "E001",
      rule: "accumulating-priority",
      passedOver: ["A001 smaller-share"],
    });
  });
  it("changes the order of two with time alone", () => {
    expect(called(hldr, all, 18, basic, vip)).toMatchObject({ ticket: "A001" });
    expect(called(hldr, all, 19, basic, vip)).toMatchObject({ ticket: "V001" });
  });
  it("tells shares apart that floats would call equal", () => {
    const year = 365 * 24 * 60;
    const told: Told[] = [
      { ticket: "A001", lane: "basic", came: 0 },
      { ticket: "V001", lane: "vip", came: (year * 3) / 4 },
    ];
    const plan = planOf(hldr, all);
    const lanes = lanesOf(...told);
    const at = (ms: number) => nextVisit(plan, lanes, counterIn(plan), minute(year) + ms)?.visit.ticket;
    expect([at(-1), at(0), at(1)]).toEqual(["A001", "A001", "V001"]);
  });
});

describe("ratio", () => {
  const lanes = ["vip", "experience", "basic"] as const;
  const ratio = (weights: readonly number[]): HallPlan["dispatch"] => ({
    policy: "ratio",
    lanes: lanes.map((of, index) => ({ lane: lane(of), weight: weights[index] ?? 1 })),
  });

  /** Plays calls of one counter; `waits` says before each call in which lanes somebody waits. Answers the lane of each call. */
  function play(weights: readonly number[], waits: readonly (readonly boolean[])[]): string[] {
    const plan = planOf(ratio(weights), all);
    const floor = emptyFloor();
    return waits.flatMap((some, index) => {
      const told = lanes.filter((_, of) => some[of]).map((of): Told => ({ ticket: `${of}-${index}`, lane: of, came: 0 }));
      const waiting = lanesOf(...told);
      const choice = nextVisit(plan, waiting, counterIn(plan), minute(1), floor);
      if (!choice) return [];
      rememberCall(floor.dispatch, plan, waiting, { lane: choice.visit.lane, counter: counterIn(plan), rule: choice.explanation.rule });
      return [choice.visit.lane];
    });
  }

  it("spreads the lanes' turns evenly", () =>
    expect(
      play(
        [4, 2, 1],
        Array.from({ length: 7 }, () => [true, true, true]),
      ).join(" "),
    ).toBe("vip experience vip basic vip experience vip"));

  it("calls the k-th of a backlogged lane within ⌈k/w⌉ rounds", () =>
    fc.assert(
      fc.property(fc.tuple(...lanes.map(() => fc.integer({ min: 1, max: 9 }))), (weights) => {
        const round = weights.reduce((sum, weight) => sum + weight, 0);
        const calls = play(
          weights,
          Array.from({ length: 3 * round }, () => [true, true, true]),
        );
        for (const [index, of] of lanes.entries()) {
          const when = calls.flatMap((called, at) => (called === of ? [at + 1] : []));
          const weight = weights[index] ?? 1;
          when.forEach((at, k) => expect(at).toBeLessThanOrEqual(Math.ceil((k + 1) / weight) * round));
          expect(when.length).toBe(3 * weight);
        }
      }),
    ));

  it("lets a lane that always waits go at most two rounds without a call, whatever the others do", () =>
    fc.assert(
      fc.property(
        fc.tuple(...lanes.map(() => fc.integer({ min: 1, max: 6 }))),
        fc.array(fc.tuple(fc.constant(true), fc.boolean(), fc.boolean()), { minLength: 40, maxLength: 80 }),
        (weights, waits) => {
          const round = weights.reduce((sum, weight) => sum + weight, 0);
          let without = 0;
          for (const called of play(weights, waits)) {
            without = called === "vip" ? 0 : without + 1;
            expect(without).toBeLessThanOrEqual(2 * round);
          }
        },
      ),
    ));

  it("remembers nobody's turn when one comes back to where they were", () => {
    const plan = planOf(ratio([1, 1, 1]), all);
    const floor = emptyFloor();
    rememberCall(floor.dispatch, plan, lanesOf(vip, basic), { lane: lane("vip"), counter: counterIn(plan), rule: "reserved" });
    expect(floor).toEqual(emptyFloor());
  });
});

describe("any policy", () => {
  const policies = ["target-wait", "first-come", "strict", "ratio", "waiting-credit", "accumulating-priority"] as const;
  const anyTold = fc.record({
    lane: fc.constantFrom("vip", "experience", "basic"),
    came: fc.integer({ min: 0, max: 30 }),
    credit: fc.integer({ min: 0, max: 10 }),
    service: fc.constantFrom("a", "b", "c"),
  });

  it.each(policies)("%s keeps first-come within a lane", (policy) =>
    fc.assert(
      fc.property(fc.array(anyTold, { minLength: 1, maxLength: 25 }), fc.integer({ min: 30, max: 60 }), (told, at) => {
        const visits = told.map((one, index) => visitOf({ ...one, ticket: `T${index}` }, index));
        const plan = planOf({ policy, lanes: [{ lane: lane("vip"), weight: 3, creditMinutes: 7 }] }, all);
        const lanes = lanesOf();
        for (const visit of visits) lanes.add(visit);
        const choice = nextVisit(plan, lanes, counterIn(plan), minute(at));
        const ahead = visits.filter((other) => other.lane === choice?.visit.lane && claimsBefore(other, choice.visit));
        expect(ahead).toEqual([]);
      }),
    ),
  );
});
