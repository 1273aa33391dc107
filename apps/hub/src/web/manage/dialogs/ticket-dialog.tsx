// Takes a ticket for somebody who stands before the manager, and shows the number large.

import { newId, newToken } from "@hallflow/hub-client";
import { type Arrival, type TicketToken, type VisitId, type VisitView } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say } from "../words.ts";
import { ArrivalForm } from "./arrival-form.tsx";
import { Frame } from "./frame.tsx";
import { QuoteShown } from "./quote-shown.tsx";
import { TicketGiven } from "./ticket-given.tsx";
import "./ticket-dialog.css";

const nobody: Arrival = { errands: [], tier: "standard", needs: [], channel: "staff", language: "zh", declinedSelfService: false };

/** Who stands before the manager, and the id that their ticket will have however often it must be asked for. */
const newcomer = () => ({ arrival: nobody, visit: newId<VisitId>(), token: newToken<TicketToken>() });

export function TicketDialog(): ReactNode {
  const { isLive, view, send, link } = useScene();
  const [{ arrival, visit, token }, setNewcomer] = useState(newcomer);
  const [isSending, setSending] = useState(false);
  const [given, setGiven] = useState<VisitView | null>(null);
  const take = async () => {
    setSending(true);
    const answer = await send({ type: "take-ticket", visit, token, ...arrival }, null);
    setSending(false);
    if (answer.kind === "done") return setGiven(answer.result.visit);
    if (answer.kind !== "refused" || answer.refusal.type !== "duplicate-visit") return;
    // An earlier press was carried out although its answer never came.
    const known = await link.ask({ type: "visit", visit });
    if (known.kind === "done") setGiven(known.result);
  };
  if (given) {
    const again = () => {
      setGiven(null);
      setNewcomer(newcomer());
    };
    return <TicketGiven visit={given} again={again} />;
  }
  const isOpen = view.day.state === "open";
  return (
    <Frame kind="wide" title={<Say of="ticket.title" />}>
      <div className="ticket-dialog">
        <ArrivalForm arrival={arrival} change={(changed) => setNewcomer({ arrival: changed, visit, token })} />
        <div className="ticket-dialog-side">
          <QuoteShown arrival={arrival} />
          {!isLive && (
            <p className="frame-hindrance">
              <Say of="not.offline" />
            </p>
          )}
          {isLive && !isOpen && (
            <p className="frame-hindrance">
              <Say of={view.day.state === "closed" ? "not.closed" : "not.lastTickets"} />
            </p>
          )}
          <Button
            className="button button-main button-large"
            isDisabled={!isLive || !isOpen || arrival.errands.length === 0 || isSending}
            onPress={() => void take()}
          >
            <Say of="ticket.submit" />
          </Button>
        </div>
      </div>
    </Frame>
  );
}
