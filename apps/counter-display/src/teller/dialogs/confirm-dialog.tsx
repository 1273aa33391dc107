// Asks once more before what cannot be taken back: ending a ticket as a no-show, and leaving the counter.

import type { Command } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import type { ActionId } from "../actions.ts";
import type { Presses } from "../teller-presses.ts";
import { TellerDialog } from "./teller-dialog.tsx";

interface ConfirmDialogProps {
  readonly title: string;
  readonly body: string;
  readonly submit: string;
  readonly action: ActionId;
  readonly command: Command;
  readonly presses: Presses;
  readonly close: () => void;
}

export function ConfirmDialog({ title, body, submit, action, command, presses, close }: ConfirmDialogProps): ReactNode {
  const [isRefused, setRefused] = useState(false);
  const act = async () => {
    if (await presses.press(action, command)) close();
    else setRefused(true);
  };
  return (
    <TellerDialog
      title={title}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{ words: submit, tone: "stop", isPossible: presses.pending === null, act: () => void act() }}
    >
      <p>{body}</p>
    </TellerDialog>
  );
}
