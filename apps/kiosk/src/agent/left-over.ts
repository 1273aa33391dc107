// What a kiosk that died has left behind: numbers that their customers have seen, numbers that are given back, and numbers that nobody has seen.

import type { PrintJournal } from "@hallflow/printer";
import type { OfflineBook } from "./offline-book.ts";
import type { TicketDesk } from "./ticket-desk.ts";
import { type TicketPrinting, visitOfJob } from "./ticket-printing.ts";
import type { TicketsInHand } from "./tickets-in-hand.ts";

export interface LeftOverParts {
  readonly journal: PrintJournal;
  readonly printing: TicketPrinting;
  readonly book: OfflineBook;
  readonly inHand: TicketsInHand;
  readonly desk: TicketDesk;
}

/** Settles all of it at a start, before the first customer comes. */
export async function settleLeftOver({ journal, printing, book, inHand, desk }: LeftOverParts): Promise<void> {
  for (const entry of await journal.entries()) if ("document" in entry) printing.remember(visitOfJob(entry.jobId), entry.document);
  // A number that nobody has seen is nobody's: its kiosk died before it was shown or printed.
  for (const { handIn, shown } of book.pending) {
    if (shown) continue;
    if (printing.knows(handIn.visit)) book.shown(handIn.visit);
    else book.settle(handIn.visit);
  }
  // A number is in the journal before its customer sees it: the printer finishes it. Any other number is given back.
  for (const visit of inHand.leftOver) {
    if (printing.knows(visit)) inHand.settle(visit);
    else desk.giveBack(visit);
  }
}
