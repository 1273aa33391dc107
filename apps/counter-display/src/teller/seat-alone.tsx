// A counter without a customer: free, with what waits for it, or paused, with since when and why.

import type { HallPlan, Instant, SeatView, TellerView } from "@hallflow/queue-core";
import { runningTime, wholeMinutes } from "@hallflow/ui";
import { Armchair, CirclePause } from "lucide-react";
import type { ReactNode } from "react";
import { waitingHere } from "./actions.ts";
import { laneGroups, reservedFor } from "./waiting-rows.ts";
import { useWords } from "./words.ts";

interface SeatAloneProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
}

export function SeatAlone({ plan, view, seat, now }: SeatAloneProps): ReactNode {
  const { say, language } = useWords();
  if (seat.state === "paused") {
    const reason = plan.pauseReasons.find(({ id }) => id === seat.pauseReason)?.name[language] ?? seat.pauseReason;
    return (
      <div className="seat-alone">
        <CirclePause aria-hidden="true" />
        <h1>{say("visit.paused")}</h1>
        <p className="seat-alone-time numerals">{runningTime(now - seat.since)}</p>
        <p>{reason}</p>
        <p className="seat-alone-hint">{say("visit.pausedHint")}</p>
      </div>
    );
  }
  const count = waitingHere({ view, seat });
  const heads = [
    reservedFor(view, seat.counter)[0],
    ...laneGroups(view, plan, seat)
      .filter(({ isMine }) => isMine)
      .map(({ visits }) => visits[0]),
  ];
  const longestMs = Math.max(0, ...heads.map((visit) => (visit ? now - visit.arrivedAt : 0)));
  return (
    <div className="seat-alone">
      <Armchair aria-hidden="true" />
      <h1>{say("visit.idle")}</h1>
      {count > 0 ? (
        <>
          <p>{say("visit.idleWaiting", { count, minutes: wholeMinutes(longestMs) })}</p>
          <p className="seat-alone-hint">{say("visit.idleHint")}</p>
        </>
      ) : (
        <p>{say("visit.idleNobody")}</p>
      )}
    </div>
  );
}
