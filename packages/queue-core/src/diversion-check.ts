// What is wrong with a diversion table, proven: rules nobody can reach, customers nobody receives, offers no machine can keep.

import { type Box, contains, intersect, isEmpty, leftOver } from "./diversion-check/boxes.ts";
import { type ExampleCustomer, exampleIn } from "./diversion-check/example.ts";
import { type FactSpace, boxOf, factSpace } from "./diversion-check/facts.ts";
import { type DiversionRule, type HallPlan, hasSkillFor } from "./hall-plan.ts";
import type { LaneId, ServiceId } from "./ids.ts";

export type { ExampleCustomer };

/**
 * One finding about a rule, by its place in the table.
 * - `impossible`: its own conditions exclude each other, in what they say about the errand, an appointment or the time of day.
 * - `closed-hours`: it holds only while the hall gives out no tickets.
 * - `shadowed`: `by` take each of its customers before; `example` is one, and goes to `takenBy`.
 * - `not-for-all`: it is the last and yet does not hold for `example`; `takenBy` is null when no other rule does either.
 * - `no-machine`: it offers self-service to customers for whom there is no machine, such as `example`.
 * - `no-counter`: it sends customers such as `example` to a lane where no counter can do what they came for.
 * - `idle-value`: `value`, one of several listed under `condition`, never makes the rule hold: `example` would need it and goes to `takenBy`.
 */
export type DiversionFinding = { readonly rule: number } & (
  | { readonly kind: "impossible"; readonly about: "errand" | "appointment" | "time" }
  | { readonly kind: "closed-hours" }
  | { readonly kind: "shadowed"; readonly by: readonly number[]; readonly example: ExampleCustomer; readonly takenBy: number }
  | { readonly kind: "not-for-all"; readonly example: ExampleCustomer; readonly takenBy: number | null }
  | { readonly kind: "no-machine"; readonly example: ExampleCustomer }
  | { readonly kind: "no-counter"; readonly example: ExampleCustomer }
  | {
      readonly kind: "idle-value";
      readonly condition: ListCondition;
      readonly value: string;
      readonly example: ExampleCustomer;
      readonly takenBy: number;
    }
);

export const listConditions = ["services", "groups", "tiers", "needs", "channels", "languages"] as const;
export type ListCondition = (typeof listConditions)[number];

/** Every finding about the table of a plan whose references are all known, in the order of the rules. */
export function diversionFindings(plan: HallPlan): DiversionFinding[] {
  const space = factSpace(plan);
  const boxes = plan.diversion.map(({ when }) => boxOf(space, when));
  const last = plan.diversion.length - 1;
  return plan.diversion.flatMap((rule, index) => {
    const table: Table = { plan, space, boxes, before: boxes.slice(0, index) };
    const findings = reachFindings(table, rule, index);
    return index === last ? [...findings, ...restFindings(table, index)] : findings;
  });
}

interface Table {
  readonly plan: HallPlan;
  readonly space: FactSpace;
  readonly boxes: readonly Box[];
  /** The boxes of the rules before the one that is looked at. */
  readonly before: readonly Box[];
}

function reachFindings(table: Table, rule: DiversionRule, index: number): DiversionFinding[] {
  const { plan, space, before } = table;
  const meant = table.boxes[index] ?? [];
  if (isEmpty(meant)) return [{ rule: index, kind: "impossible", about: emptyIn(space, meant) }];
  const open = intersect(meant, space.openHours);
  if (isEmpty(open)) return [{ rule: index, kind: "closed-hours" }];
  const reached = leftOver(open, before);
  if (!reached) return [{ rule: index, kind: "shadowed", by: takers(table, open), ...taken(table, open) }];
  const findings = [...idleValues(table, rule, index), ...counterFindings(table, rule, index, open)];
  if (rule.offerSelfService !== true || leftOver(intersect(open, boxOf(space, { selfService: true })), before)) return findings;
  return [...findings, { rule: index, kind: "no-machine", example: exampleIn(plan, space, reached) }];
}

/** What the conditions that exclude each other speak of; loads and customers alone never do. */
function emptyIn({ dimensions }: FactSpace, box: Box): "errand" | "appointment" | "time" {
  const about = dimensions[box.indexOf(0n)]?.about;
  return about === "time" || about === "appointment" ? about : "errand";
}

/** Customers whom the rule sends where nobody has the skill for their errand. */
function counterFindings({ plan, space, before }: Table, rule: DiversionRule, index: number, open: Box): DiversionFinding[] {
  const beyond = beyondLane(plan, rule.lane);
  const stranded = beyond.length === 0 ? null : leftOver(intersect(open, boxOf(space, { services: beyond })), before);
  return stranded ? [{ rule: index, kind: "no-counter", example: exampleIn(plan, space, stranded) }] : [];
}

/** The services that none of a lane's counters can do; a lane without counters is another mistake, told elsewhere. */
function beyondLane(plan: HallPlan, lane: LaneId): ServiceId[] {
  const serving = plan.counters.filter(({ lanes }) => lanes.includes(lane));
  if (serving.length === 0) return [];
  return plan.services.map(({ id }) => id).filter((service) => !serving.some((counter) => hasSkillFor(plan, counter, service)));
}

/** The last rule has to hold whatever the hour: a hall may be opened at any. */
function restFindings({ plan, space, boxes, before }: Table, index: number): DiversionFinding[] {
  const own = boxes[index] ?? [];
  if (contains(own, space.everything)) return [];
  const nobody = leftOver(space.everything, [...before, own]);
  const missed = nobody ?? leftOver(space.everything, [own]) ?? space.everything;
  const example = exampleIn(plan, space, missed);
  return [{ rule: index, kind: "not-for-all", example, takenBy: nobody ? null : firstToTake(boxes, missed) }];
}

/** Values of a list that could be struck out without a difference to anybody, while others of the list do count. */
function idleValues(table: Table, rule: DiversionRule, index: number): DiversionFinding[] {
  return listConditions.flatMap((condition) => {
    const values: readonly string[] = rule.when[condition] ?? [];
    if (values.length < 2) return [];
    return values.flatMap((value): DiversionFinding[] => {
      const own = intersect(boxOf(table.space, { ...rule.when, [condition]: [value] }), table.space.openHours);
      if (isEmpty(own) || leftOver(own, table.before)) return [];
      return [{ rule: index, kind: "idle-value", condition, value, ...taken(table, own) }];
    });
  });
}

/** An example of customers who are all taken before, and the rule that takes this one. */
function taken({ plan, space, boxes, before }: Table, box: Box): { example: ExampleCustomer; takenBy: number } {
  const first = before.findIndex((other) => !isEmpty(intersect(box, other)));
  const mine = intersect(box, boxes[first] ?? []);
  return { example: exampleIn(plan, space, mine), takenBy: first };
}

/** The earlier rules that really take some of the box: those that are not themselves forestalled by others. */
function takers({ before }: Table, box: Box): number[] {
  return before.flatMap((other, index) => (leftOver(intersect(box, other), before.slice(0, index)) ? [index] : []));
}

/** The first rule that takes the plainest customer of a box. */
function firstToTake(boxes: readonly Box[], box: Box): number | null {
  const point = box.map((mask) => mask & -mask);
  const first = boxes.findIndex((other) => contains(other, point));
  return first === -1 ? null : first;
}
