// The diversion's answer: a sentence a person would say, the reason under it, and the machine first where one can do it.

import { MonitorCheck, Plus, Ticket, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Errands } from "../parts/errands.tsx";
import { fill } from "../parts/fill.ts";
import { Frame } from "../parts/frame.tsx";
import { Recommended } from "../parts/recommended.tsx";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { Where } from "../parts/where.tsx";
import { useCountdown } from "../parts/use-countdown.ts";
import { mostErrands } from "../session/session-context.ts";
import { readingMs } from "../session/session-setup.ts";
import { both } from "../words/words.ts";
import { placeWords } from "./place-words.ts";
import { serviceName, zoneIn } from "./plan-words.ts";
import "./answer.css";

export function Answer(): ReactNode {
  const { snapshot } = useSession();
  return snapshot.matches({ step: { visit: { answer: "offer" } } }) ? <MachineOffer /> : <Place />;
}

function Place(): ReactNode {
  const { plan, session, send } = useSession();
  const { quote } = session;
  const zone = zoneIn(plan, quote?.zone ?? null);
  if (!quote) return null;
  return (
    <Frame title={placeWords(quote)} className="answer">
      <section className="answer-card">
        <p className="answer-reason">
          <SayWords words={quote.reason} />
        </p>
        {zone && <Where zone={zone} />}
        <Recommended />
        <Errands />
      </section>
      <div className="answer-acts">
        <TakeButton />
        {session.errands.length < mostErrands && (
          <Touch className="answer-add" onTouch={() => send({ type: "ADD_ERRAND" })}>
            <Plus aria-hidden="true" />
            <Say word="answer.add" />
          </Touch>
        )}
      </div>
    </Frame>
  );
}

/** Says in the button itself when it will act without a touch. */
function TakeButton(): ReactNode {
  const { snapshot, send } = useSession();
  const soon = snapshot.matches({ step: { visit: { answer: "soon" } } });
  const seconds = useCountdown(soon ? readingMs : null);
  return (
    <Touch kind="main" className={`answer-take ${soon ? "answer-soon" : ""}`} onTouch={() => send({ type: "TAKE" })}>
      <Ticket aria-hidden="true" />
      <span className="answer-take-words">
        <strong>
          <Say word="answer.take" />
        </strong>
        {seconds !== null && (
          <small>
            <Say word="answer.soon" values={{ seconds }} />
          </small>
        )}
      </span>
    </Touch>
  );
}

function MachineOffer(): ReactNode {
  const { plan, session, send } = useSession();
  const { quote } = session;
  const zone = zoneIn(plan, quote?.selfService?.zone ?? null);
  if (!quote?.selfService || !zone) return null;
  const service = serviceName(plan, quote.selfService.service);
  return (
    <Frame title={fill("answer.machine", { service, zone: zone.name })} className="answer">
      <section className="answer-card">
        <p className="answer-reason">
          <SayWords words={quote.reason} />
        </p>
        <Where zone={zone} />
        <p className="answer-person">
          <UserRound aria-hidden="true" />
          <SayWords words={fill("answer.person", { sentence: placeWords(quote) })} />
        </p>
      </section>
      <div className="answer-acts">
        <Touch kind="main" className="answer-take" onTouch={() => send({ type: "USE_MACHINE" })}>
          <MonitorCheck aria-hidden="true" />
          <strong>
            <Say word="answer.useMachine" />
          </strong>
        </Touch>
        {quote.offline !== true && (
          <Touch className="answer-add" onTouch={() => send({ type: "KEEP_PLACE" })}>
            <Ticket aria-hidden="true" />
            <Say word="answer.keepPlace" />
          </Touch>
        )}
        <Touch className="answer-add" onTouch={() => send({ type: "WANT_PERSON" })}>
          <UserRound aria-hidden="true" />
          <Say word="answer.wantPerson" />
        </Touch>
      </div>
    </Frame>
  );
}

/** Where the machine stands: no number was taken, and the next customer soon finds the start again. */
export function Directions(): ReactNode {
  const { plan, session, send } = useSession();
  const zone = zoneIn(plan, session.quote?.selfService?.zone ?? null);
  if (!zone) return null;
  return (
    <Frame title={fill("directions.title", { zone: zone.name })} hint={both("directions.hint")} className="directions">
      <Where zone={zone} />
      <Touch kind="main" onTouch={() => send({ type: "DONE" })}>
        <Say word="directions.done" />
      </Touch>
    </Frame>
  );
}
