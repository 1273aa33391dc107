// The hall's clock.

import { HallClockText } from "@hallflow/ui";
import type { ReactNode } from "react";
import { useSession } from "./session-view.ts";

export function HallClock(): ReactNode {
  const { plan, kiosk } = useSession();
  return <HallClockText link={kiosk.clock} timeZone={plan.timeZone} className="hall-clock" />;
}
