// Why a visit is where it is: its diversion, its own calls, and the calls of others that came before it, each in words.

import type { HallPlan } from "./hall-plan.ts";
import type { Hall } from "./hall.ts";
import type { EventOf } from "./messages.ts";
import type { ExplainedCall, VisitExplanation } from "./protocol.ts";
import type { Visit } from "./visit.ts";
import { whyWords } from "./why-words.ts";

/** As many of others' calls as anybody reads; the latest are what is asked about. */
const mostOfOthers = 20;

/**
 * `calls` are those of the visit and those that passed it over, in their order. `withTyped` says whether reasons that somebody typed
 * may be shown to whoever asks.
 */
export function explainVisit(
  hall: Hall,
  plan: HallPlan,
  visit: Visit,
  calls: Iterable<EventOf<"visit-called">>,
  withTyped: boolean,
): VisitExplanation {
  const own: ExplainedCall[] = [];
  const others: ExplainedCall[] = [];
  for (const event of calls) {
    const called = hall.visits.get(event.visit);
    const isOwn = event.visit === visit.id;
    const passedOver = isOwn ? event.explanation.passedOver : event.explanation.passedOver.filter((passed) => passed.visit === visit.id);
    if (!called || (!isOwn && passedOver.length === 0)) continue;
    const { reason, ...known } = event.explanation;
    const explanation = { ...known, passedOver: [...passedOver], ...(withTyped && reason !== undefined && { reason }) };
    (isOwn ? own : others).push({
      at: event.at,
      ticket: called.ticket,
      counter: event.counter,
      explanation,
      words: whyWords(explanation, called, plan, event.counter),
    });
  }
  const { id, ticket, lane, zone, reason, diverted } = visit;
  return {
    visit: id,
    ticket,
    diversion: { lane, zone, rule: diverted.rule, revision: diverted.revision, reason },
    calls: own,
    passedOverFor: others.slice(-mostOfOthers),
  };
}
