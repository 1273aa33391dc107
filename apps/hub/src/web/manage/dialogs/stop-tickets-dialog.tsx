// Stops tickets before the hour, for whoever is in the hall will be served.

import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { Say, both } from "../words.ts";
import { Confirmation } from "./confirmation.tsx";

export function StopTicketsDialog(): ReactNode {
  const { view, send } = useScene();
  const { waiting, held, called, serving } = view.totals;
  return (
    <Confirmation
      title={<Say of="stopTickets.title" />}
      submit={<Say of="stopTickets.submit" />}
      tone="main"
      confirm={async () => (await send({ type: "stop-tickets" }, both("stopTickets.done"))).kind === "done"}
    >
      <p>
        <Say of="stopTickets.body" values={{ count: waiting + held + called + serving }} />
      </p>
    </Confirmation>
  );
}
