// What every part of the screens needs: the session as it stands, the way to tell it what was touched, and the hall around it.

import { createContext, useContext } from "react";
import type { SnapshotFrom } from "xstate";
import type { Bridge, ScreenPlan } from "../../bridge.ts";
import type { Kiosk } from "../bridge/use-kiosk.ts";
import type { SessionContext, SessionEvent } from "../session/session-context.ts";
import type { sessionMachine } from "../session/session-machine.ts";

export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;

export interface SessionView {
  readonly snapshot: SessionSnapshot;
  readonly session: SessionContext;
  readonly send: (event: SessionEvent) => void;
  readonly kiosk: Kiosk;
  readonly plan: ScreenPlan;
  readonly bridge: Bridge;
}

export const SessionViewContext = createContext<SessionView | null>(null);

export function useSession(): SessionView {
  const view = useContext(SessionViewContext);
  if (!view) throw new Error("this part of the screens stands outside a session");
  return view;
}
