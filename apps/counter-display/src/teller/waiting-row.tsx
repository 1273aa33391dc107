// One who waits: ticket, errand, and the wait as a bar whose mark is the lane's target.

import { type HallPlan, type Instant, type VisitId, type WaitingVisit, laneOf, minuteMs, serviceOf } from "@hallflow/queue-core";
import { wholeMinutes } from "@hallflow/ui";
import { ClockAlert } from "lucide-react";
import type { ReactNode } from "react";
import { NeedIcons } from "./need-icons.tsx";
import { pressure, waitedMs } from "./waiting-rows.ts";
import { useWords } from "./words.ts";

/** Where on the bar the target lies; what is to the right of it is late. */
const targetAt = 0.7;

interface WaitingRowProps {
  readonly visit: WaitingVisit;
  readonly plan: HallPlan;
  readonly now: Instant;
  readonly callThis: (visit: VisitId) => void;
}

export function WaitingRow({ visit, plan, now, callThis }: WaitingRowProps): ReactNode {
  const { say, language } = useWords();
  const { targetWaitMinutes } = laneOf(plan, visit.lane);
  const position = plan.lanes.findIndex(({ id }) => id === visit.lane);
  const waited = waitedMs(visit, now);
  const minutes = wholeMinutes(waited);
  const state = pressure(waited, targetWaitMinutes);
  const share = Math.min(1, (waited / (targetWaitMinutes * minuteMs)) * targetAt);
  const service = serviceOf(plan, visit.service)?.name[language] ?? visit.service;
  return (
    <button
      type="button"
      // Reached by key through "call one": tabbing through everyone who waits would be no help.
      tabIndex={-1}
      className={`waiting-row waiting-row-${state}`}
      title={say("waiting.callThis", { ticket: visit.ticket })}
      onClick={(event) => {
        event.currentTarget.blur();
        callThis(visit.id);
      }}
    >
      <span className="waiting-ticket numerals">{visit.ticket}</span>
      <span className="waiting-middle">
        <span className="waiting-service">
          <span>{service}</span>
          <NeedIcons needs={visit.needs} />
          {visit.passes > 0 && <em>{say("waiting.passed", { count: visit.passes })}</em>}
          {visit.reservedFor !== null && <em>{say("waiting.forCounter", { counter: visit.reservedFor })}</em>}
        </span>
        <span className="waiting-bar" style={{ "--lane": `var(--lane-${(position % 4) + 1})` } as React.CSSProperties}>
          <i style={{ width: `${share * 100}%` }} />
        </span>
      </span>
      <span className="waiting-minutes numerals">
        {state === "over" && <ClockAlert aria-hidden="true" />}
        {say("waiting.minutes", { minutes })}
      </span>
    </button>
  );
}
