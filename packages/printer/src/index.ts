// Tickets on paper: the document, the printers that print it, and what they say about themselves.
export type { Bilingual } from "./bilingual.ts";
export { ticketFactsSchema, type TicketFacts } from "./ticket-facts.ts";
export { standardTicketLayout, ticketLayoutSchema, type TicketLayout } from "./ticket-layout.ts";
export { reprintOf, ticketDocument, type Align, type Block, type TicketDocument } from "./ticket-document.ts";
export { printerProfiles, printerProfileSchema, type PrinterProfile, type PrinterProfileName } from "./profile.ts";
export { readPrinterProfile, readTicketLayout } from "./printer-files.ts";
export { encodeDocument } from "./encode.ts";
export { previewTicket } from "./preview.ts";
export type { Condition, ConditionKind } from "./condition.ts";
export type { PrinterStatus } from "./printer-status.ts";
export type { PrintOutcome, PrintTimeline } from "./print-outcome.ts";
export type { PrintJournal, PrintJournalEntry } from "./print-journal.ts";
export { openFileJournal } from "./file-journal.ts";
export type { Transport, TransportConnection } from "./transport/transport.ts";
export { transportOf } from "./transport/address.ts";
export { createPrinter, type Preflight, type Printer, type PrinterOptions, type PrintOptions } from "./printer.ts";
export type { Mouth } from "./mouth-watch.ts";
export type { PrinterTimings } from "./printer-timings.ts";
