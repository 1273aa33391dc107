// What staff can do for a visit that is not at a counter: end it at the customer's wish, or bring it back from a hold.

import type { VisitView } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both } from "../words.ts";

export function VisitActions({ visit: { id, ticket, state } }: { readonly visit: VisitView }): ReactNode {
  const { isLive, send } = useScene();
  const [isAsked, setAsked] = useState(false);
  if (state !== "waiting" && state !== "held") return null;
  if (!isLive) {
    return (
      <p className="frame-hindrance">
        <Say of="not.offline" />
      </p>
    );
  }
  return (
    <div className="frame-actions">
      {state === "held" && (
        <Button
          className="button button-main"
          onPress={() => void send({ type: "bring-back", visit: id }, both("visit.done.back", { ticket }))}
        >
          <Say of="visit.bringBack" />
        </Button>
      )}
      {isAsked ? (
        <Button
          className="button button-stop"
          onPress={() => void send({ type: "cancel", visit: id }, both("visit.done.cancelled", { ticket }))}
        >
          <Say of="visit.cancelSure" values={{ ticket }} />
        </Button>
      ) : (
        <Button className="button" onPress={() => setAsked(true)}>
          <Say of="visit.cancelTicket" />
        </Button>
      )}
    </div>
  );
}
