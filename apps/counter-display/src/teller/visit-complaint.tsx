// A customer who complains without being asked: two touches record it, and the floor manager follows it up.

import { type HallPlan, type Instant, type SeatView, type ServedVisit, laneOf } from "@hallflow/queue-core";
import { MessageSquareWarning } from "lucide-react";
import { type ReactNode, useState } from "react";
import { suggestionFor } from "./suggestion.ts";
import type { Presses } from "./teller-presses.ts";
import { useWords } from "./words.ts";

interface VisitComplaintProps {
  readonly visit: ServedVisit;
  readonly plan: HallPlan;
  readonly now: Instant;
  readonly seat: SeatView;
  readonly presses: Presses;
}

export function VisitComplaint({ visit, plan, seat, now, presses }: VisitComplaintProps): ReactNode {
  const { say } = useWords();
  const [isAsked, setAsked] = useState(false);
  // The suggestion asks the same where the customer had a long wait.
  const isSuggested = suggestionFor(visit, laneOf(plan, visit.lane).targetWaitMinutes, now)?.kind === "complaint";
  if (seat.state !== "serving" || visit.outcome || isSuggested) return null;
  const record = () =>
    void presses.press("outcome", { type: "record-outcome", counter: seat.counter, kind: "complaint", about: "said", outcome: "accepted" });
  return (
    <button
      type="button"
      className="visit-complaint"
      onClick={(event) => {
        // A mouse or a finger leaves no focus behind, so that Enter goes on meaning "call next".
        if (event.detail > 0) event.currentTarget.blur();
        if (isAsked) record();
        else setAsked(true);
      }}
    >
      <MessageSquareWarning aria-hidden="true" />
      {say(isAsked ? "suggestion.complainSure" : "suggestion.complain")}
    </button>
  );
}
