// Hall time as React sees it: read again at a steady pace, so that clocks and waits go on between two views.

import type { Instant } from "@hallflow/queue-core";
import { useEffect, useState } from "react";
import type { HubLink } from "./hub-link.ts";

/** Hall time in ms since the epoch, read every `everyMs` of the device's own time, whatever the pace of the hall's. */
export function useHallNow(link: Pick<HubLink, "hallNow">, everyMs = 500): Instant {
  const [now, setNow] = useState(() => link.hallNow());
  useEffect(() => {
    const timer = setInterval(() => setNow(link.hallNow()), everyMs);
    return () => clearInterval(timer);
  }, [link, everyMs]);
  return now;
}
