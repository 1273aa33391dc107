// Why there is no number just now, and what to do instead.

import { PlugZap, PrinterX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ForStaff } from "../parts/for-staff.tsx";
import { Frame } from "../parts/frame.tsx";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import type { Trouble } from "../session/session-context.ts";
import { type KioskWord, both } from "../words/words.ts";
import "./trouble.css";

const looks: Record<Trouble["kind"], { title: KioskWord; hint: KioskWord | null; icon: ReactNode }> = {
  "hub-away": { title: "trouble.hubTitle", hint: null, icon: <PlugZap aria-hidden="true" /> },
  "agent-away": { title: "trouble.agentTitle", hint: "trouble.agentHint", icon: <PlugZap aria-hidden="true" /> },
  printer: { title: "trouble.printerTitle", hint: "trouble.printerHint", icon: <PrinterX aria-hidden="true" /> },
  refused: { title: "trouble.refusedTitle", hint: "trouble.refusedHint", icon: <TriangleAlert aria-hidden="true" /> },
};

/** Of another day, or of another hall. */
const lost = { ...looks.refused, title: "trouble.ticketTitle" } as const;

export function InTrouble(): ReactNode {
  const { session, send } = useSession();
  const { trouble } = session;
  if (!trouble) return null;
  const { title, hint, icon } = trouble.retry === "ticket" && trouble.kind === "refused" ? lost : looks[trouble.kind];
  return (
    <Frame title={both(title)} className="trouble">
      <span className="trouble-icon">{icon}</span>
      <div className="trouble-words" role="alert">
        {/* A printer's words are for whoever mends it; what a customer can do is said by the screen. */}
        {trouble.words && trouble.kind !== "printer" && <SayWords words={trouble.words} />}
        {hint && <Say word={hint} />}
      </div>
      {trouble.words && trouble.kind === "printer" && <ForStaff words={trouble.words} />}
      <div className="trouble-acts">
        {trouble.kind === "printer" && trouble.retry === "take" && (
          <Touch kind="main" onTouch={() => send({ type: "PAPERLESS" })}>
            <Say word="trouble.paperless" />
          </Touch>
        )}
        <Touch kind={trouble.kind === "printer" ? "plain" : "main"} onTouch={() => send({ type: "RETRY" })}>
          <Say word="trouble.retry" />
        </Touch>
        <Touch onTouch={() => send({ type: "BACK" })}>
          <Say word={trouble.retry === "check-in" || trouble.retry === "ticket" ? "trouble.otherWay" : "trouble.chooseAnother"} />
        </Touch>
      </div>
    </Frame>
  );
}
