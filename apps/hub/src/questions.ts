// Answers the questions that change nothing: what the diversion would say, how a visit stands, and who a customer is to the hall.

import {
  type Answer,
  type AppointmentAnswer,
  type Arriving,
  type EventOf,
  type Hall,
  type HallPlan,
  type Instant,
  type Question,
  type Quote,
  type ServiceId,
  type TicketAnswer,
  type Visit,
  type VisitExplanation,
  divert,
  explainVisit,
  hallFacts,
  modeForbids,
  offsetMinutes,
  placeOfNewcomer,
  refuse,
  returningFrom,
  serviceOf,
  showAppointment,
  showRecommendation,
  showTicket,
  showVisit,
} from "@hallflow/queue-core";
import type { CustomerDirectory } from "./customers.ts";

export interface QuestionParts {
  readonly hall: () => Hall;
  readonly now: () => Instant;
  readonly customers: CustomerDirectory;
  /** The calls of a visit and those that passed it over, in their order. */
  readonly callsAbout: (visit: Visit) => Iterable<EventOf<"visit-called">>;
}

export class Questions {
  readonly #parts: QuestionParts;

  constructor(parts: QuestionParts) {
    this.#parts = parts;
  }

  answer(question: Question): Answer<unknown> {
    switch (question.type) {
      case "quote":
        return this.#quote(question);
      case "visit":
        return this.visit(question);
      case "ticket":
        return this.#ticket(question);
      case "explanation":
        return this.explanation(question, true);
      case "appointment":
        return this.appointment(question);
      case "person":
      case "unmask":
      case "find-person":
        // Of who customers are, only the hub that keeps it can tell; a hall without one keeps nothing.
        return { kind: "refused", refusal: refuse("unknown-person") };
      case "identify":
        return { kind: "done", result: this.#parts.customers.identify(question.by, question.value) };
    }
  }

  visit({ visit: id }: Pick<Extract<Question, { type: "visit" }>, "visit">): Answer<unknown> {
    const hall = this.#parts.hall();
    const visit = hall.visits.get(id);
    if (!hall.plan || !visit) return { kind: "refused", refusal: refuse("unknown-visit") };
    return { kind: "done", result: showVisit(hall, hall.plan, visit, this.#parts.now()) };
  }

  /** Reads the journal of the day: for a question that somebody asks, not for every view. */
  explanation({ visit: id }: Pick<Extract<Question, { type: "explanation" }>, "visit">, withTyped: boolean): Answer<VisitExplanation> {
    const hall = this.#parts.hall();
    const visit = hall.visits.get(id);
    if (!hall.plan || !visit) return { kind: "refused", refusal: refuse("unknown-visit") };
    return { kind: "done", result: explainVisit(hall, hall.plan, visit, this.#parts.callsAbout(visit), withTyped) };
  }

  #ticket({ token }: Extract<Question, { type: "ticket" }>): Answer<TicketAnswer> {
    const hall = this.#parts.hall();
    const found = hall.plan && showTicket(hall, hall.plan, token, this.#parts.now());
    return found ? { kind: "done", result: found } : { kind: "refused", refusal: refuse("unknown-visit") };
  }

  #quote({ type: _, returnOf, ...arrival }: Extract<Question, { type: "quote" }>): Answer<Quote> {
    const hall = this.#parts.hall();
    const { plan } = hall;
    if (!plan) return { kind: "refused", refusal: refuse("no-plan") };
    const forbidden = modeForbids(hall, { type: "take-ticket" });
    if (forbidden) return { kind: "refused", refusal: forbidden };
    if (hall.day.state !== "open")
      return { kind: "refused", refusal: refuse(hall.day.state === "closed" ? "hall-closed" : "no-more-tickets") };
    const unknown = arrival.errands.find((service) => !serviceOf(plan, service));
    if (unknown !== undefined) return { kind: "refused", refusal: refuse("unknown-service", { service: unknown }) };
    const now = this.#parts.now();
    const earlier = returnOf === undefined ? null : returningFrom(hall, plan, returnOf, arrival.errands[0] as ServiceId);
    if (earlier && "refusal" in earlier) return { kind: "refused", refusal: earlier.refusal };
    return { kind: "done", result: quoteOf(hall, plan, arrival, now, now - (earlier?.returning?.creditMs ?? 0)) };
  }

  /** How an appointment stands, and where checking in now would lead. */
  appointment({ code }: Pick<Extract<Question, { type: "appointment" }>, "code">): Answer<AppointmentAnswer> {
    const hall = this.#parts.hall();
    const now = this.#parts.now();
    const rules = hall.plan?.appointments;
    if (!hall.plan || !rules) return { kind: "refused", refusal: refuse("no-appointments") };
    const found = hall.appointments.get(code);
    if (!found) return { kind: "refused", refusal: refuse("unknown-appointment", { code }) };
    const appointment = showAppointment(hall, rules, found, now);
    const comes = hall.day.state !== "closed" && (appointment.standing === "in-time" || appointment.standing === "late");
    const { errands, tier, needs, slotAt } = found;
    const arrival: Arriving = {
      errands: [...errands],
      tier,
      needs: [...needs],
      channel: "kiosk",
      language: "zh",
      declinedSelfService: true,
      ...(appointment.standing === "in-time" && { offsetMinutes: offsetMinutes(found, now) }),
    };
    const claimAt = appointment.standing === "in-time" ? Math.max(now, slotAt) : now;
    return { kind: "done", result: { appointment, quote: comes ? quoteOf(hall, hall.plan, arrival, now, claimAt) : null } };
  }
}

/** Where an arrival would go, behind how many, for how long; `fromAt` is from when it would count as waiting. */
function quoteOf(hall: Hall, plan: HallPlan, arrival: Arriving, now: Instant, fromAt: Instant = now): Quote {
  const { lane, zone, reason, selfService, creditMs, recommendation } = divert(plan, arrival, hallFacts(hall, plan, now));
  const place = placeOfNewcomer(hall, plan, lane, creditMs - (fromAt - now), now);
  const offer = showRecommendation(plan, "customer", recommendation);
  const { peopleAhead, wait: waitRange } = place;
  return { lane, zone, reason, selfService, peopleAhead, waitRange, ...(offer && { recommendation: offer }) };
}
