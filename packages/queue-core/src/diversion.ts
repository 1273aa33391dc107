// The diversion: an ordered decision table that says, on arrival, which lane, where to wait, and whether a machine is offered first.

import type { Condition, DiversionRule, HallPlan } from "./hall-plan.ts";
import { serviceOf, undecidedService } from "./hall-plan.ts";
import { type LaneId, type ServiceId, type Words, type ZoneId, minuteMs } from "./ids.ts";
import type { Arrival } from "./messages.ts";

/** Whoever comes, with how many minutes after the booked time; without it there was none, or it is long past. */
export type Arriving = Arrival & { readonly offsetMinutes?: number };

/** What a rule may ask about the hall at the moment of arrival. `minuteOfDay` is the hall's own local time. */
export interface HallFacts {
  readonly minuteOfDay: number;
  readonly waiting: (lane: LaneId) => number;
  readonly countersOpen: (lane: LaneId) => number;
}

/** The table's answer. `selfService` is offered before a ticket is printed; declining it keeps the lane. */
export interface Diversion {
  readonly rule: string;
  readonly lane: LaneId;
  readonly zone: ZoneId | null;
  readonly creditMs: number;
  /** The plan's one recommendation for such a customer; null for none. */
  readonly recommendation: string | null;
  readonly selfService: { readonly zone: ZoneId; readonly service: ServiceId } | null;
  readonly reason: Words;
}

/**
 * Diverts an arrival by the plan's table: the first rule whose condition holds.
 * The services must be the plan's own. A checked plan ends with a rule that always holds; on another this throws.
 */
export function divert(plan: HallPlan, arrival: Arriving, facts: HallFacts): Diversion {
  const rule = plan.diversion.find((candidate) => holds(candidate.when, plan, arrival, facts));
  if (!rule) throw new Error("no diversion rule matched; a checked plan ends with one that always does");
  return diversionBy(rule, plan, arrival);
}

/** What a rule of the plan says to an arrival that it decides. */
export function diversionBy(rule: DiversionRule, plan: HallPlan, arrival: Arriving): Diversion {
  return {
    rule: rule.id,
    lane: rule.lane,
    zone: rule.zone ?? null,
    creditMs: Math.round((rule.creditMinutes ?? 0) * minuteMs),
    recommendation: rule.recommend ?? null,
    selfService: offer(rule, plan, arrival),
    reason: rule.reason,
  };
}

/** The first errand leads: it is the one the customer will be called for first. */
const leading = (arrival: Arriving): ServiceId => arrival.errands[0] as ServiceId;

function holds(when: Condition, plan: HallPlan, arrival: Arriving, facts: HallFacts): boolean {
  const service = plan.services.find((candidate) => candidate.id === leading(arrival));
  return (
    includes(when.services, leading(arrival)) &&
    includes(when.groups, service?.group) &&
    (when.undecided === undefined || when.undecided === (leading(arrival) === undecidedService)) &&
    includes(when.tiers, arrival.tier) &&
    (when.needs === undefined || when.needs.some((need) => arrival.needs.includes(need))) &&
    includes(when.channels, arrival.channel) &&
    includes(when.languages, arrival.language) &&
    (when.between === undefined || within(facts.minuteOfDay, when.between)) &&
    (when.waiting === undefined || facts.waiting(when.waiting.lane) >= when.waiting.atLeast) &&
    (when.countersOpen === undefined || facts.countersOpen(when.countersOpen.lane) <= when.countersOpen.atMost) &&
    (when.appointment === undefined || when.appointment === (arrival.offsetMinutes !== undefined)) &&
    (when.offsetMinutes === undefined || isWithin(arrival.offsetMinutes, when.offsetMinutes)) &&
    (when.selfService === undefined || when.selfService === (machineFor(plan, arrival) !== null))
  );
}

function includes<T>(allowed: readonly T[] | undefined, value: T | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}

/** Whether a number of minutes lies between two bounds, both included. Who booked nothing is neither early nor late. */
export const isWithin = (minutes: number | undefined, { atLeast = -Infinity, atMost = Infinity }: OffsetBounds): boolean =>
  minutes !== undefined && minutes >= atLeast && minutes <= atMost;
type OffsetBounds = NonNullable<Condition["offsetMinutes"]>;

/** Half-open, and over midnight when the first time is the later one. */
export function within(minute: number, [from, to]: readonly [string, string]): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
}

/** "08:30" as minutes since local midnight. */
export function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The zone where machines can do everything the customer came for; null when an errand needs a person, or the customer wants one. */
function machineFor(plan: HallPlan, arrival: Arriving): ZoneId | null {
  if (arrival.declinedSelfService) return null;
  const zones = arrival.errands.map((id) => serviceOf(plan, id)?.selfServiceZone);
  const [zone] = zones;
  return zone !== undefined && zones.every((other) => other === zone) ? zone : null;
}

function offer(rule: DiversionRule, plan: HallPlan, arrival: Arriving): Diversion["selfService"] {
  const zone = machineFor(plan, arrival);
  if (rule.offerSelfService !== true || zone === null) return null;
  return { zone, service: leading(arrival) };
}
