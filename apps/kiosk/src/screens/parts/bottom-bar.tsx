// The bar at the bottom of every step: back, start again, and how the screens are to be read.

import { Accessibility, ArrowLeft, Contrast, Glasses, Languages, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { ReadAloud } from "../reading/read-aloud.tsx";
import { languageAfter } from "../words/languages.ts";
import { Say } from "./say.tsx";
import { useSession } from "./session-view.ts";
import { Touch } from "./touch.tsx";
import "./bottom-bar.css";

export function BottomBar(): ReactNode {
  const { snapshot, session, send, kiosk } = useSession();
  const next = languageAfter(session.tongue);
  const atStart = snapshot.matches({ step: "attract" });
  const canBack = !atStart && snapshot.can({ type: "BACK" });
  // A transition that is forbidden here still counts as one that can be made, so it is asked by the steps themselves.
  const canStartAgain =
    !atStart && !["taking", "printing", "reprinting", "goingOn"].some((step) => snapshot.matches({ step: { visit: step as never } }));
  return (
    <footer className="bottom-bar">
      <nav className="bottom-bar-row">
        {!atStart && (
          <>
            <Touch className="bar-button" disabled={!canBack} onTouch={() => send({ type: "BACK" })}>
              <ArrowLeft aria-hidden="true" />
              <Say word="bar.back" />
            </Touch>
            <Touch className="bar-button" disabled={!canStartAgain} onTouch={() => send({ type: "START_AGAIN" })}>
              <RotateCcw aria-hidden="true" />
              <Say word="bar.startAgain" />
            </Touch>
            <Touch className="bar-button" pressed={session.elder} onTouch={() => send({ type: "ELDER" })}>
              <Glasses aria-hidden="true" />
              <Say word={session.elder ? "bar.elderOff" : "bar.elder"} />
            </Touch>
          </>
        )}
        <Touch className="bar-button" pressed={session.wheelchair} onTouch={() => send({ type: "WHEELCHAIR" })}>
          <Accessibility aria-hidden="true" />
          <Say word={session.wheelchair ? "bar.wheelchairOff" : "bar.wheelchair"} />
        </Touch>
        <Touch className="bar-button" pressed={session.contrast} onTouch={() => send({ type: "CONTRAST" })}>
          <Contrast aria-hidden="true" />
          <Say word="bar.contrast" />
        </Touch>
        <Touch className="bar-button" onTouch={() => send({ type: "LANGUAGE" })}>
          <Languages aria-hidden="true" />
          <span lang={next.tag}>{next.name}</span>
        </Touch>
        <ReadAloud />
      </nav>
      {kiosk.status?.runtime && <small className="runtime">{kiosk.status.runtime}</small>}
    </footer>
  );
}
