// A day that has not been: customers who come, wait and behave as those of real halls do, made from a seed.

import type { HallPlan } from "../hall-plan.ts";
import { type Instant, type StaffId, type TicketToken, type VisitId, secondMs } from "../ids.ts";
import type { Answered, LabCounter, LabCustomer, LabDay, Work } from "./day.ts";
import { type Customer, mealAt, mealMs, population } from "./population.ts";
import { type Random, logNormal } from "./random.ts";

export interface GeneratedDay {
  readonly day: string;
  readonly dayStartAt: Instant;
  readonly opensAt: Instant;
  readonly ticketsStopAt: Instant;
  readonly closesAt: Instant;
  readonly customers: number;
}

export function generateDay(plan: HallPlan, size: GeneratedDay, random: Random): LabDay {
  const { customers: count, day, dayStartAt, opensAt, ticketsStopAt, closesAt } = size;
  const people = population(plan, { count, opensAt, ticketsStopAt }, random);
  return {
    plan,
    revision: 1,
    laterPlans: [],
    day,
    dayStartAt,
    opensAt,
    hours: { ticketsStopAt, closesAt },
    stoppedAt: ticketsStopAt,
    closedAt: closesAt,
    closesOverWaiting: false,
    endsAt: Infinity,
    customers: people.map(customerOf),
    counters: new Map(plan.counters.map(({ id }, nth) => [id, counterOf(plan, id, size, nth, random)])),
    namedCalls: [],
    deeds: [],
    before: [],
    unread: {},
  };
}

/** Such a teller stays until the hall is empty, and goes to eat once. */
function counterOf(
  plan: HallPlan,
  id: string,
  { opensAt, ticketsStopAt, closesAt, customers }: GeneratedDay,
  nth: number,
  random: Random,
): LabCounter {
  const [meal] = plan.pauseReasons;
  return {
    pressesMs: Array.from({ length: customers }, () => Math.round(logNormal(random, 6 * secondMs, 1))),
    idleMs: null,
    wishes: [
      { kind: "sign-in", at: opensAt, staff: `t${id}` as StaffId },
      { kind: "pause", at: mealAt(opensAt, closesAt, nth), reason: meal?.id ?? "", lastsMs: mealMs },
      { kind: "sign-out", at: ticketsStopAt, after: "hall-empty" },
    ],
  };
}

function customerOf(
  { arrivesAt, arrival, handlingMs, walkMs, absences, patienceMs, likesMachines, turn }: Customer,
  nth: number,
): LabCustomer {
  const serial = String(nth).padStart(12, "0");
  const visit = `00000000-0000-4000-8000-${serial}` as VisitId;
  const absent: Answered = { recallsMs: [25 * secondMs], reply: { kind: "absent", afterMs: 50 * secondMs } };
  const comes: Answered = { recallsMs: [], reply: { kind: "comes", afterMs: walkMs } };
  return {
    visit,
    token: `generated-${serial}` as TicketToken,
    arrivesAt,
    arrival,
    machine: likesMachines ? "takes" : "declines",
    // One absence is followed by an answer, and so is the return from another counter.
    answers: [...Array.from({ length: absences }, () => absent), ...(absences < 2 ? Array.from({ length: 6 }, () => comes) : [])],
    work: workOf(handlingMs, turn),
    deeds: patienceMs === null ? [] : [{ at: arrivesAt + patienceMs, command: { type: "cancel", visit } }],
    gone: absences === 2,
  };
}

/** A turn comes in the middle of the first errand; the rest of it follows wherever the customer goes on. */
function workOf([first = 0, ...others]: readonly number[], turn: Customer["turn"]): Work[] {
  const half = Math.round(first / 2);
  const rest = [first - half, ...others].map((handledMs): Work => ({ handledMs, end: { kind: "finished" } }));
  switch (turn.kind) {
    case "none":
      return [{ handledMs: first, end: { kind: "finished" } }, ...rest.slice(1)];
    case "transfer":
      return [
        { handledMs: half, end: { kind: "passed-on", to: { to: "lane", lane: turn.lane, position: "kept" }, service: null, note: "" } },
        ...rest,
      ];
    case "hold":
      return [
        { handledMs: half, end: { kind: "held", hold: "papers-missing", note: "", awayMs: turn.heldMs, backTo: null, machine: null } },
        ...rest,
      ];
  }
}
