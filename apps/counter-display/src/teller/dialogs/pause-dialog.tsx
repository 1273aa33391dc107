// Pauses the counter: one press on a reason, or its number on the keyboard.

import type { HallPlan, SeatView } from "@hallflow/queue-core";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { TellerDialog } from "./teller-dialog.tsx";

interface PauseDialogProps {
  readonly plan: HallPlan;
  readonly seat: SeatView;
  readonly presses: Presses;
  readonly close: () => void;
}

export function PauseDialog({ plan, seat, presses, close }: PauseDialogProps): ReactNode {
  const { say, language } = useWords();
  const [isRefused, setRefused] = useState(false);
  const pause = async (reason: string) => {
    if (await presses.press("pause", { type: "pause", counter: seat.counter, reason })) close();
    else setRefused(true);
  };
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const reason = /^[1-9]$/.test(event.key) ? plan.pauseReasons[Number(event.key) - 1] : undefined;
    if (reason && !event.repeat) void pause(reason.id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  return (
    <TellerDialog title={say("pause.title")} close={close} refused={isRefused ? presses.answer : null}>
      <p className="dialog-empty">{say("pause.hint")}</p>
      <ul className="reason-list">
        {plan.pauseReasons.map(({ id, name }, index) => (
          <li key={id}>
            <button type="button" data-focus={index === 0} onClick={() => void pause(id)}>
              <span>{name[language]}</span>
              {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
            </button>
          </li>
        ))}
      </ul>
    </TellerDialog>
  );
}
