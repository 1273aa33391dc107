// The clock on the wall of every screen: the hall's time, never the device's.

import type { ReactNode } from "react";
import type { HubLink } from "./hub-link.ts";
import { timeOfDay } from "@hallflow/queue-core";
import { useHallNow } from "./use-hall-now.ts";

interface HallClockTextProps {
  readonly link: Pick<HubLink, "hallNow">;
  /** The plan's IANA time zone. */
  readonly timeZone: string;
  readonly className?: string;
}

export function HallClockText({ link, timeZone, className = "" }: HallClockTextProps): ReactNode {
  const now = useHallNow(link);
  return (
    <time className={`numerals ${className}`} dateTime={new Date(now).toISOString()}>
      {timeOfDay(now, timeZone)}
    </time>
  );
}
