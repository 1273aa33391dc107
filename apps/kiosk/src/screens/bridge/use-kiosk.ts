// What the agent has said, as React sees it: the plan, the status, and whether the agent is there at all.

import { HallClock } from "@hallflow/hub-client";
import { useEffect, useMemo, useState } from "react";
import type { Bridge, KioskStatus, ScreenPlan } from "../../bridge.ts";

export interface Kiosk {
  readonly plan: ScreenPlan | null;
  readonly status: KioskStatus | null;
  readonly agentLost: boolean;
  /** The hall's clock, for `useHallNow`. */
  readonly clock: { hallNow(): number };
}

export function useKiosk(bridge: Bridge): Kiosk {
  const clock = useMemo(() => new HallClock(), []);
  const [plan, setPlan] = useState<ScreenPlan | null>(null);
  const [status, setStatus] = useState<KioskStatus | null>(null);
  const [agentLost, setAgentLost] = useState(false);
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.type === "plan") return setPlan(event.plan);
        clock.set(event.status.time);
        setStatus(event.status);
      }, setAgentLost),
    [bridge, clock],
  );
  return useMemo(() => ({ plan, status, agentLost, clock: { hallNow: () => clock.now() } }), [plan, status, agentLost, clock]);
}
