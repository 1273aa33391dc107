// Random halls: other lanes, targets, counters, rules and patience than the small hall's, each a plan that a hall could publish.

import * as fc from "fast-check";
import { type Condition, type HallPlan, policyNames } from "../hall-plan.ts";
import type { LaneId, ServiceId } from "../ids.ts";
import { smallPlan } from "./small-hall.fixture.ts";

const small = smallPlan();

/** Numbers alone, from which a plan is made: they shrink fast, and every one of them makes a sound plan. */
const anyNumbers = fc.record({
  targets: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
  counters: fc.array(fc.nat(999), { minLength: 1, maxLength: 5 }),
  rules: fc.array(fc.record({ kind: fc.nat(6), lane: fc.nat(3), creditMinutes: fc.nat(30) }), { maxLength: 4 }),
  lastLane: fc.nat(3),
  closing: fc.nat(2),
  /** Which counters can open accounts; none of them is asked for a skill where it is 0. */
  skilled: fc.nat(31),
  recalls: fc.nat(3),
  recallSpacingSeconds: fc.integer({ min: 5, max: 20 }),
  answerSeconds: fc.integer({ min: 21, max: 90 }),
  placesBehind: fc.nat(4),
  passes: fc.integer({ min: 1, max: 3 }),
  // The first of them is the one that failures shrink to.
  policy: fc.nat(2 * policyNames.length).map((pick) => policyNames[pick] ?? "target-wait"),
  guards: fc.record({
    ageing: fc.boolean(),
    inARow: fc.boolean(),
    idleHelp: fc.boolean(),
    overflow: fc.boolean(),
    reservation: fc.boolean(),
  }),
  appointments: fc.boolean(),
  guarded: fc.nat(2).map((pick) => pick === 2),
});
const closingRules = ["serve", "tomorrow", "end"] as const;
type Numbers = typeof anyNumbers extends fc.Arbitrary<infer T> ? T : never;

/** Any hall of one to four lanes and one to five counters. */
export const anyPlan: fc.Arbitrary<HallPlan> = anyNumbers.map((numbers) => {
  const { targets, closing, policy, guarded, recalls, recallSpacingSeconds, answerSeconds, placesBehind, passes } = numbers;
  const ids = targets.map((_, index) => `lane-${"aevx".charAt(index)}` as LaneId);
  const diversion = rulesFrom(numbers, ids);
  const led = new Set(diversion.map(({ lane }) => lane));
  return smallPlan({
    lanes: targets.map((targetWaitMinutes, index) => {
      const letter = "AEVX".charAt(index);
      const id = ids[index] as LaneId;
      const lane = { id, letter, name: { zh: "队列", en: `Lane ${letter}` }, shape: "circle" as const, targetWaitMinutes };
      return led.has(id) ? lane : { ...lane, transfersOnly: true };
    }),
    services: small.services.map((service) =>
      numbers.skilled > 0 && service.id === "open-account" ? { ...service, skill: "accounts" } : service,
    ),
    ...(numbers.appointments && { appointments }),
    counters: withSkills(countersFrom(numbers, ids), numbers),
    diversion,
    dispatch: {
      policy,
      lanes: ids.map((lane, index) => ({ lane, weight: 1 + index, creditMinutes: index % 2 === 0 ? 10 : 0 })),
      ...(guarded && { favoured: [ids[0] as LaneId], guards: guardsFrom(numbers) }),
    },
    // Low, so that series and leases meet.
    offlineNumbersFrom: 4,
    ...(closing > 0 && { closing: { waiting: closingRules[closing] ?? "serve", afterMinutes: 0 } }),
    absence: { recalls, recallSpacingSeconds, answerSeconds, placesBehind, passes },
  });
});

const appointments: HallPlan["appointments"] = {
  checkInMinutesBefore: 5,
  graceMinutes: 3,
  closesMinutesBefore: 2,
  daysAhead: 1,
  slotMinutes: 5,
  perSlot: 2,
  missed: { most: 1, withinDays: 1 },
};

function guardsFrom({ guards }: Numbers): NonNullable<HallPlan["dispatch"]["guards"]> {
  return {
    ...(guards.ageing && { ageing: { afterMinutes: 5 } }),
    ...(guards.inARow && { inARow: { most: 1 } }),
    ...(guards.idleHelp && { idleHelp: { afterSeconds: 60 } }),
    ...(guards.overflow && { overflow: { afterSeconds: 30 } }),
    ...(guards.reservation && { reservation: { targetShare: 0.5 } }),
  };
}

/** Each number says which lanes a counter serves and which of them comes first; a lane that nobody took goes to one of them. */
function countersFrom({ counters }: Numbers, lanes: readonly LaneId[]): HallPlan["counters"] {
  const served = counters.map((number) => {
    const some = lanes.filter((_, index) => (number >> index) & 1);
    return number & 16 ? some.toReversed() : some;
  });
  lanes.forEach((lane, index) => {
    if (!served.some((list) => list.includes(lane))) served[index % served.length]?.push(lane);
  });
  return served.map((list, index) => ({
    id: String(index + 1),
    zone: "counters",
    lanes: list.length > 0 ? list : [lanes[0]],
  })) as HallPlan["counters"];
}

/** The counters that the number names have the skill, and of each lane at least one. */
function withSkills(counters: HallPlan["counters"], { skilled }: Numbers): HallPlan["counters"] {
  if (skilled === 0) return counters;
  const able = new Set(counters.filter((_, index) => (skilled >> index) & 1));
  for (const lane of counters.flatMap(({ lanes }) => lanes)) {
    const serving = counters.filter(({ lanes }) => lanes.includes(lane));
    if (!serving.some((counter) => able.has(counter))) for (const first of serving.slice(0, 1)) able.add(first);
  }
  return counters.map((counter) => (able.has(counter) ? { ...counter, skills: ["accounts"] } : counter));
}

function rulesFrom(numbers: Numbers, lanes: readonly LaneId[]): HallPlan["diversion"] {
  const { rules, lastLane } = numbers;
  const lane = (pick: number) => lanes[pick % lanes.length] as LaneId;
  const reason = { zh: "请就座", en: "Please have a seat" };
  const conditions = (pick: number): readonly [string, Condition][] => [
    ["known", { tiers: ["vip"] }],
    ["care", { needs: ["elder"] }],
    ["plans", { groups: ["plans"] }],
    ["top-up", { services: ["top-up" as ServiceId] }],
    ["undecided", { undecided: true }],
    ["booked", { appointment: true }],
    ["rush", { waiting: { lane: lane(pick), atLeast: 1 + pick } }],
  ];
  const used = new Set<number>();
  const some = rules.flatMap(({ kind, lane: pick, creditMinutes }) => {
    const [id, when] = conditions(pick)[kind] ?? ["", {}];
    if (id === "booked" && !numbers.appointments) return [];
    if (used.has(kind)) return [];
    used.add(kind);
    return [{ id, when, lane: lane(pick), creditMinutes, reason }];
  });
  return [...some, { id: "everyone-else", when: {}, lane: lane(lastLane), zone: small.zones[0]?.id, reason }] as HallPlan["diversion"];
}
