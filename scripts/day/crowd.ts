// The customers at the kiosks: each asks, hears the answer, and takes a ticket through the kiosk's own agent and printer.

import type { Agent } from "@hallflow/kiosk";
import { type Instant, type VisitId, secondMs } from "@hallflow/queue-core";
import type { Customer } from "@hallflow/queue-core/lab";
import type { SimulatedHall } from "./simulated-hall.ts";

export interface CrowdCounts {
  arrived: number;
  tickets: number;
  printed: number;
  notPrinted: number;
  selfService: number;
  turnedAway: number;
  gaveUp: number;
  /** Answers such as "the hub is away": the customer tried again. */
  triedAgain: number;
}

const tryAgainMs = 20 * secondMs;

export class Crowd {
  readonly counts: CrowdCounts = {
    arrived: 0,
    tickets: 0,
    printed: 0,
    notPrinted: 0,
    selfService: 0,
    turnedAway: 0,
    gaveUp: 0,
    triedAgain: 0,
  };
  /** Who holds which visit: how a teller learns how its customer behaves. */
  readonly holders = new Map<VisitId, Customer>();
  /** Which visit a number stands for. */
  readonly #numbers = new Map<string, VisitId>();
  readonly #hall: SimulatedHall;
  readonly #leaving: Promise<void>[] = [];

  constructor(hall: SimulatedHall) {
    this.#hall = hall;
  }

  /** The visit of the day that a number stands for; undefined before its holder has it. */
  visitOf(ticket: string): VisitId | undefined {
    return this.#numbers.get(ticket);
  }

  /** Lets everyone come in their time, each to the kiosk with the shortest line. Resolves when the last has a ticket or has gone. */
  async come(customers: readonly Customer[], kiosks: readonly Agent[]): Promise<void> {
    const lines = kiosks.map((kiosk) => ({ kiosk, last: Promise.resolve(), length: 0 }));
    for (const customer of customers) {
      await this.#hall.until(customer.arrivesAt);
      this.counts.arrived++;
      const line = lines.reduce((shortest, other) => (other.length < shortest.length ? other : shortest));
      line.length++;
      line.last = line.last.then(() => this.#visit(customer, line.kiosk)).finally(() => line.length--);
    }
    await Promise.all(lines.map(({ last }) => last));
  }

  /** Resolves when everyone who gives up while waiting has done so. */
  async left(): Promise<void> {
    await Promise.all(this.#leaving);
  }

  async #visit(customer: Customer, kiosk: Agent): Promise<void> {
    for (;;) {
      const outcome = await this.#ask(customer, kiosk);
      if (outcome === "over") return;
      this.counts.triedAgain++;
      await this.#hall.wait(tryAgainMs);
    }
  }

  async #ask(customer: Customer, kiosk: Agent): Promise<"over" | "again"> {
    const quote = await kiosk.quote(customer.arrival);
    if (quote.kind === "unavailable") return "again";
    if (quote.kind !== "done") return this.#turnedAway();
    if (quote.result.selfService && customer.likesMachines) {
      this.counts.selfService++;
      return "over";
    }
    const taken = await kiosk.takeTicket({ ...customer.arrival, declinedSelfService: true });
    switch (taken.kind) {
      case "taken":
        this.counts.tickets++;
        if (taken.print.kind === "printed") this.counts.printed++;
        else this.counts.notPrinted++;
        this.holders.set(taken.visit.id, customer);
        this.#numbers.set(taken.visit.ticket, taken.visit.id);
        if (customer.patienceMs !== null) this.#leaving.push(this.#giveUp(taken.visit.id, this.#hall.now() + customer.patienceMs));
        return "over";
      case "refused":
        return this.#turnedAway();
      case "unavailable":
      case "printer-not-ready":
        return "again";
    }
  }

  #turnedAway(): "over" {
    this.counts.turnedAway++;
    return "over";
  }

  /** One who has been called by then stays; the hub knows. */
  async #giveUp(visit: VisitId, at: Instant): Promise<void> {
    await this.#hall.until(at);
    const now = await this.#hall.manager.ask({ type: "visit", visit });
    if (now.kind !== "done" || now.result.state !== "waiting") return;
    const answer = await this.#hall.manager.send({ type: "cancel", visit });
    if (answer.kind === "done") this.counts.gaveUp++;
  }
}
