// Everyone who is on hold, each with the two ways back: on at this counter, or among those who wait.

import { type HallPlan, type HeldVisit, type Instant, type SeatView, type TellerView, serviceOf } from "@hallflow/queue-core";
import { minutesWords } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { TellerDialog } from "./teller-dialog.tsx";

interface HeldDialogProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly presses: Presses;
  readonly close: () => void;
}

export function HeldDialog({ plan, view, seat, now, presses, close }: HeldDialogProps): ReactNode {
  const { say, language } = useWords();
  const [isRefused, setRefused] = useState(false);
  const isFree = seat.state === "free";
  const bring = async (visit: TellerView["held"][number], isHere: boolean) => {
    const done = await presses.press("bring-back", { type: "bring-back", visit: visit.id, ...(isHere ? { counter: seat.counter } : {}) });
    if (done) close();
    else setRefused(true);
  };
  const heldSince = ({ counter, heldAt }: HeldVisit): string => {
    const minutes = minutesWords(now - heldAt)[language];
    return counter === null ? say("held.sinceWaiting", { minutes }) : say("held.since", { counter, minutes });
  };
  return (
    <TellerDialog title={say("held.title")} close={close} refused={isRefused ? presses.answer : null} isWide>
      {view.held.length === 0 && <p className="dialog-empty">{say("held.none")}</p>}
      <ul className="held-list">
        {view.held
          .toSorted((a, b) => a.heldAt - b.heldAt)
          .map((visit, index) => (
            <li key={visit.id}>
              <b className="numerals">{visit.ticket}</b>
              <div className="held-what">
                <span>
                  {serviceOf(plan, visit.service)?.name[language] ?? visit.service} · {say(`hold.${visit.kind}`)}
                </span>
                <small>{heldSince(visit)}</small>
                {visit.note !== "" && <q>{visit.note}</q>}
              </div>
              <button
                type="button"
                className="dialog-button dialog-submit-usual"
                data-focus={isFree && index === 0}
                aria-disabled={!isFree}
                title={isFree ? undefined : say("held.hereNot")}
                onClick={() => isFree && void bring(visit, true)}
              >
                {say("held.here")}
              </button>
              <button type="button" className="dialog-button" onClick={() => void bring(visit, false)}>
                {say("held.back")}
              </button>
            </li>
          ))}
      </ul>
      {!isFree && view.held.length > 0 && <p className="dialog-empty">{say("held.hereNot")}</p>}
    </TellerDialog>
  );
}
