// Papers that a kiosk which died still owes: whoever stood before a screen that went dark may never have seen their number.

import type { TicketNumber, VisitId } from "@hallflow/queue-core";
import type { PapersComing } from "./papers-coming.ts";
import type { StaffReports } from "./staff-reports.ts";
import type { RecoveredTicket, TicketPrinting } from "./ticket-printing.ts";

/** Whoever was waiting for a paper so long ago has gone; it is not printed for the next customer to find. */
const waitedForMs = 3 * 60_000;

export interface OwedPapersParts {
  /** Asked for late: the printer tells of itself before there is anything to print with. */
  readonly printing: () => TicketPrinting;
  readonly reports: StaffReports;
  readonly papers: PapersComing;
}

export class OwedPapers {
  readonly #parts: OwedPapersParts;
  readonly #owed = new Map<VisitId, TicketNumber>();
  readonly #startedAt = performance.now();

  constructor(parts: OwedPapersParts) {
    this.#parts = parts;
  }

  /** Finishes what was begun. Never rejects. */
  async recover(): Promise<void> {
    const { printing, papers } = this.#parts;
    for (const ticket of await papers.during(printing().recover(waitedForMs))) this.#settle(ticket);
  }

  /** The printer can print: what it could not bring before comes now, unless its customer has gone. */
  printerIsReady(): void {
    const all = [...this.#owed];
    this.#owed.clear();
    if (performance.now() - this.#startedAt > waitedForMs) return;
    const { printing, papers } = this.#parts;
    for (const [visit, ticket] of all) void papers.during(printing().again(visit)).then((print) => this.#settle({ visit, ticket, print }));
  }

  #settle({ visit, ticket, print }: RecoveredTicket): void {
    if (print.kind === "not-printed") this.#owed.set(visit, ticket);
    this.#parts.reports.paper(visit, ticket, print);
  }
}
