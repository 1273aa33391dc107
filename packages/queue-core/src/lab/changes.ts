// What somebody wants to try: another plan, or parts of one, other hours, counters added, left out or opened for a while.

import { type HallPlan, counterOf } from "../hall-plan.ts";
import type { CounterId, Instant, LaneId, StaffId } from "../ids.ts";
import { type PlanMistake, checkPlan } from "../plan-check.ts";
import type { LabCounter, LabDay, Wish } from "./day.ts";
import type { Rules } from "./play.ts";

type Dispatch = HallPlan["dispatch"];

/** A counter that is there all day, or from one instant until another. */
export interface ChangedCounter {
  readonly counter: CounterId;
  readonly lanes: readonly LaneId[];
  readonly from?: Instant;
  readonly until?: Instant;
}

export interface Changes {
  /** A whole other plan; the others are made to it. */
  readonly plan?: HallPlan;
  readonly policy?: Dispatch["policy"];
  readonly guards?: Dispatch["guards"];
  readonly lanes?: Dispatch["lanes"];
  readonly counters?: readonly ChangedCounter[];
  readonly withoutCounters?: readonly CounterId[];
  readonly opensAt?: Instant;
  readonly ticketsStopAt?: Instant;
  readonly closesAt?: Instant;
  readonly machineShare?: number;
}

/** The rules that changes to a day come to, or what is wrong with the plan that they make. */
export function rulesOf(day: LabDay, changes: Changes): { readonly rules: Rules } | { readonly mistakes: readonly PlanMistake[] } {
  const plan = planWith(changes.plan ?? day.plan, changes);
  const mistakes = checkPlan(plan);
  if (mistakes.length > 0) return { mistakes };
  const { opensAt, ticketsStopAt, closesAt, machineShare } = changes;
  return {
    rules: {
      plan,
      counters: staffOf(day, plan, changes),
      ...(opensAt !== undefined && { opensAt }),
      ...(ticketsStopAt !== undefined && { ticketsStopAt }),
      ...(closesAt !== undefined && { closesAt }),
      ...(machineShare !== undefined && { machineShare }),
    },
  };
}

/** The same under first-come and nothing else: what favour costs is told against it. */
export const firstCome = (rules: Rules, plan: HallPlan): Rules => ({ ...rules, plan: { ...plan, dispatch: { policy: "first-come" } } });

function planWith(plan: HallPlan, { policy, guards, lanes, counters = [], withoutCounters = [] }: Changes): HallPlan {
  const dispatch: Dispatch = { ...plan.dispatch };
  if (policy !== undefined) dispatch.policy = policy;
  if (guards !== undefined) dispatch.guards = guards;
  if (lanes !== undefined) dispatch.lanes = merged(dispatch.lanes ?? [], lanes);
  const kept = plan.counters.filter(({ id }) => !withoutCounters.includes(id));
  const changed = counters.map(({ counter, lanes: served }) => {
    const known = counterOf(plan, counter);
    return known ? { ...known, lanes: [...served] } : { id: counter, zone: zoneFor(plan, served), lanes: [...served] };
  });
  const untouched = kept.filter(({ id }) => !changed.some((counter) => counter.id === id));
  return { ...plan, dispatch, counters: [...untouched, ...changed] };
}

function merged(lanes: NonNullable<Dispatch["lanes"]>, changed: NonNullable<Dispatch["lanes"]>): NonNullable<Dispatch["lanes"]> {
  const others = lanes.filter(({ lane }) => !changed.some((entry) => entry.lane === lane));
  return [...others, ...changed.map((entry) => ({ ...lanes.find(({ lane }) => lane === entry.lane), ...entry }))];
}

/** A new counter stands where another one is that serves its first lane. */
const zoneFor = (plan: HallPlan, [first]: readonly LaneId[]): HallPlan["zones"][number]["id"] =>
  (plan.counters.find(({ lanes }) => first !== undefined && lanes.includes(first)) ?? plan.counters[0] ?? noCounter()).zone;

function noCounter(): never {
  throw new Error("a checked plan has a counter");
}

/** Hours of the day's tellers moved with the doors, and tellers for counters that the day did not have. */
function staffOf(day: LabDay, plan: HallPlan, changes: Changes): Map<CounterId, LabCounter> {
  const { opensAt = day.opensAt, ticketsStopAt, closesAt, counters = [] } = changes;
  const before = day.stoppedAt ?? day.closedAt;
  const after = ticketsStopAt ?? closesAt ?? before;
  const laterMs = before === null || after === null ? 0 : after - before;
  const staff = new Map<CounterId, LabCounter>();
  for (const [id, counter] of day.counters) {
    staff.set(id, { ...counter, wishes: counter.wishes.map((wish) => movedBy(wish, day, opensAt, laterMs)) });
  }
  for (const { id } of plan.counters) {
    const change = counters.find(({ counter }) => counter === id);
    const isRelief = change?.from !== undefined || change?.until !== undefined;
    if (day.counters.has(id) && !isRelief) continue;
    staff.set(id, newTeller(id, change?.from ?? opensAt, change?.until ?? null, after ?? opensAt));
  }
  return staff;
}

/** Who came when the doors opened comes when they open now; who stayed for the last customers stays for them. */
function movedBy(wish: Wish, day: LabDay, opensAt: Instant, laterMs: number): Wish {
  if (wish.kind === "sign-in" && wish.at - day.opensAt < openingMs) return { ...wish, at: wish.at + opensAt - day.opensAt };
  if (wish.kind === "sign-out" && wish.after !== "anyone") return { ...wish, at: wish.at + laterMs };
  return wish;
}
const openingMs = 15 * 60_000;

function newTeller(id: CounterId, from: Instant, until: Instant | null, ticketsStopAt: Instant): LabCounter {
  const staff = `lab-${id}`.slice(0, 24) as StaffId;
  const leaves: Wish =
    until === null ? { kind: "sign-out", at: ticketsStopAt, after: "hall-empty" } : { kind: "sign-out", at: until, after: "anyone" };
  return { pressesMs: [], idleMs: null, wishes: [{ kind: "sign-in", at: from, staff }, leaves] };
}
