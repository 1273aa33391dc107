// The facts that a rule can ask for, one by one: values that no rule of the plan tells apart are one value.

import { isWithin, minuteOf, within } from "../diversion.ts";
import {
  type Channel,
  type Condition,
  type HallPlan,
  type Language,
  type Need,
  type Tier,
  channelSchema,
  languageSchema,
  needSchema,
  tierSchema,
  undecidedService,
  weekdays,
} from "../hall-plan.ts";
import type { LaneId, ServiceId } from "../ids.ts";
import { type Mask, maskOf } from "./boxes.ts";

/** A customer at the door in a hall as it is at that moment; the maps hold the lanes that rules ask about. */
export interface Situation {
  errand: ServiceId;
  declinedSelfService: boolean;
  tier: Tier;
  needs: readonly Need[];
  channel: Channel;
  language: Language;
  /** Minutes after the booked time; undefined for a walk-in. */
  offsetMinutes: number | undefined;
  minuteOfDay: number;
  readonly waiting: Map<LaneId, number>;
  readonly countersOpen: Map<LaneId, number>;
}

/** One independent fact: its values, plainest first, which of them meet a condition, and how one is put into a situation. */
export interface Dimension {
  readonly about: "errand" | "customer" | "appointment" | "time" | "load";
  readonly size: number;
  /** The values that can be while the hall gives out tickets. */
  readonly open: Mask;
  readonly meets: (when: Condition) => Mask;
  readonly put: (value: number, into: Situation) => void;
}

function dimension<T>(
  about: Dimension["about"],
  values: readonly T[],
  meets: (value: T, when: Condition) => boolean,
  put: (value: T, into: Situation) => void,
  open: (value: T) => boolean = () => true,
): Dimension {
  return {
    about,
    size: values.length,
    open: maskOf(values, open),
    meets: (when) => maskOf(values, (value) => meets(value, when)),
    put: (value, into) => put(values[value] as T, into),
  };
}

/** Every fact that the rules of a plan can ask for. */
export function dimensionsOf(plan: HallPlan): Dimension[] {
  return [
    errands(plan),
    ...customers,
    appointments(plan),
    times(plan),
    ...plan.lanes.flatMap(({ id }) => [...waiting(plan, id), ...countersOpen(plan, id)]),
  ];
}

/**
 * The errand that leads, and whether a machine may do what the customer came for. Not for one who asks for a person (or
 * brings a second errand that needs one: the rules cannot tell), so a service with machines stands here twice.
 */
function errands(plan: HallPlan): Dimension {
  const decided = plan.services.flatMap(({ id, group, selfServiceZone }) => {
    const byPerson = { errand: id, group, machine: false, declined: selfServiceZone !== undefined };
    return byPerson.declined ? [{ ...byPerson, machine: true, declined: false }, byPerson] : [byPerson];
  });
  return dimension(
    "errand",
    [...decided, { errand: undecidedService, group: undefined, machine: false, declined: false }],
    ({ errand, group, machine }, when) =>
      (!when.services || when.services.includes(errand)) &&
      (!when.groups || (group !== undefined && when.groups.includes(group))) &&
      (when.undecided === undefined || when.undecided === (errand === undecidedService)) &&
      (when.selfService === undefined || when.selfService === machine),
    ({ errand, declined }, into) => {
      into.errand = errand;
      into.declinedSelfService = declined;
    },
  );
}

const customers: readonly Dimension[] = [
  dimension(
    "customer",
    tierSchema.options,
    (tier, { tiers }) => !tiers || tiers.includes(tier),
    (tier, into) => (into.tier = tier),
  ),
  dimension(
    "customer",
    subsets(needSchema.options),
    (needs, when) => !when.needs || when.needs.some((need) => needs.includes(need)),
    (needs, into) => (into.needs = needs),
  ),
  dimension(
    "customer",
    channelSchema.options,
    (channel, { channels }) => !channels || channels.includes(channel),
    (channel, into) => (into.channel = channel),
  ),
  dimension(
    "customer",
    languageSchema.options,
    (language, { languages }) => !languages || languages.includes(language),
    (language, into) => (into.language = language),
  ),
];

/** Walk-ins first; then, in a hall that takes appointments, the check-in window cut wherever a rule makes a difference. */
function appointments({ appointments: rules, diversion }: HallPlan): Dimension {
  const [from, to] = rules ? [-rules.checkInMinutesBefore, rules.graceMinutes] : [1, 0];
  const cuts = diversion.flatMap(({ when: { offsetMinutes: asked } }) => [
    ...(asked?.atLeast === undefined ? [] : [asked.atLeast]),
    ...(asked?.atMost === undefined ? [] : [asked.atMost + 1]),
  ]);
  const offsets = [...new Set([0, from, ...cuts])].filter((minute) => minute >= from && minute <= to);
  // On time is the plainest; then the nearest to it.
  offsets.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
  return dimension<number | undefined>(
    "appointment",
    [undefined, ...offsets],
    (offset, when) =>
      (when.appointment === undefined || when.appointment === (offset !== undefined)) &&
      (when.offsetMinutes === undefined || isWithin(offset, when.offsetMinutes)),
    (offset, into) => (into.offsetMinutes = offset),
  );
}

/** The day cut wherever a rule or the doors make a difference, the open hours first. */
function times(plan: HallPlan): Dimension {
  const hours = weekdays.flatMap((day) => (plan.openingHours[day] ? [plan.openingHours[day]] : []));
  const given = hours.map(([from, to]): [number, number] => [minuteOf(from), minuteOf(to) - plan.lastTicketsMinutesBeforeClose]);
  const asked = plan.diversion.flatMap(({ when }) => (when.between ?? []).map(minuteOf));
  const cuts = new Set([0, ...asked, ...given.flat().filter((minute) => minute > 0)]);
  const cells = [...cuts].map((from) => ({ from, open: plan.demo || given.some(([start, end]) => from >= start && from < end) }));
  return dimension(
    "time",
    cells.sort((a, b) => Number(b.open) - Number(a.open) || a.from - b.from),
    ({ from }, { between }) => !between || within(from, between),
    ({ from }, into) => (into.minuteOfDay = from),
    ({ open }) => open,
  );
}

function waiting({ diversion }: HallPlan, lane: LaneId): Dimension[] {
  const limits = diversion.flatMap(({ when }) => (when.waiting?.lane === lane ? [when.waiting.atLeast] : []));
  if (limits.length === 0) return [];
  const meets = (count: number, when: Condition) => when.waiting?.lane !== lane || count >= when.waiting.atLeast;
  const counts = [...new Set([0, ...limits])].sort((a, b) => a - b);
  return [dimension("load", counts, meets, (count, into) => into.waiting.set(lane, count))];
}

/** Lanes are taken as independent, though a counter they share opens for both: more than can be is looked at, never less. */
function countersOpen({ diversion, counters }: HallPlan, lane: LaneId): Dimension[] {
  const limits = diversion.flatMap(({ when }) => (when.countersOpen?.lane === lane ? [when.countersOpen.atMost] : []));
  if (limits.length === 0) return [];
  const meets = (count: number, when: Condition) => when.countersOpen?.lane !== lane || count <= when.countersOpen.atMost;
  const most = counters.filter(({ lanes }) => lanes.includes(lane)).length;
  const counts = [...new Set([most, ...limits.filter((limit) => limit < most)])].sort((a, b) => b - a);
  return [dimension("load", counts, meets, (count, into) => into.countersOpen.set(lane, count))];
}

function subsets<T>(values: readonly T[]): T[][] {
  return values.reduce<T[][]>((sets, value) => [...sets, ...sets.map((set) => [...set, value])], [[]]);
}
