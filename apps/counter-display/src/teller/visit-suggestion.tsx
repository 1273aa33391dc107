// The one suggestion with its three answers: a touch records what came of it, and it is gone.

import { type HallPlan, type Instant, type SeatView, type ServedVisit, laneOf, suggestionOutcomes } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import { Lightbulb } from "lucide-react";
import type { ReactNode } from "react";
import { suggestionFor } from "./suggestion.ts";
import type { Presses } from "./teller-presses.ts";
import { useWords } from "./words.ts";

interface VisitSuggestionProps {
  readonly visit: ServedVisit;
  readonly plan: HallPlan;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly presses: Presses;
}

export function VisitSuggestion({ visit, plan, seat, now, presses }: VisitSuggestionProps): ReactNode {
  const { say, language } = useWords();
  const suggestion = suggestionFor(visit, laneOf(plan, visit.lane).targetWaitMinutes, now);
  if (!suggestion) return null;
  const { kind, about, name, detail } = suggestion;
  return (
    <section className="visit-card visit-suggestion">
      <h2>
        <Lightbulb aria-hidden="true" />
        {say(`suggestion.title.${kind}`)}
      </h2>
      <Bilingual words={name} first={language} />
      {detail && <Bilingual words={detail} first={language} className="visit-suggestion-detail" />}
      {visit.outcome ? (
        <p className="visit-suggestion-done">{say(`suggestion.${kind}.${visit.outcome}`)}</p>
      ) : (
        <div className="visit-suggestion-answers">
          {suggestionOutcomes.map((outcome) => (
            <button
              key={outcome}
              type="button"
              onClick={(event) => {
                // A mouse or a finger leaves no focus behind, so that Enter goes on meaning "call next".
                if (event.detail > 0) event.currentTarget.blur();
                void presses.press("outcome", { type: "record-outcome", counter: seat.counter, kind, about, outcome });
              }}
            >
              {say(`suggestion.${kind}.${outcome}`)}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
