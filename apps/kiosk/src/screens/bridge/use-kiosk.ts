// What the agent has said, as React sees it: the plan, the status, and whether the agent is there at all.

import { WedgeReader } from "@hallflow/hid";
import { HallClock } from "@hallflow/hub-client";
import { useEffect, useMemo, useState } from "react";
import type { Bridge, Door, KioskStatus, ScreenPlan } from "../../bridge.ts";

export interface Kiosk {
  readonly plan: ScreenPlan | null;
  readonly status: KioskStatus | null;
  readonly agentLost: boolean;
  /** What keeps this kiosk from its agent; null once the hub has let it in. */
  readonly door: Door | null;
  /** The hall's clock, for `useHallNow`. */
  readonly clock: { hallNow(): number };
}

/** `onInput` hears what is scanned, by a device of the kiosk's or by one that types like a keyboard. */
export function useKiosk(bridge: Bridge, onInput: (value: string) => void): Kiosk {
  const clock = useMemo(() => new HallClock(), []);
  const [plan, setPlan] = useState<ScreenPlan | null>(null);
  const [status, setStatus] = useState<KioskStatus | null>(null);
  const [agentLost, setAgentLost] = useState(false);
  const [door, setDoor] = useState<Door | null>(null);
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.type === "door") return setDoor(event.door);
        if (event.type === "plan") return setPlan(event.plan);
        if (event.type === "input") return onInput(event.value);
        clock.set(event.status.time);
        setStatus(event.status);
      }, setAgentLost),
    [bridge, clock, onInput],
  );
  useEffect(() => {
    const wedge = new WedgeReader();
    const typed = (event: KeyboardEvent): void => {
      const code = wedge.key(event.key, event.timeStamp);
      if (code !== null) onInput(code);
      // A person's keys go on to the step; a scanner's would fill its field by accident.
      if (code !== null || wedge.isScanning) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    addEventListener("keydown", typed, { capture: true });
    return () => removeEventListener("keydown", typed, { capture: true });
  }, [onInput]);
  return useMemo(() => ({ plan, status, agentLost, door, clock: { hallNow: () => clock.now() } }), [plan, status, agentLost, door, clock]);
}
