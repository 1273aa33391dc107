// What a decision is, and the questions that several decisions ask first.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import { counterOf, hasSkillFor, serviceOf } from "../hall-plan.ts";
import type { Hall, Seat } from "../hall.ts";
import { visitAt } from "../hall.ts";
import type { CounterId, Instant, ServiceId, VisitId } from "../ids.ts";
import type { CommandOf, CommandType, JournalEvent, Refusal, RefusalType } from "../messages.ts";
import { refuse } from "../refusals.ts";
import type { Visit } from "../visit.ts";
import { isAlive } from "../machines/visit.ts";

/** Events to store, or why not. No events and no refusal means that what was asked is so already. */
export type Decision = { readonly events: readonly JournalEvent[] } | { readonly refusal: Refusal };

/** A decision about one kind of command on an open question: reads the hall, changes nothing. */
export type Decider<T extends CommandType> = (hall: Hall, command: CommandOf<T>, now: Instant, plan: HallPlan) => Decision;

export const accept = (...events: JournalEvent[]): Decision => ({ events });
export const reject = (type: RefusalType, details?: Readonly<Record<string, string | number>>): Decision => ({
  refusal: refuse(type, details),
});

/** The counter with its seat, or the refusal to give when it is unknown or nobody is signed in. */
export function staffedSeat(hall: Hall, plan: HallPlan, id: CounterId): { seat: Seat; counter: CounterPlan } | { refusal: Refusal } {
  const counter = counterOf(plan, id);
  const seat = hall.seats.get(id);
  if (!counter) return { refusal: refuse("unknown-counter", { counter: id }) };
  if (!seat || seat.state === "signed-out") return { refusal: refuse("counter-signed-out", { counter: id }) };
  return { seat, counter };
}

/** A seat that may call: signed in, not paused, with nobody before it. */
export function freeSeat(hall: Hall, plan: HallPlan, id: CounterId): { seat: Seat; counter: CounterPlan } | { refusal: Refusal } {
  const found = staffedSeat(hall, plan, id);
  if ("refusal" in found) return found;
  if (found.seat.state === "paused") return { refusal: refuse("counter-paused", { counter: id }) };
  if (found.seat.state !== "free")
    return { refusal: refuse("counter-busy", { counter: id, ticket: visitAt(hall, found.seat)?.ticket ?? "" }) };
  return found;
}

/** A seat in the state asked for, with its visit. */
export function seatWithVisit(
  hall: Hall,
  plan: HallPlan,
  id: CounterId,
  states: readonly ("calling" | "serving")[],
): { seat: Seat; counter: CounterPlan; visit: Visit } | { refusal: Refusal } {
  const found = staffedSeat(hall, plan, id);
  if ("refusal" in found) return found;
  const visit = visitAt(hall, found.seat);
  if (!visit || !states.some((state) => state === found.seat.state)) {
    return { refusal: refuse(states.includes("calling") ? "counter-calls-nobody" : "counter-serves-nobody", { counter: id }) };
  }
  return { ...found, visit };
}

/** The refusal to give when a counter cannot do a service; undefined where it can. */
export function lacksSkill(plan: HallPlan, counter: CounterPlan, service: ServiceId): { refusal: Refusal } | undefined {
  if (hasSkillFor(plan, counter, service)) return undefined;
  return { refusal: refuse("counter-lacks-skill", { counter: counter.id, ...nameOf(plan, service) }) };
}

/** What the sentence of a refusal calls a service, in both languages. */
export const nameOf = (plan: HallPlan, service: ServiceId): { zh: string; en: string } =>
  serviceOf(plan, service)?.name ?? { zh: service, en: service };

/** The revision of the plan by which is decided, for what an event tells of it. */
export const revisionOf = ({ published }: Hall): { revision?: number } => (published ? { revision: published.revision } : {});

/** A visit that has not ended, or the refusal to give. */
export function livingVisit(hall: Hall, id: VisitId): { visit: Visit } | { refusal: Refusal } {
  const visit = hall.visits.get(id);
  if (!visit) return { refusal: refuse("unknown-visit") };
  if (!isAlive(visit.state)) return { refusal: refuse("visit-over", { ticket: visit.ticket }) };
  return { visit };
}
