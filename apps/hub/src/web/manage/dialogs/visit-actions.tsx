// What staff can do for a visit that is not at a counter; what takes a second press or more words opens in the same place.

import { type Command, type VisitView, serviceOf } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both } from "../words.ts";
import { EndVisitForm } from "./end-visit-form.tsx";
import { ReviseForm } from "./revise-form.tsx";

export function VisitActions({ visit }: { readonly visit: VisitView }): ReactNode {
  const { isLive, view } = useScene();
  const [asked, setAsked] = useState<"revise" | "end" | null>(null);
  const { id, state } = visit;
  const waiting = view.waiting.find((listed) => listed.id === id);
  if (state !== "waiting" && state !== "held") return null;
  if (!isLive) {
    return (
      <p className="frame-hindrance">
        <Say of="not.offline" />
      </p>
    );
  }
  const close = () => setAsked(null);
  if (asked === "end") return <EndVisitForm visit={visit} close={close} />;
  if (asked === "revise" && waiting) return <ReviseForm visit={waiting} close={close} />;
  return (
    <div className="frame-actions">
      <div className="frame-actions-pair">
        <Ways visit={visit} />
        {waiting && (
          <Button className="button" onPress={() => setAsked("revise")}>
            <Say of="visit.revise" />
          </Button>
        )}
        <Button className="button" onPress={() => setAsked("end")}>
          <Say of="visit.end" />
        </Button>
        <CancelTicket visit={visit} />
      </div>
    </div>
  );
}

/** To a machine and back, where the state and the service allow. */
function Ways({ visit: { id, ticket, state, aside, errands } }: { readonly visit: VisitView }): ReactNode {
  const { plan, send } = useScene();
  const act = (command: Command, done: "back" | "machine" | "machineDone") => void send(command, both(`visit.done.${done}`, { ticket }));
  if (state === "held") {
    return (
      <>
        <Button className="button button-main" onPress={() => act({ type: "bring-back", visit: id }, "back")}>
          <Say of="visit.bringBack" />
        </Button>
        {aside?.kind === "at-machine" && (
          <Button className="button" onPress={() => act({ type: "machine-done", visit: id }, "machineDone")}>
            <Say of="visit.machineDone" />
          </Button>
        )}
      </>
    );
  }
  const current = errands.find((errand) => errand.state === "current");
  const hasMachine = current && serviceOf(plan, current.service)?.selfServiceZone !== undefined;
  return (
    hasMachine && (
      <Button className="button" onPress={() => act({ type: "send-to-machine", visit: id }, "machine")}>
        <Say of="visit.toMachine" />
      </Button>
    )
  );
}

function CancelTicket({ visit: { id, ticket } }: { readonly visit: VisitView }): ReactNode {
  const { send } = useScene();
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
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
  );
}
