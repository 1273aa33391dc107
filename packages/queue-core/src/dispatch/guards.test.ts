// Each guard: what it changes, what it leaves alone, and what the explanation says.
import { describe, expect, it } from "vitest";
import type { HallPlan } from "../hall-plan.ts";
import type { CounterState } from "../machines/counter.ts";
import { type Floor, emptyFloor } from "./floor.ts";
import { heldBack, nextVisit } from "./next-visit.ts";
import { type Told, counter, counterIn, lane, lanesOf, minute, planOf } from "./waiting.fixture.ts";

type Guards = NonNullable<HallPlan["dispatch"]["guards"]>;

interface Situation {
  readonly guards: Guards;
  readonly counters: readonly string[];
  readonly policy?: HallPlan["dispatch"]["policy"];
  /** State and minute since of each counter; a counter that is left out is signed out. */
  readonly seats?: readonly (readonly [CounterState, number])[];
  readonly inARow?: number;
}

/** What counter 1 calls at a minute, with the rule and who was passed over; or what holds it back. */
function called(situation: Situation, at: number, ...told: Told[]) {
  const { guards, counters, policy = "target-wait", seats = [], inARow = 0 } = situation;
  const plan = planOf({ policy, guards }, ...counters);
  const floor: Floor = {
    dispatch: { ...emptyFloor().dispatch, inARow: new Map([[counter("1"), inARow]]) },
    seats: new Map(seats.map(([state, since], index) => [counter(String(index + 1)), { state, since: minute(since) }])),
  };
  const lanes = lanesOf(...told);
  const choice = nextVisit(plan, lanes, counterIn(plan), minute(at), floor);
  const bar = heldBack(plan, lanes, counterIn(plan), minute(at), floor);
  if (choice && bar) throw new Error("a counter cannot call and be held back at once");
  if (bar) return { why: bar.why, until: bar.until === null ? null : bar.until / minute(1) };
  if (!choice) return null;
  const { rule, passedOver } = choice.explanation;
  return { ticket: choice.visit.ticket, rule, passedOver: passedOver.map(({ ticket, why }) => `${ticket} ${why}`) };
}

const basic = (came: number, ticket = "A001"): Told => ({ ticket, lane: "basic", came });
const vip = (came: number, ticket = "V001"): Told => ({ ticket, lane: "vip", came });
const experience = (came: number): Told => ({ ticket: "E001", lane: "experience", came });

describe("ageing", () => {
  const situation: Situation = { guards: { ageing: { afterMinutes: 15 } }, counters: ["vip experience basic"], policy: "strict" };

  it("lets whoever has waited longer than the cap go before everybody else", () => {
    expect(called(situation, 15, basic(0), vip(14))).toMatchObject({ ticket: "V001", rule: "strict" });
    expect(called(situation, 15.01, basic(0), vip(14))).toEqual({
      ticket: "A001",
      rule: "overdue",
      passedOver: ["V001 others-overdue"],
    });
  });
  it("calls the longest overdue of several", () =>
    expect(called(situation, 30, experience(2), basic(1), vip(29))).toEqual({
      ticket: "A001",
      rule: "overdue",
      passedOver: ["V001 others-overdue", "E001 later-claim"],
    }));
  it("keeps the policy's name where the policy would have called the same", () =>
    expect(called(situation, 30, vip(1), basic(2))).toMatchObject({ ticket: "V001", rule: "strict" }));
  it("goes before every other guard", () =>
    expect(
      called({ guards: { ageing: { afterMinutes: 15 }, reservation: { targetShare: 1 } }, counters: ["vip basic"] }, 16, basic(0)),
    ).toMatchObject({ ticket: "A001" }));
});

describe("in a row", () => {
  const situation: Situation = { guards: { inARow: { most: 2 } }, counters: ["basic vip"] };

  it("calls somebody else after so many favoured customers at a shared counter", () => {
    expect(called({ ...situation, inARow: 1 }, 10, basic(0), vip(9))).toMatchObject({ ticket: "V001", rule: "target-wait" });
    expect(called({ ...situation, inARow: 2 }, 10, basic(0), vip(9))).toEqual({
      ticket: "A001",
      rule: "in-a-row",
      passedOver: ["V001 enough-in-a-row"],
    });
  });
  it("calls further favoured customers while nobody else waits", () =>
    expect(called({ ...situation, inARow: 2 }, 10, vip(9))).toMatchObject({ ticket: "V001", rule: "target-wait" }));
  it("leaves a counter alone that is there for the favoured first", () =>
    expect(called({ ...situation, counters: ["vip basic"], inARow: 2 }, 10, basic(0), vip(9))).toMatchObject({ ticket: "V001" }));
});

describe("idle help", () => {
  const situation: Situation = { guards: { idleHelp: { afterSeconds: 60 } }, counters: ["vip", "basic"], seats: [["free", 5]] };

  it("calls from other lanes after the idle time, and not before", () => {
    expect(called(situation, 5.5, basic(0))).toEqual({ why: "lane-not-served", until: 6 });
    expect(called(situation, 6, basic(0))).toEqual({ ticket: "A001", rule: "idle-help", passedOver: [] });
  });
  it("serves its own lane first", () =>
    expect(called(situation, 8, basic(0), vip(7))).toEqual({
      ticket: "V001",
      rule: "target-wait",
      passedOver: ["A001 lane-not-served"],
    }));
  it("asks it of counters for the favoured alone", () =>
    expect(called({ ...situation, counters: ["experience", "basic"] }, 8, basic(0))).toBeNull());
  it("calls nobody where nobody waits", () => expect(called(situation, 8)).toBeNull());
});

describe("overflow", () => {
  const situation: Situation = { guards: { overflow: { afterSeconds: 30 } }, counters: ["basic vip", "vip"] };

  it("leaves a favoured customer to their own counter while that is free", () => {
    const free: Situation = {
      ...situation,
      seats: [
        ["free", 0],
        ["free", 0],
      ],
    };
    expect(called(free, 10, basic(9.9), vip(9.8))).toEqual({
      ticket: "A001",
      rule: "overflow",
      passedOver: ["V001 left-to-own-counters"],
    });
    expect(called(free, 10, vip(9.8))).toMatchObject({ why: "left-to-own-counters", until: 10.3 });
  });
  it("calls them once their own counters are busy, paused or closed", () => {
    const others: readonly CounterState[] = ["serving", "calling", "paused", "signed-out"];
    for (const other of others) {
      expect(
        called(
          {
            ...situation,
            seats: [
              ["free", 0],
              [other, 0],
            ],
          },
          10,
          basic(9.9),
          vip(9.8),
        ),
      ).toMatchObject({
        ticket: "V001",
        rule: "target-wait",
      });
    }
  });
  it("calls them when their own counter has let them wait", () =>
    expect(
      called(
        {
          ...situation,
          seats: [
            ["free", 0],
            ["free", 0],
          ],
        },
        10.4,
        basic(9.9),
        vip(9.8),
      ),
    ).toMatchObject({ ticket: "V001" }));
});

describe("a bar", () => {
  it("falls when whoever it bars is overdue, if not before", () => {
    const guards: Guards = { ageing: { afterMinutes: 15 }, reservation: { targetShare: 2 } };
    const situation: Situation = { guards, counters: ["vip basic"], seats: [["free", 0]] };
    const bar = called(situation, 5, basic(0));
    expect(bar).toMatchObject({ why: "counter-kept-free", until: 15 + 1 / minute(1) });
    expect(called(situation, 15, basic(0))).toEqual(bar);
    expect(called(situation, 15 + 1 / minute(1), basic(0))).toMatchObject({ ticket: "A001" });
  });
});

describe("reservation", () => {
  const situation: Situation = { guards: { reservation: { targetShare: 0.5 } }, counters: ["vip basic", "vip basic", "basic"] };
  const seats = (second: CounterState): NonNullable<Situation["seats"]> => [
    ["free", 0],
    [second, 0],
    ["free", 0],
  ];

  it("keeps the last free counter for the favoured from others who have not waited their share", () => {
    expect(called({ ...situation, seats: seats("serving") }, 9, basic(0))).toEqual({ why: "counter-kept-free", until: 10 });
    expect(called({ ...situation, seats: seats("serving") }, 10, basic(0))).toMatchObject({ ticket: "A001", rule: "target-wait" });
  });
  it("is no bar while another counter for the favoured is free", () =>
    expect(called({ ...situation, seats: seats("free") }, 9, basic(0))).toMatchObject({ ticket: "A001" }));
  it("skips the young for one of another lane who has waited enough", () =>
    expect(
      called(
        { ...situation, policy: "waiting-credit", counters: ["vip experience basic"], seats: [["free", 0]] },
        9,
        basic(0),
        experience(1),
      ),
    ).toEqual({ ticket: "E001", rule: "reservation", passedOver: ["A001 counter-kept-free"] }));
  it("never bars the favoured", () =>
    expect(called({ ...situation, seats: seats("serving") }, 9, basic(0), vip(8.9))).toMatchObject({ ticket: "V001" }));
});

describe("the favoured lanes", () => {
  const seats: NonNullable<Situation["seats"]> = [["free", 0]];
  it("are those that the plan names, where it does", () => {
    const plan = planOf({ policy: "first-come", favoured: [lane("basic")], guards: { reservation: { targetShare: 1 } } }, "vip basic");
    const floor: Floor = { ...emptyFloor(), seats: new Map([[counter("1"), { state: "free", since: 0 }]]) };
    expect(nextVisit(plan, lanesOf(vip(0)), counterIn(plan), minute(1), floor)).toBeUndefined();
    expect(nextVisit(plan, lanesOf(basic(0)), counterIn(plan), minute(1), floor)?.visit.ticket).toBe("A001");
  });
  it("are nobody's where every lane has the same promise", () => {
    const plan = planOf({ policy: "first-come", guards: { reservation: { targetShare: 1 } } }, "vip basic");
    const equal = { ...plan, lanes: plan.lanes.map((one) => ({ ...one, targetWaitMinutes: 10 })) };
    const floor: Floor = { ...emptyFloor(), seats: new Map(seats.map(([state]) => [counter("1"), { state, since: 0 }])) };
    expect(nextVisit(equal, lanesOf(basic(0)), counterIn(equal), minute(1), floor)?.visit.ticket).toBe("A001");
  });
});
