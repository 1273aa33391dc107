// What a session knows of its customer and of the answers it has had; nothing of it outlives the session.

import type { KioskQuote, NextAct } from "../../agent/agent-contract.ts";
import type { Language, Need, ServiceId, TicketAnswer, TicketToken, VisitView, Words } from "@hallflow/queue-core";
import type { KioskStatus, Person, Wish } from "../../bridge.ts";
import type { PrintResult } from "../../agent/take-result.ts";

/** Why the session cannot go on as asked, and what asking again would ask. */
export interface Trouble {
  readonly kind: "hub-away" | "agent-away" | "printer" | "refused";
  /** The words of whoever refused; null where the screen has its own. */
  readonly words: Words | null;
  readonly retry: "quote" | "take" | "check-in" | "ticket";
}

export interface SessionContext {
  /** The language of the screens, and the hall's language for whoever reads it: they are called in that one. */
  readonly tongue: string;
  readonly language: Language;
  readonly elder: boolean;
  readonly wheelchair: boolean;
  readonly contrast: boolean;
  /** Whether the customer works by switches or by ear: nothing goes by itself before they can have heard of it. */
  readonly unhurried: boolean;
  readonly needs: readonly Need[];
  readonly person: Person | null;
  /** Said once on the service step: the number given is not known here, or could not be looked up. */
  readonly notice: "person-unknown" | "person-unreachable" | null;
  /** The code of a booked time, once it has been scanned or typed. */
  readonly code: string | null;
  /** The token of the ticket that was scanned, and what it stands for. */
  readonly token: TicketToken | null;
  readonly found: TicketAnswer | null;
  /** The token of the ticket that the customer comes back with, once they have said what for. */
  readonly returnOf: TicketToken | null;
  /** Staff take the number for a customer: the panel's key, and why it goes first. */
  readonly behalf: Wish["behalf"];
  /** Whether the machine is tried first, while the number keeps the place. */
  readonly keepPlace: boolean;
  /** Whether the customer goes without paper, because there is none. */
  readonly paperless: boolean;
  readonly errands: readonly ServiceId[];
  readonly declinedSelfService: boolean;
  readonly quote: KioskQuote | null;
  readonly visit: VisitView | null;
  /** Whether the number was given out while the hub is away. */
  readonly offline: boolean;
  /** What a phone follows the number by. */
  readonly link: string | null;
  readonly print: PrintResult | null;
  /** What becomes of the latest ticket at a presenter's mouth, whosever it is. */
  readonly mouth: KioskStatus["mouth"];
  readonly trouble: Trouble | null;
  /** What the customer says of taking the number; told when they are done with it. */
  readonly feedback: Feedback | null;
}

/** From 1, bad, to 3, good. */
export interface Feedback {
  readonly mark: 1 | 2 | 3;
  readonly wish: string | null;
}

export const freshSession: SessionContext = {
  tongue: "zh",
  language: "zh",
  elder: false,
  wheelchair: false,
  contrast: false,
  unhurried: false,
  needs: [],
  person: null,
  notice: null,
  code: null,
  token: null,
  found: null,
  returnOf: null,
  behalf: null,
  keepPlace: false,
  paperless: false,
  errands: [],
  declinedSelfService: false,
  quote: null,
  visit: null,
  offline: false,
  link: null,
  print: null,
  mouth: null,
  trouble: null,
  feedback: null,
};

export type SessionEvent =
  | { type: "BEGIN"; language: string; elder?: boolean; paperless?: boolean }
  | { type: "SCANNED"; value: string }
  | { type: "APPOINTMENT" }
  | { type: "CHECK_IN"; code: string }
  | { type: "PAPERLESS" }
  | { type: "STAFF" }
  | { type: "FOR_SOMEONE"; behalf: NonNullable<Wish["behalf"]>; needs: readonly Need[] }
  | { type: "PHONE" }
  | { type: "CARD" }
  | { type: "IDENTIFY"; by: "phone" | "card"; value: string }
  | { type: "SKIP" }
  | { type: "NEED"; need: Need }
  | { type: "SERVICE"; service: ServiceId }
  | { type: "ADD_ERRAND" }
  | { type: "TAKE" }
  | { type: "USE_MACHINE" }
  | { type: "KEEP_PLACE" }
  | { type: "GO_ON"; act: NextAct }
  | { type: "AGAIN"; service: ServiceId }
  | { type: "WANT_PERSON" }
  | { type: "REPRINT" }
  | { type: "DONE" }
  | { type: "FEEDBACK"; mark: Feedback["mark"] }
  | { type: "WISH"; wish: string }
  | { type: "RETRY" }
  | { type: "BACK" }
  | { type: "START_AGAIN" }
  /** The printer has told what becomes of a ticket that it held out. */
  | { type: "MOUTH"; mouth: KioskStatus["mouth"] }
  | { type: "TOUCH" }
  | { type: "LANGUAGE" }
  | { type: "ELDER" }
  | { type: "WHEELCHAIR" }
  | { type: "CONTRAST" }
  | { type: "UNHURRIED" }
  /** At the start: whoever changed how it looks has gone. */
  | { type: "FORGET" }
  // Raised inside: whether the customer is being waited for, and that they have gone.
  | { type: "WATCH" }
  | { type: "REST" };

/** What has become of this customer's paper at the mouth; null where the printer does not tell. */
export function fateOfPaper({ visit, print, mouth }: SessionContext): NonNullable<KioskStatus["mouth"]>["state"] | null {
  if (print?.kind !== "printed" || print.presented !== true) return null;
  // Told of another paper, or not yet: it was presented when it was printed.
  return mouth?.visit === visit?.id && mouth?.copy === print.copy ? mouth.state : "presented";
}

/** The most errands that one ticket stands for. */
export const mostErrands = 5;

export const wishOf = ({
  errands,
  needs,
  language,
  declinedSelfService,
  person,
  paperless,
  returnOf,
  keepPlace,
  behalf,
}: SessionContext): Wish => ({
  errands: [...errands],
  needs: [...needs],
  language,
  declinedSelfService,
  person: person?.person ?? null,
  paperless,
  returnOf,
  keepPlace,
  behalf: behalf ?? null,
});
