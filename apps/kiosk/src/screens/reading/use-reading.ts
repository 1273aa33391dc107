// Reads each step as it comes to whoever has begun to have the screens read, until their session is over.

import { useEffect, useRef } from "react";
import { useSession } from "../parts/session-view.ts";
import { spokenScreen } from "./spoken.ts";
import { voice } from "./voice.ts";

/** The sentence that a customer stands before. */
const heading = (): string => document.querySelector("[role=alertdialog] h2, #root h1")?.textContent ?? "";

export function useReading(): void {
  const { snapshot, session } = useSession();
  const atStart = snapshot.matches({ step: "attract" });
  const before = useRef({ atStart: true, heading: "" });
  // After every rendering: what is before the customer is known by what stands there.
  useEffect(() => {
    const was = before.current;
    before.current = { atStart, heading: heading() };
    if (atStart && !was.atStart) {
      // The number is said to its end though the start is back.
      voice.read(false);
    } else if (before.current.heading !== was.heading) {
      if (voice.state().reading) void voice.say(spokenScreen(session.language), session.language);
      else if (was.atStart) voice.stop();
    }
  });
  useEffect(() => () => voice.stop(), []);
}
