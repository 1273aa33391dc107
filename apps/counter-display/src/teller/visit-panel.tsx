// The middle of the console: the customer at this counter, or what the counter is doing without one.

import type { HallPlan, Instant, SeatView, TellerView } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { SeatAlone } from "./seat-alone.tsx";
import { VisitAtCounter } from "./visit-at-counter.tsx";
import "./visit-panel.css";

interface VisitPanelProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
}

export function VisitPanel({ plan, view, seat, now }: VisitPanelProps): ReactNode {
  return (
    <section className="visit-panel" aria-live="polite">
      {view.visit ? (
        <VisitAtCounter visit={view.visit} plan={plan} seat={seat} now={now} />
      ) : (
        <SeatAlone plan={plan} view={view} seat={seat} now={now} />
      )}
    </section>
  );
}
