// Where a customer's number comes from: the hub, or this kiosk's own leased numbers while the hub does not answer.

import type { Answer, Arrival, Quote } from "@hallflow/queue-core";
import type { KioskQuote, Taking } from "./agent-contract.ts";
import type { OfflineDesk } from "./offline-desk.ts";
import type { NotTaken } from "./take-result.ts";
import type { Issued, TicketDesk, Wanted } from "./ticket-desk.ts";

/** With numbers of its own a kiosk lets nobody wait: the paper is to be in the hand within two seconds. */
const patienceMs = 1_000;

export interface NumberSourceParts {
  readonly desk: TicketDesk;
  /** Null for a kiosk that the hub is there for and has refused: that is not stood in for. */
  readonly offline: () => OfflineDesk | null;
  /** How long the hub is waited for by a kiosk that has no numbers of its own. */
  readonly answerMs: number;
}

export class NumberSource {
  readonly #parts: NumberSourceParts;

  constructor(parts: NumberSourceParts) {
    this.#parts = parts;
  }

  async quote(arrival: Arrival, ask: (answerMs: number) => Promise<Answer<Quote>>): Promise<Answer<KioskQuote>> {
    const answer = await ask(this.#answerMs());
    const own = answer.kind === "unavailable" ? this.#standIn()?.quote(arrival) : null;
    return own?.kind === "done" ? { kind: "done", result: { ...own.result, offline: true } } : (own ?? answer);
  }

  /** The hub's number, or when it does not answer in time one of this kiosk's own; the hub's, should it still come, is given back. */
  async take(arrival: Taking): Promise<Issued | NotTaken> {
    const { desk } = this.#parts;
    const taken = await desk.take({ type: "take-ticket", ...arrival }, this.#answerMs());
    if (taken.kind !== "unanswered") return taken;
    const own = await this.#standIn()?.take(arrival);
    if (!own) return { kind: "unavailable", words: taken.words };
    if (own.kind === "issued") desk.leave();
    return own;
  }

  /** Only the hub knows who has booked what. */
  async checkIn(booked: Extract<Wanted, { type: "check-in" }>): Promise<Issued | NotTaken> {
    const taken = await this.#parts.desk.take(booked);
    return taken.kind === "unanswered" ? { kind: "unavailable", words: taken.words } : taken;
  }

  #standIn(): OfflineDesk | null {
    const offline = this.#parts.offline();
    return offline?.ready === true ? offline : null;
  }

  #answerMs(): number {
    return this.#standIn() ? Math.min(this.#parts.answerMs, patienceMs) : this.#parts.answerMs;
  }
}
