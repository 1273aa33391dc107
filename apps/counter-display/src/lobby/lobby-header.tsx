// The head of the lobby display: whose hall it is, what time it is there, and what the day is at.

import type { DayView, HallPlan } from "@hallflow/queue-core";
import { Bilingual, HallClockText, type HubLink } from "@hallflow/ui";
import type { ReactNode } from "react";
import { both } from "./words.ts";

interface LobbyHeaderProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly day: DayView;
  /** The sound's mark, where there is something to say about the sound. */
  readonly children?: ReactNode;
}

/** Once tickets have stopped, that is what people at the display need to know, rather than where they are. */
export function LobbyHeader({ link, plan, day, children }: LobbyHeaderProps): ReactNode {
  const isEnding = day.state === "last-tickets";
  return (
    <header className={`lobby-header ${isEnding ? "lobby-header-ending" : ""}`}>
      <h1>
        <Bilingual words={isEnding ? both("lastTickets") : plan.name} />
      </h1>
      {children}
      <HallClockText link={link} timeZone={plan.timeZone} className="lobby-clock" />
    </header>
  );
}
