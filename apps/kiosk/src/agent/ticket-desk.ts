// Asks the hub for numbers so that every number ends with a customer or is given back: no ghost stands in line.

import { type HubClient, newId, newToken } from "@hallflow/hub-client";
import type { CommandOf, OperationId, TicketToken, VisitId, VisitView, Words } from "@hallflow/queue-core";
import type { AgentLogger } from "./agent-logger.ts";
import { hubAway, noAnswer, outOfOrder } from "./sentences.ts";
import type { NotTaken } from "./take-result.ts";
import type { TicketsInHand } from "./tickets-in-hand.ts";

/*
 * How a ghost could come to be, and why it does not.
 *
 * A visit is named by the kiosk (its id is random), so the kiosk can give it back without ever having seen the answer.
 * Before anything is sent, the id is on the disk ("in hand"). From then on there are these ways:
 *  - The hub answers in time. Done: the number is shown and printed, then the id is settled. Refused: settled at once.
 *  - The hub does not answer within `answerMs`. The customer is told so. The press keeps its operation id: if the same
 *    customer asks again for the same thing, it is the same press, and the hub's stored answer (or its first one) is theirs.
 *  - The customer leaves, asks for something else, or `keptMs` passes: the visit is cancelled by its id, and this is asked until
 *    it is answered. "Unknown visit" means that the press has never been carried out; since a packet can still be on an old
 *    connection's way, the same is asked once more `secondLookMs` later, when that connection is dead on both sides.
 *  - The kiosk dies. At the next start, each id in hand that the print journal does not know (a customer who saw a number has a
 *    print job) is cancelled in the same way; one that it knows is the printer's to finish.
 */

/** A press whose answer is late, and which the same customer may still take up. */
interface LateAsk {
  readonly ask: Ask;
  readonly timer: NodeJS.Timeout;
}

interface Ask {
  readonly operation: OperationId;
  readonly visit: VisitId;
  readonly token: TicketToken;
  readonly wanted: Wanted;
}

/** What a customer asks for, before it has a visit's name: a ticket, or the one that they have booked. */
export type Wanted = WithoutVisit<"take-ticket"> | WithoutVisit<"check-in">;
type WithoutVisit<T extends "take-ticket" | "check-in"> = Omit<CommandOf<T>, "visit" | "token">;

export interface DeskTimings {
  /** How long a customer waits for the hub before they are told. */
  readonly answerMs: number;
  /** How long a late answer is kept for the customer who asked. */
  readonly keptMs: number;
  readonly secondLookMs: number;
}

export const deskTimings: DeskTimings = { answerMs: 3_000, keptMs: 30_000, secondLookMs: 60_000 };

/** `offline` marks a number that this kiosk gave out of its leased ones. */
export type Issued = { readonly kind: "issued"; readonly visit: VisitView; readonly token: TicketToken; readonly offline?: true };
/** The hub was not there, or did not answer in time. */
export type Unanswered = { readonly kind: "unanswered"; readonly words: Words };

export class TicketDesk {
  readonly #client: HubClient;
  readonly #inHand: TicketsInHand;
  readonly #logger: AgentLogger;
  readonly #timings: DeskTimings;
  readonly #late = new Map<VisitId, LateAsk>();
  readonly #lookingAgain = new Set<NodeJS.Timeout>();

  constructor(client: HubClient, inHand: TicketsInHand, logger: AgentLogger, timings: DeskTimings) {
    this.#client = client;
    this.#inHand = inHand;
    this.#logger = logger;
    this.#timings = timings;
  }

  /** Takes a number; "issued" leaves the visit in hand until the caller settles it. */
  async take(wanted: Wanted, answerMs = this.#timings.answerMs): Promise<Issued | NotTaken | Unanswered> {
    if (this.#client.state().link !== "online") return { kind: "unanswered", words: hubAway };
    try {
      return await this.#ask(wanted, answerMs);
    } catch (error) {
      // What cannot be written down must not be asked for: a crash would leave a ghost.
      this.#logger.error({ err: error }, "a press could not be written down");
      return { kind: "unavailable", words: outOfOrder };
    }
  }

  async #ask(wanted: Wanted, answerMs: number): Promise<Issued | NotTaken | Unanswered> {
    const ask = this.#takeUp(wanted) ?? {
      operation: newId<OperationId>(),
      visit: newId<VisitId>(),
      token: newToken<TicketToken>(),
      wanted,
    };
    const { operation, visit, token } = ask;
    await this.#inHand.add(visit);
    const answer = await this.#client.send({ ...ask.wanted, visit, token }, { operation, validForMs: answerMs });
    switch (answer.kind) {
      case "done":
        if (answer.result.visit) return { kind: "issued", visit: answer.result.visit, token };
        throw new Error("the hub took a ticket and named no visit");
      case "refused":
        if (answer.refusal.type === "press-expired") return this.#keepLate(ask);
        this.#inHand.settle(visit);
        return { kind: "refused", refusal: answer.refusal };
      case "malformed":
        this.#inHand.settle(visit);
        this.#logger.error({ mistakes: answer.mistakes }, "the hub does not understand this kiosk: their versions differ");
        return { kind: "unavailable", words: outOfOrder };
      case "unavailable":
        return this.#keepLate(ask);
    }
  }

  /** The customer is gone: late answers are nobody's any more. */
  leave(): void {
    for (const { ask } of this.#late.values()) this.giveBack(ask.visit);
  }

  /** Gives a visit back that no customer holds, whether or not it was ever issued. */
  giveBack(visit: VisitId): void {
    clearTimeout(this.#late.get(visit)?.timer);
    this.#late.delete(visit);
    void this.#cancel(visit, true);
  }

  /** Stops waiting; what is still in hand is given back by the next start. */
  close(): void {
    for (const { timer } of this.#late.values()) clearTimeout(timer);
    for (const timer of this.#lookingAgain) clearTimeout(timer);
  }

  /** The late press that this customer repeats; any other late press belongs to somebody who has gone. */
  #takeUp(wanted: Wanted): Ask | undefined {
    let same: Ask | undefined;
    for (const { ask, timer } of this.#late.values()) {
      if (JSON.stringify(ask.wanted) !== JSON.stringify(wanted)) {
        this.giveBack(ask.visit);
        continue;
      }
      clearTimeout(timer);
      this.#late.delete(ask.visit);
      same = ask;
    }
    return same;
  }

  #keepLate(ask: Ask): Unanswered {
    const timer = setTimeout(() => this.giveBack(ask.visit), this.#timings.keptMs);
    this.#late.set(ask.visit, { ask, timer });
    this.#logger.warn({ visit: ask.visit }, "the hub did not answer in time; the customer was told");
    return { kind: "unanswered", words: noAnswer };
  }

  async #cancel(visit: VisitId, mayComeLate: boolean): Promise<void> {
    const answer = await this.#client.send({ type: "cancel", visit });
    const neverIssued = answer.kind === "refused" && answer.refusal.type === "unknown-visit";
    if (neverIssued && mayComeLate) {
      const timer = setTimeout(() => {
        this.#lookingAgain.delete(timer);
        void this.#cancel(visit, false);
      }, this.#timings.secondLookMs);
      this.#lookingAgain.add(timer);
      return;
    }
    this.#inHand.settle(visit);
    if (answer.kind === "done") this.#logger.warn({ visit }, "gave back a number that had come too late for its customer");
    else if (!neverIssued) this.#logger.warn({ visit, answer: answer.kind }, "a number that came too late could not be given back");
  }
}
