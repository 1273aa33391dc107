// The middle of the console: the customer at this counter, or what the counter is doing without one.

import type { HallPlan, Instant, SeatView, TellerView } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import type { ReactNode } from "react";
import { SeatAlone } from "./seat-alone.tsx";
import type { Presses } from "./teller-presses.ts";
import { VisitAtCounter } from "./visit-at-counter.tsx";
import { useWords } from "./words.ts";
import "./visit-panel.css";

interface VisitPanelProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly presses: Presses;
}

export function VisitPanel({ link, plan, view, seat, now, presses }: VisitPanelProps): ReactNode {
  const { say } = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long notes scroll, and what scrolls must take the focus of a keyboard
    <section className="visit-panel" aria-live="polite" aria-label={say("visit.title")} tabIndex={0}>
      {view.visit ? (
        <VisitAtCounter link={link} visit={view.visit} plan={plan} seat={seat} now={now} presses={presses} />
      ) : (
        <SeatAlone plan={plan} view={view} seat={seat} now={now} />
      )}
    </section>
  );
}
