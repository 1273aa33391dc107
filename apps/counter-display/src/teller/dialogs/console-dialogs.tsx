// Which dialog is open over the console; one about a customer closes when that customer has gone.

import type { HallPlan, Instant, SeatView, TellerView, VisitId } from "@hallflow/queue-core";
import { type ReactNode, useEffect } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { CallOneDialog } from "./call-one-dialog.tsx";
import { ConditionsDialog } from "./conditions-dialog.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { GuideDialog } from "./guide-dialog.tsx";
import { HeldDialog } from "./held-dialog.tsx";
import { HoldDialog } from "./hold-dialog.tsx";
import { PauseDialog } from "./pause-dialog.tsx";
import { TicketlessDialog } from "./ticketless-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

export type OpenDialog =
  | { readonly kind: "hold" | "bring-back" | "transfer" | "pause" | "sign-out" | "no-show" | "conditions" | "ticketless" | "guide" }
  | { readonly kind: "call-one"; readonly visit: VisitId | null };

interface ConsoleDialogsProps {
  readonly dialog: OpenDialog | null;
  readonly close: () => void;
  readonly presses: Presses;
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
}

export function ConsoleDialogs({ dialog, close, presses, plan, view, seat, now }: ConsoleDialogsProps): ReactNode {
  const { say } = useWords();
  const visit = view.visit;
  const isAboutVisit = dialog !== null && (dialog.kind === "hold" || dialog.kind === "transfer" || dialog.kind === "no-show");
  const isMoot = isAboutVisit && visit === null;
  useEffect(() => {
    if (isMoot) close();
  }, [isMoot, close]);
  if (dialog === null || isMoot) return null;
  switch (dialog.kind) {
    case "hold":
      return <HoldDialog seat={seat} presses={presses} close={close} />;
    case "transfer":
      return visit && <TransferDialog plan={plan} view={view} seat={seat} visit={visit} presses={presses} close={close} />;
    case "bring-back":
      return <HeldDialog plan={plan} view={view} seat={seat} now={now} presses={presses} close={close} />;
    case "call-one":
      return <CallOneDialog plan={plan} view={view} seat={seat} now={now} chosen={dialog.visit} presses={presses} close={close} />;
    case "ticketless":
      return <TicketlessDialog plan={plan} seat={seat} presses={presses} close={close} />;
    case "guide":
      return <GuideDialog plan={plan} view={view} seat={seat} now={now} presses={presses} close={close} />;
    case "pause":
      return <PauseDialog plan={plan} seat={seat} presses={presses} close={close} />;
    case "conditions":
      return <ConditionsDialog plan={plan} view={view} close={close} />;
    case "no-show":
      return (
        <ConfirmDialog
          title={say("noShow.title", { ticket: seat.ticket ?? "" })}
          body={say("noShow.final", { times: (visit?.passes ?? 0) + 1 })}
          submit={say("noShow.submit")}
          action="no-show"
          command={{ type: "no-show", counter: seat.counter }}
          presses={presses}
          close={close}
        />
      );
    case "sign-out":
      return (
        <ConfirmDialog
          title={say("signOut.title", { counter: seat.counter })}
          body={say("signOut.body")}
          submit={say("signOut.submit")}
          action="sign-out"
          command={{ type: "sign-out", counter: seat.counter }}
          presses={presses}
          close={close}
        />
      );
  }
}
