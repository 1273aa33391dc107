// What colleagues at other counters wrote for whoever serves this customer next.

import type { HallPlan, ServedVisit } from "@hallflow/queue-core";
import { timeOfDay } from "@hallflow/ui";
import type { ReactNode } from "react";
import { useWords } from "./words.ts";

export function VisitNotes({ visit, plan }: { readonly visit: ServedVisit; readonly plan: HallPlan }): ReactNode {
  const { say } = useWords();
  if (visit.notes.length === 0) return null;
  return (
    <section className="visit-card visit-notes">
      <h2>{say("visit.notes")}</h2>
      <ul>
        {visit.notes.toReversed().map(({ at, from, by = "", text }) => (
          <li key={`${at}-${from ?? by}`}>
            <p>{text}</p>
            <small>
              {from === null
                ? say("visit.noteBy", { by, time: timeOfDay(at, plan.timeZone) })
                : say("visit.noteFrom", { counter: from, time: timeOfDay(at, plan.timeZone) })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
