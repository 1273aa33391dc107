// The kiosk's screens: one session at a time, shown step by step.

import { applyBrand } from "@hallflow/ui";
import { useActor } from "@xstate/react";
import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import type { Bridge, ScreenPlan } from "../bridge.ts";
import { type Kiosk, useKiosk } from "./bridge/use-kiosk.ts";
import { Aids } from "./aids.tsx";
import { SessionViewContext } from "./parts/session-view.ts";
import { sessionOver } from "./session/session-requests.ts";
import { AtTheDoor } from "./steps/at-the-door.tsx";
import { Steps } from "./steps/steps.tsx";
import { unavailability } from "./steps/unavailable.tsx";
import { languageOf } from "./words/languages.ts";
import { both, words } from "./words/words.ts";

export function App({ bridge }: { readonly bridge: Bridge }): ReactNode {
  const inputs = useMemo(() => new EventTarget(), []);
  const onInput = useCallback((value: string) => inputs.dispatchEvent(new CustomEvent("scanned", { detail: value })), [inputs]);
  const kiosk = useKiosk(bridge, onInput);
  const colour = kiosk.plan?.brandColour;
  useEffect(() => {
    if (colour !== undefined) applyBrand(colour);
  }, [colour]);
  const { door } = kiosk;
  // A code whose agent is gone is no code any more.
  if (door && door.step !== "asking" && !kiosk.agentLost) return <AtTheDoor door={door} />;
  if (door || !kiosk.plan || !kiosk.status) return <NotReady />;
  return <Session bridge={bridge} kiosk={kiosk} plan={kiosk.plan} inputs={inputs} />;
}

interface SessionProps {
  readonly bridge: Bridge;
  readonly kiosk: Kiosk;
  readonly plan: ScreenPlan;
  /** Where "scanned" is heard. */
  readonly inputs: EventTarget;
}

function Session({ bridge, kiosk, plan, inputs }: SessionProps): ReactNode {
  const machine = useMemo(() => sessionOver(bridge), [bridge]);
  const [snapshot, send] = useActor(machine);
  const { context } = snapshot;

  useEffect(() => {
    words.setLanguage(context.language);
    document.documentElement.lang = languageOf(context.tongue).tag;
  }, [context.language, context.tongue]);
  useEffect(() => {
    const touched = (): void => send({ type: "TOUCH" });
    const signs = ["pointerdown", "keydown"] as const;
    for (const sign of signs) addEventListener(sign, touched, { capture: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    };
  }, [send]);

  const { status, clock } = kiosk;
  const mouth = status?.mouth ?? null;
  useEffect(() => send({ type: "MOUTH", mouth }), [send, mouth]);
  useEffect(() => {
    const scanned = (event: Event): void => {
      send({ type: "TOUCH" });
      const canBegin = status !== null && unavailability(status, plan, clock.hallNow()) === null;
      if (canBegin) send({ type: "SCANNED", value: String((event as CustomEvent).detail) });
    };
    inputs.addEventListener("scanned", scanned);
    return () => inputs.removeEventListener("scanned", scanned);
  }, [inputs, send, status, plan, clock]);
  useEffect(() => {
    document.documentElement.classList.toggle("contrast", context.contrast);
  }, [context.contrast]);

  const view = useMemo(() => ({ snapshot, session: context, send, kiosk, plan, bridge }), [snapshot, context, send, kiosk, plan, bridge]);
  return (
    <SessionViewContext value={view}>
      <Steps />
      <Aids />
    </SessionViewContext>
  );
}

/** Before the agent has said what hall this is. */
function NotReady(): ReactNode {
  const { zh, en } = both("away.loading");
  return (
    <main className="not-ready" aria-live="polite">
      <span className="hall-mark" aria-hidden="true" />
      <p>{zh}</p>
      <p lang="en">{en}</p>
    </main>
  );
}
