// An independent reading of a call: every visit of the hall is looked at one by one, and the plan's own words, but no code of dispatch.

import type { Hall } from "../hall.ts";
import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import { type CounterId, type Instant, type LaneId, minuteMs, secondMs } from "../ids.ts";
import type { CallRule, PassedOverReason } from "../messages.ts";
import type { Visit } from "../visit.ts";
import type { CallLedger } from "./call-ledger.fixture.ts";

/** A counter about to call, in a hall as it stands. */
export interface Moment {
  readonly hall: Hall;
  readonly plan: HallPlan;
  readonly counter: CounterPlan;
  readonly now: Instant;
  readonly ledger: CallLedger;
}

/** Who is called and by which rule, and whoever stood before them, with the reason; null where nobody may be called. */
export interface Reading {
  readonly ticket: string;
  readonly rule: CallRule;
  readonly passedOver: readonly string[];
}

export function readCall(moment: Moment): Reading | null {
  const { hall, plan, counter } = moment;
  const waiting = [...hall.visits.values()].filter(({ state }) => state === "waiting");
  const unreserved = waiting.filter(({ reservedFor }) => reservedFor === null);
  const heads = firstOfEach(unreserved, (visit) => `${visit.lane} ${serviceOf(visit)}`);
  const promised = firstOfEach(
    waiting.filter(({ reservedFor }) => reservedFor !== null),
    (visit) => String(visit.reservedFor),
  );
  const served = (visit: Visit, helping: boolean) => (helping || counter.lanes.includes(visit.lane)) && canDo(plan, counter, visit);

  const own = promised.find(({ reservedFor }) => reservedFor === counter.id);
  const mine = heads.filter((head) => served(head, false));
  const helping = !own && mine.length === 0;
  if (helping && !mayHelp(moment)) return null;
  const pool = own ? [own] : helping ? heads.filter((head) => served(head, true)) : mine;
  const chosen = own ? { visit: own, rule: "reserved" as const, why: () => "after-reserved" as const } : choose(moment, pool);
  if (!chosen) return null;

  const { visit: called, why } = chosen;
  const before = (head: Visit) => claimsEarlier(head, called);
  const passed = heads.flatMap((head) => {
    if (head === called) return [];
    const able = served(head, helping);
    if (!before(head) && !(able && isBefore(moment, head, called))) return [];
    const inLane = helping || counter.lanes.includes(head.lane);
    return [`${head.ticket} ${able ? why(head) : inLane ? "skill-missing" : "lane-not-served"}`];
  });
  const elsewhere = promised.filter((head) => head !== called && before(head)).map(({ ticket }) => `${ticket} reserved-elsewhere`);
  return { ticket: called.ticket, rule: helping ? "idle-help" : chosen.rule, passedOver: [...passed, ...elsewhere].sort() };
}

interface Chosen {
  readonly visit: Visit;
  readonly rule: CallRule;
  readonly why: (other: Visit) => PassedOverReason;
}

/** Among those whom the counter may serve: whoever is overdue, else the policy's first whom no guard bars. */
function choose(moment: Moment, pool: readonly Visit[]): Chosen | null {
  const { plan, now } = moment;
  const { policy, guards } = plan.dispatch;
  const [first] = [...pool].sort((a, b) => (isBefore(moment, a, b) ? -1 : 1));
  if (!first) return null;
  const limit = guards?.ageing;
  const isOverdue = (visit: Visit) => limit !== undefined && now - visit.claimAt > limit.afterMinutes * minuteMs;
  const [longest] = pool.filter(isOverdue).sort((a, b) => (claimsEarlier(a, b) ? -1 : 1));
  if (longest) {
    const rule = longest === first ? policy : "overdue";
    return { visit: longest, rule, why: (other) => (isOverdue(other) ? "later-claim" : "others-overdue") };
  }
  const bars = barsIn(moment, pool);
  const [best] = pool.filter((visit) => !bars.has(visit)).sort((a, b) => (isBefore(moment, a, b) ? -1 : 1));
  if (!best) return null;
  const barred = bars.get(first);
  const rule: CallRule = barred === undefined ? policy : ruleBehind[barred];
  return { visit: best, rule, why: (other) => bars.get(other) ?? ifBehind[policy] };
}

const ruleBehind = {
  "left-to-own-counters": "overflow",
  "counter-kept-free": "reservation",
  "enough-in-a-row": "in-a-row",
} as const;
type Barred = keyof typeof ruleBehind;

const ifBehind: Readonly<Record<HallPlan["dispatch"]["policy"], PassedOverReason>> = {
  "first-come": "later-claim",
  strict: "lane-later",
  ratio: "lane-share-used",
  "waiting-credit": "less-credit",
  "target-wait": "later-deadline",
  "accumulating-priority": "smaller-share",
};

function barsIn(moment: Moment, pool: readonly Visit[]): Map<Visit, Barred> {
  const { plan, counter, hall, now, ledger } = moment;
  const { guards } = plan.dispatch;
  const bars = new Map<Visit, Barred>();
  const isFree = (id: CounterId) => hall.seats.get(id)?.state === "free";
  const favoured = favouredOf(plan);
  for (const visit of pool) {
    if (favoured.has(visit.lane)) {
      const own = plan.counters.filter(({ lanes }) => lanes[0] === visit.lane);
      const free = own.filter((desk) => isFree(desk.id) && canDo(plan, desk, visit)).map(({ id }) => hall.seats.get(id)?.since ?? 0);
      if (!guards?.overflow || own.includes(counter) || free.length === 0) continue;
      const since = Math.max(Math.min(...free), visit.booked && !visit.booked.late ? visit.booked.slotAt : 0, visit.arrivedAt);
      if (now < since + guards.overflow.afterSeconds * secondMs) bars.set(visit, "left-to-own-counters");
    } else if (guards?.reservation && counter.lanes.some((lane) => favoured.has(lane))) {
      const others = plan.counters.filter(({ id, lanes }) => id !== counter.id && isFree(id) && lanes.some((lane) => favoured.has(lane)));
      const target = (plan.lanes.find(({ id }) => id === visit.lane)?.targetWaitMinutes ?? 0) * minuteMs;
      if (others.length === 0 && now < visit.claimAt + Math.round(guards.reservation.targetShare * target))
        bars.set(visit, "counter-kept-free");
    }
  }
  const isShared = !favoured.has(counter.lanes[0] as LaneId);
  const enough = guards?.inARow !== undefined && isShared && ledger.inARow(counter.id) >= guards.inARow.most;
  if (enough && pool.some((visit) => !favoured.has(visit.lane) && !bars.has(visit))) {
    for (const visit of pool) if (favoured.has(visit.lane)) bars.set(visit, "enough-in-a-row");
  }
  return bars;
}

/** Idle help: a counter of favoured lanes alone that has been free for long enough. */
function mayHelp({ plan, counter, hall, now }: Moment): boolean {
  const help = plan.dispatch.guards?.idleHelp;
  const seat = hall.seats.get(counter.id);
  const isOwn = counter.lanes.every((lane) => favouredOf(plan).has(lane));
  return help !== undefined && isOwn && seat?.state === "free" && now >= seat.since + help.afterSeconds * secondMs;
}

/** Those that the plan names, else those with the shortest promise, unless all have the same. */
export function favouredOf({ dispatch, lanes }: HallPlan): ReadonlySet<LaneId> {
  if (dispatch.favoured) return new Set(dispatch.favoured);
  const shortest = Math.min(...lanes.map(({ targetWaitMinutes }) => targetWaitMinutes));
  const found = lanes.filter(({ targetWaitMinutes }) => targetWaitMinutes === shortest);
  return new Set(found.length < lanes.length ? found.map(({ id }) => id) : []);
}

const serviceOf = ({ errands, current }: Visit) => errands[current]?.service;

/** Whether a counter has what the visit's errand asks for. */
export function canDo(plan: HallPlan, { skills = [] }: CounterPlan, visit: Visit): boolean {
  const skill = plan.services.find(({ id }) => id === serviceOf(visit))?.skill;
  return skill === undefined || skills.includes(skill);
}

const claimsEarlier = (a: Visit, b: Visit): boolean => a.claimAt < b.claimAt || (a.claimAt === b.claimAt && a.order < b.order);

function firstOfEach(visits: readonly Visit[], kind: (visit: Visit) => string): Visit[] {
  const groups = Map.groupBy(visits, kind);
  return [...groups.values()].map((group) => group.reduce((first, visit) => (claimsEarlier(visit, first) ? visit : first)));
}

/** Whether the policy alone would call `a` before `b`: the lesser strength first, of equal ones the earlier claim. */
function isBefore(moment: Moment, a: Visit, b: Visit): boolean {
  if (a.lane === b.lane) return claimsEarlier(a, b);
  const [first, second] = [strength(moment, a, b), strength(moment, b, a)];
  return first === second ? claimsEarlier(a, b) : first < second;
}

/** What the policy orders by, the least first; whole numbers, so that nothing is lost by rounding. */
function strength({ plan, counter, now, ledger }: Moment, visit: Visit, other: Visit): bigint {
  const ownOf = ({ lane }: Visit) => plan.dispatch.lanes?.find((own) => own.lane === lane);
  const dueMsOf = (one: Visit) =>
    Math.round((ownOf(one)?.dueMinutes ?? plan.lanes.find(({ id }) => id === one.lane)?.targetWaitMinutes ?? 0) * minuteMs);
  switch (plan.dispatch.policy) {
    case "first-come":
      return BigInt(visit.claimAt);
    case "target-wait":
      return BigInt(visit.claimAt + dueMsOf(visit));
    case "waiting-credit":
      return BigInt(visit.claimAt - Math.round((ownOf(visit)?.creditMinutes ?? 0) * minuteMs));
    case "accumulating-priority":
      // Shares of two targets, over the product of both: waited / target > waited' / target'.
      return BigInt(visit.claimAt - now) * BigInt(Math.max(1, Math.round(dueMsOf(other) / secondMs)));
    case "ratio":
      return -BigInt(ledger.share(visit.lane) + (ownOf(visit)?.weight ?? 1));
    case "strict": {
      const place = counter.lanes.indexOf(visit.lane);
      const best = Math.min(...plan.counters.map(({ lanes }) => lanes.indexOf(visit.lane)).filter((rank) => rank >= 0));
      return BigInt(place >= 0 ? place : counter.lanes.length + best);
    }
  }
}
