// Serves somebody who has no ticket: what for, in which language, and why, which is kept with the number that the visit gets.

import { newId, newToken } from "@hallflow/hub-client";
import type { HallPlan, Language, SeatView, ServiceId, TicketToken, VisitId } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { Choices } from "./choices.tsx";
import { NoteField } from "./note-field.tsx";
import { TellerDialog } from "./teller-dialog.tsx";

const reasons = ["quick", "returned", "care"] as const;
const shortestReason = 2;

interface TicketlessDialogProps {
  readonly plan: HallPlan;
  readonly seat: SeatView;
  readonly presses: Presses;
  readonly close: () => void;
}

export function TicketlessDialog({ plan, seat, presses, close }: TicketlessDialogProps): ReactNode {
  const { say, language } = useWords();
  const [service, setService] = useState<ServiceId | "">("");
  const [spoken, setSpoken] = useState<Language>("zh");
  const [reason, setReason] = useState("");
  const [isRefused, setRefused] = useState(false);
  const act = async () => {
    if (service === "") return;
    const made = { visit: newId<VisitId>(), token: newToken<TicketToken>(), errands: [service] };
    const command = {
      type: "serve-ticketless",
      counter: seat.counter,
      ...made,
      tier: "standard",
      needs: [],
      language: spoken,
      reason,
    } as const;
    if (await presses.press("ticketless", { ...command, needs: [] })) close();
    else setRefused(true);
  };
  return (
    <TellerDialog
      title={say("ticketless.title")}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{
        words: say("ticketless.submit"),
        tone: "usual",
        isPossible: service !== "" && reason.trim().length >= shortestReason && presses.pending === null,
        act: () => void act(),
      }}
    >
      <label className="field">
        <span>{say("ticketless.service")}</span>
        <select data-focus="true" value={service} onChange={(event) => setService(event.target.value as ServiceId | "")}>
          <option value="">{say("ticketless.choose")}</option>
          {plan.services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
        </select>
      </label>
      <Choices
        label={say("ticketless.language")}
        layout="row"
        choices={(["zh", "en"] as const).map((value) => ({ value, words: say(`ticketless.in.${value}`) }))}
        value={spoken}
        choose={setSpoken}
      />
      <NoteField label={say("ticketless.reason")} value={reason} change={setReason} />
      <div className="reason-chips">
        {reasons.map((key) => (
          <button key={key} type="button" onClick={() => setReason(say(`ticketless.reasons.${key}`))}>
            {say(`ticketless.reasons.${key}`)}
          </button>
        ))}
      </div>
    </TellerDialog>
  );
}
