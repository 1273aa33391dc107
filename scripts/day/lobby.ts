// A lobby display that watches the simulated day: it must see every summons once, in order.

import { HubClient } from "@hallflow/hub-client";
import type { SimulatedHall } from "./simulated-hall.ts";

export class LobbyWatch {
  readonly #client: HubClient;
  #last = -1;
  /** Summons seen, and those that were gone before they could be seen. */
  readonly counts = { shown: 0, missedByDisplay: 0 };

  constructor(hall: SimulatedHall) {
    this.#client = new HubClient({ url: hall.access.url, hello: { token: hall.access.tokens.lobby, view: "lobby", device: "day-lobby" } });
    this.#client.subscribe(() => this.#look());
  }

  close(): void {
    this.#client.close();
  }

  #look(): void {
    const view = this.#client.state().push?.view;
    if (view?.role !== "lobby") return;
    for (const { serial } of view.calls) {
      if (serial <= this.#last) continue;
      if (this.#last >= 0) this.counts.missedByDisplay += serial - this.#last - 1;
      this.#last = serial;
      this.counts.shown++;
      this.#client.announced(serial, "shown");
    }
  }
}
