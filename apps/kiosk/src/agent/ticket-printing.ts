// Puts issued numbers on paper, and knows which of today's latest could be printed once more.

import {
  type PrintJournal,
  type Printer,
  type PrintOutcome,
  type TicketDocument,
  type TicketFacts,
  type TicketLayout,
  reprintOf,
  ticketDocument,
} from "@hallflow/printer";
import type { TicketNumber, VisitId, VisitView } from "@hallflow/queue-core";
import type { PrintResult } from "./take-result.ts";
import { type TicketContext, ticketFacts } from "./ticket-facts.ts";

/** How many tickets back a reprint reaches: far more than stand before one kiosk, and small. */
const rememberedTickets = 200;

export interface RecoveredTicket {
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
  readonly print: PrintResult;
}

export interface RecentTicket {
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
  /** As the paper says it. */
  readonly issuedAt: string;
  readonly copy: number;
}

export class TicketPrinting {
  readonly #printer: Printer;
  readonly #journal: Pick<PrintJournal, "append">;
  readonly #layout: TicketLayout | undefined;
  readonly #documents = new Map<VisitId, TicketDocument>();

  constructor(printer: Printer, journal: Pick<PrintJournal, "append">, layout?: TicketLayout) {
    this.#printer = printer;
    this.#layout = layout;
    this.#journal = journal;
  }

  /**
   * Prints the first copy. The job is named by the visit, so that it is printed once whatever happens; `onWritten` is called when it is on the
   * disk. Never rejects.
   */
  async print(visit: VisitView, context: TicketContext, onWritten: () => void): Promise<PrintResult> {
    const document = ticketDocument(ticketFacts(visit, context), this.#layout);
    this.remember(visit.id, document);
    return resultOf(await this.#printer.print(document, { jobId: visit.id, onWritten }));
  }

  /** Takes a job up again that came to nothing, under its own name: marked where bytes may have left, and not otherwise. */
  async again(visit: VisitId): Promise<PrintResult> {
    const document = this.#documents.get(visit);
    if (!document) throw new Error("a ticket is owed that this kiosk does not know");
    return resultOf(await this.#printer.print(document, { jobId: visit }));
  }

  /** Prints the same number once more, marked 补打/REPRINT; null for a ticket that this kiosk has not issued lately. */
  async reprint(visit: VisitId): Promise<PrintResult | null> {
    const last = this.#documents.get(visit);
    if (!last) return null;
    const document = reprintOf(last);
    this.remember(visit, document);
    return resultOf(await this.#printer.print(document, { jobId: `${visit}-${String(document.facts.copy)}` }));
  }

  /** Keeps the ticket of a customer who goes without paper, in case that one is wanted after all; on the disk when the promise is kept. */
  async withoutPaper(visit: VisitView, context: TicketContext): Promise<void> {
    const document = ticketDocument(ticketFacts(visit, context), this.#layout);
    this.remember(visit.id, document);
    await this.#journal.append({ kind: "kept", jobId: visit.id, at: new Date().toISOString(), document });
  }

  /** The latest tickets, newest first: what the floor manager may have printed once more. */
  recent(count: number): readonly RecentTicket[] {
    return [...this.#documents]
      .map(([visit, { facts }]) => ({ visit, ticket: facts.number as TicketNumber, issuedAt: facts.issuedAt, copy: facts.copy }))
      .slice(-count)
      .toReversed();
  }

  /** A paper that says that it is a trial. */
  async trial(facts: TicketFacts): Promise<PrintResult> {
    return resultOf(await this.#printer.print(ticketDocument(facts, this.#layout), { jobId: `trial-${String(Date.now())}` }));
  }

  /** The number on a visit's ticket; undefined for one that this kiosk has not issued lately. */
  numberOf(visit: VisitId): TicketNumber | undefined {
    return this.#documents.get(visit)?.facts.number as TicketNumber | undefined;
  }

  /** Whether the visit's ticket is this kiosk's to print, or was given without paper. */
  knows(visit: VisitId): boolean {
    return this.#documents.has(visit);
  }

  /** Finishes what a crash left unfinished; papers wanted longer ago than `maxAgeMs` are given up. Never rejects. */
  async recover(maxAgeMs: number): Promise<readonly RecoveredTicket[]> {
    return (await this.#printer.recover({ maxAgeMs })).flatMap((outcome) => {
      const visit = visitOfJob(outcome.jobId);
      const ticket = this.numberOf(visit);
      return ticket === undefined ? [] : [{ visit, ticket, print: resultOf(outcome) }];
    });
  }

  remember(visit: VisitId, document: TicketDocument): void {
    this.#documents.set(visit, document);
    const [oldest] = this.#documents.keys();
    if (this.#documents.size > rememberedTickets && oldest !== undefined) this.#documents.delete(oldest);
  }
}

/** The visit that a print job belongs to: its id, or its id and a copy's number. */
export const visitOfJob = (jobId: string): VisitId => jobId.slice(0, 36) as VisitId;

/** A paper that nobody can vouch for counts as not printed: the customer reads the number, and a later paper says REPRINT. */
function resultOf(outcome: PrintOutcome): PrintResult {
  if (outcome.kind === "printed") {
    const { copy, confirmed, presented, timeline } = outcome;
    return { kind: "printed", copy, confirmed, presented, timeline };
  }
  return { kind: "not-printed", words: outcome.words, condition: outcome.condition };
}
