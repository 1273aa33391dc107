// Answers the questions that change nothing: what the diversion would say, how a visit stands, and who a customer is to the hall.

import {
  type Answer,
  type Hall,
  type Instant,
  type Question,
  type Quote,
  divert,
  hallFacts,
  modeForbids,
  placeOfNewcomer,
  refuse,
  serviceOf,
  showRecommendation,
  showVisit,
} from "@hallflow/queue-core";
import type { CustomerDirectory } from "./customers.ts";

export interface QuestionParts {
  readonly hall: () => Hall;
  readonly now: () => Instant;
  readonly customers: CustomerDirectory;
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

  #quote({ type: _, ...arrival }: Extract<Question, { type: "quote" }>): Answer<Quote> {
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
    const { lane, zone, reason, selfService, creditMs, recommendation } = divert(plan, arrival, hallFacts(hall, plan, now));
    const place = placeOfNewcomer(hall, plan, lane, creditMs, now);
    const offer = showRecommendation(plan, "customer", recommendation);
    return {
      kind: "done",
      result: {
        lane,
        zone,
        reason,
        selfService,
        peopleAhead: place.peopleAhead,
        waitRange: place.wait,
        ...(offer && { recommendation: offer }),
      },
    };
  }
}
