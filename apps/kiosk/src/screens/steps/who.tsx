// Who is it? A phone number, a card, or nobody in particular; and one quiet touch for whoever needs a hand.

import type { Need } from "@hallflow/queue-core";
import { Accessibility, Baby, CalendarCheck, CreditCard, Shield, Smartphone, Ticket, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Frame } from "../parts/frame.tsx";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { type KioskWord, both } from "../words/words.ts";
import { AppointmentCode } from "./appointment-code.tsx";
import { CardNumber } from "./card-number.tsx";
import { PhoneNumber } from "./phone-number.tsx";
import { Waiting } from "./waiting.tsx";
import "./who.css";

export function Who(): ReactNode {
  const { snapshot } = useSession();
  if (snapshot.matches({ step: { visit: { who: "phone" } } })) return <PhoneNumber />;
  if (snapshot.matches({ step: { visit: { who: "card" } } })) return <CardNumber />;
  if (snapshot.matches({ step: { visit: { who: "appointment" } } })) return <AppointmentCode />;
  if (snapshot.matches({ step: { visit: { who: "identifying" } } })) return <Waiting title={both("who.looking")} />;
  return <Choice />;
}

function Choice(): ReactNode {
  const { plan, send } = useSession();
  return (
    <Frame title={both("who.title")} hint={both("who.hint")} className="who">
      <Touch kind="main" className="who-choice who-skip" onTouch={() => send({ type: "SKIP" })}>
        <Ticket aria-hidden="true" />
        <WhoWords title="who.skip" hint="who.skipHint" />
      </Touch>
      <Touch className="who-choice" onTouch={() => send({ type: "PHONE" })}>
        <Smartphone aria-hidden="true" />
        <WhoWords title="who.phone" hint="who.phoneHint" />
      </Touch>
      <Touch className="who-choice" onTouch={() => send({ type: "CARD" })}>
        <CreditCard aria-hidden="true" />
        <WhoWords title="who.card" hint="who.cardHint" />
      </Touch>
      {plan.appointments && (
        <Touch className="who-choice" onTouch={() => send({ type: "APPOINTMENT" })}>
          <CalendarCheck aria-hidden="true" />
          <WhoWords title="who.appointment" hint="who.appointmentHint" />
        </Touch>
      )}
      <Needs />
    </Frame>
  );
}

function WhoWords({ title, hint }: { readonly title: KioskWord; readonly hint: KioskWord }): ReactNode {
  return (
    <span className="who-words">
      <strong>
        <Say word={title} />
      </strong>
      <small>
        <Say word={hint} />
      </small>
    </span>
  );
}

const needs: readonly { need: Need; icon: ReactNode }[] = [
  { need: "elder", icon: <UserRound aria-hidden="true" /> },
  { need: "pregnant", icon: <Baby aria-hidden="true" /> },
  { need: "disabled", icon: <Accessibility aria-hidden="true" /> },
  { need: "serviceman", icon: <Shield aria-hidden="true" /> },
];

function Needs(): ReactNode {
  const { session, send } = useSession();
  return (
    <section className="needs">
      <p>
        <Say word="who.needs" />
      </p>
      <div className="needs-row">
        {needs.map(({ need, icon }) => (
          <Touch key={need} className="need" pressed={session.needs.includes(need)} onTouch={() => send({ type: "NEED", need })}>
            {icon}
            <Say word={`need.${need}`} />
          </Touch>
        ))}
      </div>
    </section>
  );
}
