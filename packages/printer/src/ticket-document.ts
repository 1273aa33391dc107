// The ticket as a list of blocks: what every encoder prints and what the preview draws.
import { arrangeTicket } from "./ticket-arrangement.ts";
import { standardTicketLayout, type TicketLayout } from "./ticket-layout.ts";
import { ticketFactsSchema, type TicketFacts } from "./ticket-facts.ts";

export type Align = "left" | "center" | "right";

/** One element of paper. Sizes are whole multiples of the printer's own font (12 × 24 dots, Chinese 24 × 24). */
export type Block =
  | { kind: "text"; text: string; align: Align; width: number; height: number; bold: boolean; small: boolean; inverse: boolean }
  | { kind: "rule" }
  | { kind: "qr"; data: string; align: Align; moduleDots: number }
  | { kind: "feed"; dots: number }
  | { kind: "cut" };

export interface TicketDocument {
  /** The facts stay with the paper, so that a reprint says the same with another mark. */
  readonly facts: TicketFacts;
  readonly layout: TicketLayout;
  readonly blocks: readonly Block[];
}

/** Checks the facts and lays them out; throws a ZodError that names the field when a fact is missing or malformed. */
export function ticketDocument(facts: TicketFacts, layout: TicketLayout = standardTicketLayout): TicketDocument {
  const checked = ticketFactsSchema.parse(facts);
  return { facts: checked, layout, blocks: arrangeTicket(checked, layout) };
}

/** The same ticket once more, with the same number and the mark 补打/REPRINT. */
export function reprintOf(document: TicketDocument, copy: number = document.facts.copy + 1): TicketDocument {
  return ticketDocument({ ...document.facts, copy: Math.max(2, copy) }, document.layout);
}
