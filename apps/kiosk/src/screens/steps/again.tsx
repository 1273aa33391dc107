// A ticket that was scanned: how it stands, what its holder may do now, and where they stand after that.

import type { TicketAnswer, VisitView, Words } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import type { NextAct } from "../../agent/agent-contract.ts";
import type { ScreenPlan } from "../../bridge.ts";
import { Frame } from "../parts/frame.tsx";
import { fill } from "../parts/fill.ts";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { Where } from "../parts/where.tsx";
import { type KioskWord, both } from "../words/words.ts";
import { placeWords } from "./place-words.ts";
import { serviceName, zoneIn } from "./plan-words.ts";
import { LargeNumber } from "./ticket.tsx";
import "./again.css";

export function Again(): ReactNode {
  const { session } = useSession();
  const { found } = session;
  if (!found) return null;
  const { visit } = found;
  return visit === null || found.again.length > 0 ? <Over found={found} /> : <Alive found={found} visit={visit} />;
}

/** The visit goes on: what can be done follows from its state. */
function Alive({ found, visit }: { readonly found: TicketAnswer; readonly visit: VisitView }): ReactNode {
  const { title, hint, acts } = lookOf(found, visit);
  return (
    <Frame title={title} hint={hint} className="again">
      <LargeNumber ticket={found.ticket} />
      <div className="again-acts">
        {acts.map(({ act, word }, index) => (
          <GoOn key={act} act={act} word={word} isMain={index === 0 && act !== "send-to-machine"} />
        ))}
        {!acts.some(({ act }) => act === "machine-done") && <Done isMain={!acts.some(({ act }) => act === "bring-back")} />}
      </div>
    </Frame>
  );
}

interface Look {
  readonly title: Words;
  readonly hint: Words;
  readonly acts: readonly { readonly act: NextAct; readonly word: KioskWord }[];
}

function lookOf({ ticket, machine }: TicketAnswer, visit: VisitView): Look {
  const counter = visit.counter ?? "";
  switch (visit.state) {
    case "called":
      return { title: both("again.calledTitle", { counter }), hint: both("again.calledHint", { ticket }), acts: [] };
    case "serving":
      return { title: both("again.servingTitle", { counter }), hint: both("again.waitingHint", { ticket }), acts: [] };
    case "held":
      return heldLook(ticket, visit.aside?.kind);
    default:
      return {
        title: placeWords(visit),
        hint: both("again.waitingHint", { ticket }),
        acts: machine === null ? [] : [{ act: "send-to-machine", word: "again.try" }],
      };
  }
}

type Aside = NonNullable<VisitView["aside"]>["kind"];

function heldLook(ticket: string, kind: Aside | undefined): Look {
  if (kind === "at-machine") {
    const acts = [
      { act: "bring-back", word: "again.notHelped" },
      { act: "machine-done", word: "again.helped" },
    ] as const;
    return { title: both("again.machineTitle"), hint: both("again.machineHint", { ticket }), acts };
  }
  // Who was being served when the hall was left goes on by themselves when it does.
  const waitsForHall = kind === "evacuation";
  return {
    title: both("again.heldTitle", { ticket }),
    hint: both(waitsForHall ? "again.evacuation" : "again.heldHint"),
    acts: waitsForHall ? [] : [{ act: "bring-back", word: "again.back" }],
  };
}

/** The visit has ended, or was moved to today: the same matter again, or another. */
function Over({ found: { ticket, again, keepsWait } }: { readonly found: TicketAnswer }): ReactNode {
  const { plan, send } = useSession();
  return (
    <Frame
      title={both("again.overTitle")}
      hint={keepsWait ? both("again.overKeeps") : both("again.overPlain", { ticket })}
      className="again over"
    >
      {again.map((service) => (
        <Touch key={service} kind="main" onTouch={() => send({ type: "AGAIN", service })}>
          <SayWords words={serviceName(plan, service)} />
        </Touch>
      ))}
      <Touch onTouch={() => send({ type: "SKIP" })}>
        <Say word="again.other" />
      </Touch>
    </Frame>
  );
}

/** Where the customer stands after what they touched. */
export function WentOn(): ReactNode {
  const { plan, session } = useSession();
  const { visit } = session;
  if (!visit) return null;
  const zone = zoneIn(plan, visit.aside?.zone ?? null);
  const { title, hint } = wentLook(visit, zone);
  return (
    <Frame title={title} hint={hint} className="again">
      {visit.state !== "served" && <LargeNumber ticket={visit.ticket} />}
      {zone && <Where zone={zone} />}
      <div className="again-acts">
        <Done isMain />
      </div>
    </Frame>
  );
}

function wentLook(visit: VisitView, zone: ScreenPlan["zones"][number] | null): Pick<Look, "title" | "hint"> {
  if (visit.state === "served") return { title: both("again.wentServed"), hint: both("feedback.thanks") };
  if (zone) return { title: fill("again.wentMachine", { zone: zone.name }), hint: both("kept.hint") };
  return { title: both("again.wentBack"), hint: placeWords(visit) };
}

function GoOn({ act, word, isMain }: { readonly act: NextAct; readonly word: KioskWord; readonly isMain: boolean }): ReactNode {
  const { send } = useSession();
  return (
    <Touch kind={isMain ? "main" : "plain"} onTouch={() => send({ type: "GO_ON", act })}>
      <Say word={word} />
    </Touch>
  );
}

function Done({ isMain }: { readonly isMain: boolean }): ReactNode {
  const { send } = useSession();
  return (
    <Touch kind={isMain ? "main" : "plain"} onTouch={() => send({ type: "DONE" })}>
      <Say word="again.done" />
    </Touch>
  );
}
