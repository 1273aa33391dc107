// The number: while its paper comes out, when the paper is there to take, and alone where there is no paper.

import { ArrowDown, Camera, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { ForStaff } from "../parts/for-staff.tsx";
import { Frame } from "../parts/frame.tsx";
import { Recommended } from "../parts/recommended.tsx";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { QrCode } from "../parts/qr-code.tsx";
import { Touch } from "../parts/touch.tsx";
import { fateOfPaper } from "../session/session-context.ts";
import { both } from "../words/words.ts";
import { Faces } from "./feedback.tsx";
import { Waiting } from "./waiting.tsx";
import { zoneIn } from "./plan-words.ts";
import { standing } from "./place-words.ts";
import "./ticket.css";

/** The number as large as the width allows: A001 is wider per letter than A1000. */
export function LargeNumber({ ticket }: { readonly ticket: string }): ReactNode {
  return (
    <output className="large-number numerals" style={{ "--letters": ticket.length } as React.CSSProperties}>
      {ticket}
    </output>
  );
}

export function Printing(): ReactNode {
  const { plan, session } = useSession();
  return (
    <Frame title={both("printing.title")} hint={both("printing.hint")} className="ticket printing">
      <LargeNumber ticket={session.visit?.ticket ?? ""} />
      {session.visit && (
        <p className="ticket-place">
          <SayWords words={standing(session.visit, plan, session.offline)} />
        </p>
      )}
      <Recommended />
      <div className="slot" aria-hidden="true">
        <div className="slot-paper numerals">{session.visit?.ticket}</div>
      </div>
    </Frame>
  );
}

export function TakeIt(): ReactNode {
  const { plan, session, send } = useSession();
  const { visit, print, offline } = session;
  const zone = zoneIn(plan, visit?.aside?.zone ?? null);
  const reprinted = print?.kind === "printed" && print.copy > 1;
  const fate = fateOfPaper(session);
  if (fate === "going-back") return <TakeItNow />;
  return (
    <Frame
      title={both(fate === "taken" ? "takeIt.taken" : "takeIt.title")}
      hint={both(reprinted ? "takeIt.reprinted" : zone ? "kept.hint" : "takeIt.hint")}
      className="ticket take-it"
    >
      <LargeNumber ticket={session.visit?.ticket ?? ""} />
      {visit && (
        <p className="ticket-place">
          <SayWords words={standing(visit, plan, offline)} />
        </p>
      )}
      {fate === "taken" ? <div className="mouth" /> : <Mouth />}
      {/* One thing at a time beside the ticket: a recommendation has been seen on two screens by now. */}
      {plan.wishes && !session.behalf ? <Faces /> : <Recommended />}
      <div className="ticket-acts">
        <Touch className="ticket-again" onTouch={() => send({ type: "REPRINT" })}>
          <Printer aria-hidden="true" />
          <Say word="takeIt.reprint" />
        </Touch>
        <Touch kind="main" onTouch={() => send({ type: "DONE" })}>
          <Say word="takeIt.done" />
        </Touch>
      </div>
    </Frame>
  );
}

/** A printer that draws back what nobody takes is about to: nothing else is said then. */
function TakeItNow(): ReactNode {
  const { session, send } = useSession();
  return (
    <Frame title={both("takeIt.now")} hint={both("takeIt.nowHint")} className="ticket take-it take-it-now">
      <LargeNumber ticket={session.visit?.ticket ?? ""} />
      <Mouth />
      <div className="ticket-acts">
        <Touch kind="main" onTouch={() => send({ type: "DONE" })}>
          <Say word="takeIt.done" />
        </Touch>
      </div>
    </Frame>
  );
}

function Mouth(): ReactNode {
  return (
    <div className="mouth">
      <ArrowDown aria-hidden="true" />
      <Say word="takeIt.mouth" />
    </div>
  );
}

export function NumberAlone(): ReactNode {
  const { session, send } = useSession();
  const { print, paperless, link } = session;
  return (
    <Frame
      title={both("numberAlone.title")}
      hint={both(paperless ? "numberAlone.paperless" : print?.kind === "printed" ? "numberAlone.wentBack" : "numberAlone.hint")}
      className="ticket number-alone"
    >
      <LargeNumber ticket={session.visit?.ticket ?? ""} />
      <div className="ticket-carry">
        {link !== null && (
          <figure className="ticket-code">
            <QrCode text={link} />
            <figcaption>
              <Say word="numberAlone.code" />
            </figcaption>
          </figure>
        )}
        <p className="ticket-photo" role="alert">
          <Camera aria-hidden="true" />
          <Say word="numberAlone.photo" />
        </p>
      </div>
      {print?.kind === "not-printed" && <ForStaff words={print.words} />}
      <div className="ticket-acts">
        <Touch className="ticket-again" onTouch={() => send({ type: "REPRINT" })}>
          <Printer aria-hidden="true" />
          <Say word="numberAlone.again" />
        </Touch>
        <Touch kind="main" onTouch={() => send({ type: "DONE" })}>
          <Say word="numberAlone.done" />
        </Touch>
      </div>
    </Frame>
  );
}

export const Taking = (): ReactNode => <Waiting title={both("taking.title")} hint={both("taking.hint")} />;
export const Reprinting = (): ReactNode => <Waiting title={both("reprinting.title")} />;
