// What a teller of the simulated day works at: a console as its link to the hub, or a real one on a screen.

import { HubClient } from "@hallflow/hub-client";
import type { Answer, Command, CounterId, TellerView } from "@hallflow/queue-core";
import type { SimulatedHall } from "./simulated-hall.ts";

export interface Desk {
  /** The hall as this desk was last shown it. */
  view(): TellerView | null;
  /** Presses until it is answered. */
  send(command: Command): Promise<Answer>;
  close(): void | Promise<void>;
}

/** A desk without a screen: as many of them as a hall has counters cost next to nothing. */
export function linkDesk(hall: SimulatedHall, counter: CounterId): Desk {
  const client = new HubClient({
    url: hall.access.url,
    hello: { token: hall.access.tokens.teller, view: "teller", device: `day-counter-${counter}`, counter },
  });
  return {
    view: () => {
      const view = client.state().push?.view;
      return view?.role === "teller" ? view : null;
    },
    send: (command) => client.send(command),
    close: () => client.close(),
  };
}
