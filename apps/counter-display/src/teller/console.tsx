// The teller's console: who waits on the left, who is served in the middle, what can be done on the right.

import type { HallPlan, SeatView, TellerView } from "@hallflow/queue-core";
import { type HubLink, useHallNow, useLive } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { useHelp } from "../presses/use-help.ts";
import { ActionPad } from "./action-pad.tsx";
import { type ActionId, hindrance } from "./actions.ts";
import { ConsoleHeader } from "./console-header.tsx";
import { ConsoleDialogs, type OpenDialog } from "./dialogs/console-dialogs.tsx";
import { useTellerPresses } from "./teller-presses.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { VisitPanel } from "./visit-panel.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";
import { both } from "./words.ts";
import "./console.css";

interface ConsoleProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
}

export function Console({ link, plan, view, seat }: ConsoleProps): ReactNode {
  const now = useHallNow(link);
  const isLive = useLive(link);
  const presses = useTellerPresses(link, seat);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const scene = { view, seat, plan, now, isLive };
  const { counter } = seat;
  const help = useHelp(link, counter, both("help.words", { counter, staff: seat.staff ?? "" }));

  const act = (asked: ActionId) => {
    const action = asked === "pause" && seat.state === "paused" ? "resume" : asked;
    const why = hindrance(action, scene);
    if (why) return presses.explain(why);
    switch (action) {
      case "call-next":
      case "recall":
      case "start":
      case "finish":
      case "resume":
        return void presses.press(action, { type: action, counter });
      case "no-show": {
        const isLast = view.visit !== null && view.visit.passes + 1 >= plan.absence.passes;
        return isLast ? setDialog({ kind: "no-show" }) : void presses.press(action, { type: "no-show", counter });
      }
      case "hold":
      case "transfer":
      case "bring-back":
      case "pause":
      case "sign-out":
        return setDialog({ kind: action });
      case "help":
        return help.toggle();
      case "ticketless":
      case "guide":
        return setDialog({ kind: action });
      case "call-one":
        return setDialog({ kind: "call-one", visit: null });
    }
  };
  useShortcuts(dialog !== null, act);

  return (
    <main className="console">
      <ConsoleHeader link={link} plan={plan} view={view} seat={seat} now={now} showConditions={() => setDialog({ kind: "conditions" })} />
      <WaitingPanel
        plan={plan}
        view={view}
        seat={seat}
        now={now}
        isLive={isLive}
        callThis={(visit) => {
          const why = hindrance("call-one", scene);
          if (why) presses.explain(why);
          else setDialog({ kind: "call-one", visit });
        }}
      />
      <VisitPanel link={link} plan={plan} view={view} seat={seat} now={now} presses={presses} />
      <ActionPad scene={scene} isHelpAsked={help.isAsked} presses={presses} act={act} />
      <ConsoleDialogs dialog={dialog} close={() => setDialog(null)} presses={presses} plan={plan} view={view} seat={seat} now={now} />
    </main>
  );
}
