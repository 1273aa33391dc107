// Calls one customer out of turn: which, and the reason that is kept for whoever asks later.

import { type HallPlan, type Instant, type SeatView, type TellerView, type VisitId, serviceOf } from "@hallflow/queue-core";
import { wholeMinutes } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { Input, Label, ListBox, ListBoxItem, TextField } from "react-aria-components";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { NoteField } from "./note-field.tsx";
import { TellerDialog } from "./teller-dialog.tsx";

const reasons = ["returned", "help", "manager"] as const;
const shortestReason = 2;

interface CallOneDialogProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly chosen: VisitId | null;
  readonly presses: Presses;
  readonly close: () => void;
}

export function CallOneDialog({ plan, view, seat, now, chosen, presses, close }: CallOneDialogProps): ReactNode {
  const { say, language } = useWords();
  const [visit, setVisit] = useState<VisitId | null>(chosen);
  const [sought, setSought] = useState("");
  const [reason, setReason] = useState("");
  const [isRefused, setRefused] = useState(false);
  const found = view.waiting.filter(({ id, ticket }) => id === visit || ticket.includes(sought.trim().toUpperCase()));
  const ticket = found.find(({ id }) => id === visit)?.ticket;
  const isPossible = ticket !== undefined && reason.trim().length >= shortestReason && presses.pending === null;
  const act = async () => {
    if (visit === null) return;
    if (await presses.press("call-one", { type: "call-visit", counter: seat.counter, visit, reason })) close();
    else setRefused(true);
  };
  return (
    <TellerDialog
      title={say("callOne.title")}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{
        words: ticket === undefined ? say("callOne.submitNone") : say("callOne.submit", { ticket }),
        tone: "usual",
        isPossible,
        act: () => void act(),
      }}
    >
      <TextField className="field" value={sought} onChange={setSought} data-focus={chosen === null} autoComplete="off">
        <Label>{say("callOne.find")}</Label>
        <Input />
      </TextField>
      <ListBox
        className="visit-list"
        aria-label={say("callOne.which")}
        selectionMode="single"
        selectedKeys={visit === null ? [] : [visit]}
        onSelectionChange={(keys) => setVisit(keys === "all" ? null : (([...keys][0] as VisitId | undefined) ?? null))}
        renderEmptyState={() => <p className="dialog-empty">{say("callOne.none")}</p>}
      >
        {found.map((one) => (
          <ListBoxItem key={one.id} id={one.id} textValue={one.ticket} className="visit-item">
            <b className="numerals">{one.ticket}</b>
            <span>{serviceOf(plan, one.service)?.name[language] ?? one.service}</span>
            <span className="numerals">{say("waiting.minutes", { minutes: wholeMinutes(now - one.arrivedAt) })}</span>
          </ListBoxItem>
        ))}
      </ListBox>
      <NoteField label={say("callOne.reason")} value={reason} change={setReason} />
      <div className="reason-chips">
        {reasons.map((key) => (
          <button key={key} type="button" onClick={() => setReason(say(`callOne.reasons.${key}`))}>
            {say(`callOne.reasons.${key}`)}
          </button>
        ))}
      </div>
    </TellerDialog>
  );
}
