// Everything that is wrong in the hall just now, the gravest first.

import type { HallPlan, TellerView } from "@hallflow/queue-core";
import { Bilingual, timeOfDay } from "@hallflow/ui";
import type { ReactNode } from "react";
import { useWords } from "../words.ts";
import { TellerDialog } from "./teller-dialog.tsx";

const order = ["critical", "warning", "notice"] as const;

interface ConditionsDialogProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly close: () => void;
}

export function ConditionsDialog({ plan, view, close }: ConditionsDialogProps): ReactNode {
  const { say, language } = useWords();
  return (
    <TellerDialog title={say("condition.title")} close={close}>
      <ul className="condition-list">
        {view.conditions
          .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.since - a.since)
          .map(({ id, severity, words, since }) => (
            <li key={id} className={`condition-${severity}`}>
              <Bilingual words={words} first={language} />
              <time className="numerals">{timeOfDay(since, plan.timeZone)}</time>
            </li>
          ))}
      </ul>
    </TellerDialog>
  );
}
