// Decisions about tickets: taking one, serving without one, and ending a visit before it is done.

import { explainByName } from "../dispatch/explain.ts";
import { type Arriving, divert } from "../diversion.ts";
import { type HallPlan, laneOf, serviceOf } from "../hall-plan.ts";
import { type Hall, hallFacts } from "../hall.ts";
import type { Instant, ServiceId, TicketToken, VisitId } from "../ids.ts";
import { numberAfter } from "../leases.ts";
import type { Foresee } from "../line.ts";
import { nextVisitState } from "../machines/table.ts";
import type { CommandOf, JournalEvent, Refusal } from "../messages.ts";
import { ticketNumber } from "../numbers.ts";
import { refuse } from "../refusals.ts";
import { machineZone, toMachine } from "./machine.ts";
import { type Returning, returningFrom } from "./return-credit.ts";
import { type Decider, type Decision, accept, freeSeat, lacksSkill, livingVisit, nameOf, reject, revisionOf } from "./decision.ts";

export function takeTicket(hall: Hall, command: CommandOf<"take-ticket">, now: Instant, plan: HallPlan, foresee: Foresee): Decision {
  if (hall.day.state === "last-tickets") return reject("no-more-tickets");
  const ticket = issueTo(hall, command, now, plan);
  if ("refusal" in ticket) return ticket;
  const [first] = command.errands as [ServiceId];
  const earlier = command.returnOf === undefined ? { returning: null } : returningFrom(hall, plan, command.returnOf, first);
  if ("refusal" in earlier) return earlier;
  const { person, because } = command;
  const credited = creditReturn(ticket.issued, earlier.returning);
  const named = person === undefined ? credited : { ...credited, person };
  const issued = because === undefined ? named : { ...named, because };
  if (command.atMachine !== true) {
    const { lane, creditMs } = issued;
    const forecast = foresee(hall, plan, { lane, creditMs, service: first }, now);
    return accept(forecast ? { ...issued, forecast } : issued);
  }
  const zone = machineZone(plan, first);
  return zone === undefined
    ? reject("machine-cannot-help", nameOf(plan, first))
    : accept(issued, toMachine(issued.visit, null, zone, plan, now));
}

type Issued = Extract<JournalEvent, { type: "ticket-issued" }>;

const creditReturn = (issued: Issued, returning: Returning | null): Issued =>
  returning === null
    ? issued
    : {
        ...issued,
        creditMs: issued.creditMs + returning.creditMs,
        returnOf: returning.visit,
        returnCreditMs: returning.creditMs,
      };

/**
 * A customer who has no ticket is served at once by the teller's own decision. The visit gets the next number of its lane, so that
 * it can be called and passed on like any other, and nobody else ever gets that number.
 */
export const serveTicketless: Decider<"serve-ticketless"> = (hall, command, now, plan) => {
  if (hall.day.state === "closed") return reject("hall-closed");
  const found = freeSeat(hall, plan, command.counter);
  if ("refusal" in found) return found;
  const { counter, visit, reason } = command;
  const ticket = issueTo(hall, { ...command, channel: "staff", declinedSelfService: true }, now, plan);
  if ("refusal" in ticket) return ticket;
  const { issued } = ticket;
  const lacking = lacksSkill(plan, found.counter, command.errands[0] as ServiceId);
  if (lacking) return lacking;
  const called = { lane: issued.lane, claimAt: now - issued.creditMs, order: Infinity, arrivedAt: now, booked: null };
  const explanation = {
    ...explainByName(plan, hall.lanes, found.counter, called, now, reason, hall, "without-ticket"),
    ...revisionOf(hall),
  };
  return accept(
    { ...issued, ticketless: true },
    { type: "visit-called", at: now, visit, counter, explanation },
    { type: "errand-started", at: now, visit, counter },
  );
};

interface Asking extends Arriving {
  readonly visit: VisitId;
  readonly token: TicketToken;
}

/** The ticket that an arrival gets: the lane that the diversion gives, and that lane's next number. */
export function issueTo(hall: Hall, arrival: Asking, now: Instant, plan: HallPlan): { issued: Issued } | { refusal: Refusal } {
  if (hall.day.state === "closed") return { refusal: refuse("hall-closed") };
  const unknown = arrival.errands.find((service) => !serviceOf(plan, service));
  if (unknown !== undefined) return { refusal: refuse("unknown-service", { service: unknown }) };
  if (new Set(arrival.errands).size < arrival.errands.length) return { refusal: refuse("duplicate-errand") };
  if (hall.visits.has(arrival.visit) || hall.byToken.has(arrival.token)) return { refusal: refuse("duplicate-visit") };
  const { rule, lane, zone, creditMs, reason, recommendation } = divert(plan, arrival, hallFacts(hall, plan, now));
  const { letter } = laneOf(plan, lane);
  const number = numberAfter(hall.numbers.get(letter) ?? 0, { leases: hall.leases, letter, day: hall.day.day });
  const { visit, token, errands, tier, needs, channel, language } = arrival;
  const who = { visit, token, ticket: ticketNumber(letter, number), number, errands, tier, needs, channel, language };
  const by = { rule, ...revisionOf(hall), ...(recommendation !== null && { recommendation }) };
  return { issued: { type: "ticket-issued", at: now, ...who, lane, zone, creditMs, ...by, reason } };
}

export const cancel: Decider<"cancel"> = (hall, command, now) => {
  const found = livingVisit(hall, command.visit);
  if ("refusal" in found) return found;
  const { visit } = found;
  if (!nextVisitState(visit.state, "CANCEL")) return reject("visit-being-served", { ticket: visit.ticket });
  return accept({ type: "visit-ended", at: now, visit: visit.id, end: "cancelled", counter: visit.counter });
};

/** Staff may end any visit, whatever it is doing, and say why: a customer who left, or one who was helped elsewhere. */
export const endVisit: Decider<"end-visit"> = (hall, { visit: id, reason }, now) => {
  const found = livingVisit(hall, id);
  if ("refusal" in found) return found;
  return accept({ type: "visit-ended", at: now, visit: id, end: "ended-by-staff", counter: found.visit.counter, reason });
};
