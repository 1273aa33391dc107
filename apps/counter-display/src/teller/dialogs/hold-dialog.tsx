// Puts the customer at the counter on hold: why, and what the next colleague should know.

import type { HoldKind, SeatView } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { Choices } from "./choices.tsx";
import { NoteField } from "./note-field.tsx";
import { TellerDialog } from "./teller-dialog.tsx";

const kinds: readonly HoldKind[] = ["papers-missing", "papers-kept", "other-step"];

interface HoldDialogProps {
  readonly seat: SeatView;
  readonly presses: Presses;
  readonly close: () => void;
}

export function HoldDialog({ seat, presses, close }: HoldDialogProps): ReactNode {
  const { say } = useWords();
  const [kind, setKind] = useState<HoldKind>("papers-missing");
  const [note, setNote] = useState("");
  const [isRefused, setRefused] = useState(false);
  const act = async () => {
    const command = { type: "hold", counter: seat.counter, kind, ...(note.trim() === "" ? {} : { note }) } as const;
    if (await presses.press("hold", command)) close();
    else setRefused(true);
  };
  return (
    <TellerDialog
      title={say("hold.title", { ticket: seat.ticket ?? "" })}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{ words: say("hold.submit"), tone: "usual", isPossible: presses.pending === null, act: () => void act() }}
    >
      <Choices
        label={say("hold.kind")}
        choices={kinds.map((value) => ({ value, words: say(`hold.${value}`), hint: say(`hold.${value}-hint`) }))}
        value={kind}
        choose={setKind}
        isFirst
      />
      <NoteField label={say("hold.note")} value={note} change={setNote} />
    </TellerDialog>
  );
}
