// The head of the lobby display: whose hall it is, what time it is there, and what the day is at.

import type { DayView, HallPlan } from "@hallflow/queue-core";
import { Bilingual, HallClockText, type HubLink } from "@hallflow/ui";
import type { ReactNode } from "react";
import { both } from "./words.ts";

interface LobbyHeaderProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly day: DayView;
}

export function LobbyHeader({ link, plan, day }: LobbyHeaderProps): ReactNode {
  return (
    <header className="lobby-header">
      <h1>
        <Bilingual words={plan.name} />
      </h1>
      {day.state === "last-tickets" && <Bilingual words={both("lastTickets")} className="lobby-notice" />}
      <HallClockText link={link} timeZone={plan.timeZone} className="lobby-clock" />
    </header>
  );
}
