// What helps whoever does not see, or does not touch: each step read aloud, and operation by switches; and the start as it was for the next.

import { type ReactNode, useEffect } from "react";
import { useSession } from "./parts/session-view.ts";
import { useReading } from "./reading/use-reading.ts";
import { voice } from "./reading/voice.ts";
import { freshSession } from "./session/session-context.ts";
import { Switches } from "./switches/switches.tsx";

/** Somebody who changed how the start looks, and touched nothing for so long, has gone. */
const goneAfterMs = 60_000;

export function Aids(): ReactNode {
  useReading();
  const { snapshot, session, send } = useSession();
  const atStart = snapshot.matches({ step: "attract" });
  const { contrast, wheelchair, unhurried, tongue } = session;
  const isChanged = contrast || wheelchair || unhurried || tongue !== freshSession.tongue;
  useEffect(() => {
    if (!atStart || !isChanged) return;
    const forget = (): void => {
      voice.stop();
      send({ type: "FORGET" });
    };
    let timer = setTimeout(forget, goneAfterMs);
    const touched = (): void => {
      clearTimeout(timer);
      timer = setTimeout(forget, goneAfterMs);
    };
    const signs = ["pointerdown", "keydown"] as const;
    for (const sign of signs) addEventListener(sign, touched, { capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    };
  }, [atStart, isChanged, send]);
  return <Switches />;
}
