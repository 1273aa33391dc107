// Gives one customer their ticket: asks the printer, then for the number, then for the paper, in this order.

import type { Printer } from "@hallflow/printer";
import type { HallPlan, Language, VisitView } from "@hallflow/queue-core";
import type { TakeOptions } from "./agent-contract.ts";
import type { AgentLogger } from "./agent-logger.ts";
import type { LeaseKeeper } from "./lease-keeper.ts";
import type { OfflineBook } from "./offline-book.ts";
import type { PapersComing } from "./papers-coming.ts";
import { hubAway } from "./sentences.ts";
import type { StaffReports } from "./staff-reports.ts";
import type { NotTaken, PrintResult, TakeResult } from "./take-result.ts";
import type { Issued } from "./ticket-desk.ts";
import type { TicketContext } from "./ticket-facts.ts";
import type { TicketPrinting } from "./ticket-printing.ts";
import type { TicketsInHand } from "./tickets-in-hand.ts";

export interface TicketGiverParts {
  /** Null until the hub has said what hall this is. */
  readonly plan: () => HallPlan | null;
  readonly printer: Printer;
  readonly printing: TicketPrinting;
  readonly book: OfflineBook;
  readonly inHand: TicketsInHand;
  readonly keeper: LeaseKeeper;
  readonly reports: StaffReports;
  /** What a ticket's code begins with. */
  readonly ticketUrl: string;
  readonly logger: AgentLogger;
  readonly papers: PapersComing;
}

export class TicketGiver {
  readonly #parts: TicketGiverParts;

  constructor(parts: TicketGiverParts) {
    this.#parts = parts;
  }

  /** No number is made that nobody can hold: a printer that cannot print is found out before. Never rejects. */
  async give(
    take: () => Promise<Issued | NotTaken>,
    language: Language,
    { onIssued, paperless = false }: TakeOptions = {},
  ): Promise<TakeResult> {
    const { printer, printing, book, inHand, keeper, reports, ticketUrl, papers } = this.#parts;
    const plan = this.#parts.plan();
    if (!plan) return { kind: "unavailable", words: hubAway };
    const preflight = paperless ? null : await printer.preflight();
    if (preflight?.ready === false) return { kind: "printer-not-ready", condition: preflight.condition };
    const taken = await take();
    if (taken.kind !== "issued") return taken;
    const { visit, token } = taken;
    const offline = taken.offline === true;
    const context = { plan, language, token, ticketUrl };
    let isShown = false;
    const show = (): void => {
      if (isShown) return;
      isShown = true;
      if (offline) book.shown(visit.id);
      onIssued?.({ visit, offline, link: `${ticketUrl}${token}` });
      // The hub may have come back while this number was being made.
      if (offline) keeper.look();
    };
    // Shown when it is on the disk: a number that its customer has seen must outlive this process, or it would be given back at the next start.
    const print = await (paperless ? this.#withoutPaper(visit, context, show) : papers.during(printing.print(visit, context, show)));
    // A disk that takes nothing any more takes nobody's number away.
    show();
    inHand.settle(visit.id);
    reports.paper(visit.id, visit.ticket, print);
    return { kind: "taken", visit, print, offline };
  }

  async #withoutPaper(visit: VisitView, context: TicketContext, show: () => void): Promise<PrintResult> {
    const { printer, printing, logger } = this.#parts;
    await printing
      .withoutPaper(visit, context)
      .catch((error: unknown) => logger.error({ err: error }, "a ticket could not be written down"));
    show();
    const condition = printer.condition();
    return { kind: "not-printed", words: condition.words, condition };
  }
}
