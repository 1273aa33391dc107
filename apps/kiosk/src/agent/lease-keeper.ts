// While the hub is there: keeps enough numbers for an hour without it, and hands in what was given out while it was away.

import type { HubClient } from "@hallflow/hub-client";
import { type VisitId, ticketNumber } from "@hallflow/queue-core";
import type { AgentLogger } from "./agent-logger.ts";
import type { OfflineBook, OfflineTicket } from "./offline-book.ts";
import { lettersOf } from "./offline-desk.ts";
import type { StaffReports } from "./staff-reports.ts";

export interface LeaseKeeperParts {
  readonly client: HubClient;
  readonly device: string;
  readonly book: OfflineBook;
  readonly reports: StaffReports;
  readonly logger: AgentLogger;
  /** How many numbers of a letter are asked for at a time; when half are gone, as many again. */
  readonly blockSize: number;
}

const leaseAnswerMs = 10_000;
/** A hub that refuses is not asked again at once. */
const askAgainMs = 60_000;

export class LeaseKeeper {
  readonly #parts: LeaseKeeperParts;
  readonly #asking = new Set<string>();
  readonly #handingIn = new Set<VisitId>();
  /** The day's state at which the hub last said that it takes no tickets in; it is asked again when that has changed. */
  #refusedAt: string | null = null;
  #isClosed = false;

  constructor(parts: LeaseKeeperParts) {
    this.#parts = parts;
  }

  /** Looks at what is to be done; called at each change of the link or of the hall. */
  look(): void {
    const { link, push, welcome } = this.#parts.client.state();
    if (link !== "online" || push?.view.role !== "kiosk" || !welcome || this.#isClosed) return;
    const { day } = push.view;
    if (this.#refusedAt !== `${day.day} ${day.state}`) this.#handInAll(`${day.day} ${day.state}`);
    if (day.state !== "open" || day.day === null) return;
    for (const letter of lettersOf(welcome.plan)) this.#topUp(letter, day.day);
  }

  close(): void {
    this.#isClosed = true;
  }

  #topUp(letter: string, day: string): void {
    const { client, device, book, logger, blockSize } = this.#parts;
    if (this.#asking.has(letter) || book.left(letter, day, client.hallNow()) > blockSize / 2) return;
    this.#asking.add(letter);
    const ask = async (): Promise<number> => {
      const answer = await client.send({ type: "lease-numbers", device, letter, count: blockSize }, { validForMs: leaseAnswerMs });
      if (answer.kind !== "done" || !answer.result.lease) {
        logger.warn({ letter, answer: answer.kind }, "no numbers were leased for a time without the hub");
        return askAgainMs;
      }
      await book.keep(answer.result.lease, client.hallNow());
      return 0;
    };
    const again = (afterMs: number): void => void setTimeout(() => this.#asking.delete(letter), afterMs).unref();
    ask().then(again, (error: unknown) => {
      logger.error({ err: error }, "leased numbers could not be written down");
      again(askAgainMs);
    });
  }

  /** In the order in which they were given out. */
  #handInAll(dayState: string): void {
    for (const ticket of this.#parts.book.pending) {
      const { handIn, shown } = ticket;
      if (!shown || this.#handingIn.has(handIn.visit)) continue;
      this.#handingIn.add(handIn.visit);
      void this.#handIn(ticket, dayState).finally(() => this.#handingIn.delete(handIn.visit));
    }
  }

  async #handIn(offline: OfflineTicket, dayState: string): Promise<void> {
    const { handIn } = offline;
    const { client, book, reports, logger } = this.#parts;
    const ticket = ticketNumber(handIn.letter, handIn.number);
    const answer = await client.send(handIn);
    switch (answer.kind) {
      case "done":
        logger.info({ visit: handIn.visit, ticket }, "handed in a ticket that was given out while the hub was away");
        // The book keeps the ticket until both are there: handed in again, they change nothing.
        if (offline.feedback) await client.send(offline.feedback);
        return book.settle(handIn.visit);
      case "refused":
        // A hall that was closed by mistake is opened again under the same date.
        if (answer.refusal.type === "hall-closed") return void (this.#refusedAt = dayState);
        logger.error({ visit: handIn.visit, ticket, refusal: answer.refusal.type }, "the hub does not take in a ticket");
        reports.notTakenIn(ticket, answer.refusal.words);
        return book.settle(handIn.visit);
      case "malformed":
        logger.error(
          { visit: handIn.visit, ticket, mistakes: answer.mistakes },
          "the hub does not understand this kiosk: their versions differ",
        );
        return;
      case "unavailable":
        return;
    }
  }
}
