// Decisions about tickets: taking one, and giving it up.

import { divert } from "../diversion.ts";
import { laneOf, serviceOf } from "../hall-plan.ts";
import { hallFacts } from "../hall.ts";
import { numberAfter } from "../leases.ts";
import { nextVisitState } from "../machines/table.ts";
import { ticketNumber } from "../numbers.ts";
import { type Decider, accept, livingVisit, reject } from "./decision.ts";

export const takeTicket: Decider<"take-ticket"> = (hall, command, now, plan) => {
  if (hall.day.state === "closed") return reject("hall-closed");
  if (hall.day.state === "last-tickets") return reject("no-more-tickets");
  const unknown = command.errands.find((service) => !serviceOf(plan, service));
  if (unknown !== undefined) return reject("unknown-service", { service: unknown });
  if (new Set(command.errands).size < command.errands.length) return reject("duplicate-errand");
  if (hall.visits.has(command.visit) || hall.byToken.has(command.token)) return reject("duplicate-visit");
  const { rule, lane, zone, creditMs, reason } = divert(plan, command, hallFacts(hall, plan, now));
  const { letter } = laneOf(plan, lane);
  const number = numberAfter(hall.numbers.get(letter) ?? 0, { leases: hall.leases, letter, day: hall.day.day });
  const { visit, token, errands, tier, needs, channel, language } = command;
  const ticket = ticketNumber(letter, number);
  return accept({
    type: "ticket-issued",
    at: now,
    visit,
    token,
    ticket,
    number,
    lane,
    zone,
    errands,
    tier,
    needs,
    channel,
    language,
    creditMs,
    rule,
    reason,
  });
};

export const cancel: Decider<"cancel"> = (hall, command, now) => {
  const found = livingVisit(hall, command.visit);
  if ("refusal" in found) return found;
  const { visit } = found;
  if (!nextVisitState(visit.state, "CANCEL")) return reject("visit-being-served", { ticket: visit.ticket });
  return accept({ type: "visit-ended", at: now, visit: visit.id, end: "cancelled", counter: visit.counter });
};
