// What an agent can be asked, and what it is made of: the words that screens, tests and the simulated day know it by.

import type { PrinterProfile, PrinterTimings, TicketLayout, Transport } from "@hallflow/printer";
import type { HidInput, HidPort, HidProfile } from "@hallflow/hid";
import type {
  Answer,
  Arrival,
  CommandOf,
  Identity,
  Instant,
  PersonId,
  Quote,
  TicketAnswer,
  TicketToken,
  VisitId,
  VisitView,
  Words,
} from "@hallflow/queue-core";
import type { AgentLogger } from "./agent-logger.ts";
import type { AgentStatus } from "./agent-status.ts";
import type { PrintResult, TakeResult } from "./take-result.ts";
import type { RecentTicket } from "./ticket-printing.ts";
import type { DeskTimings } from "./ticket-desk.ts";

export interface AgentOptions {
  /** The hub's address, such as http://127.0.0.1:8600. */
  readonly hubUrl: string;
  readonly token: string;
  /** This kiosk's name in the hall: lower-case letters, digits and hyphens, such as kiosk-1. */
  readonly device: string;
  /** "tcp://host:port", "lp:///dev/usb/lp0" or "serial:/dev/ttyS0"; or a way of one's own. */
  readonly printer: string | Transport;
  readonly printerProfile?: PrinterProfile;
  /** The order and size of what stands on the ticket; the usual one unless told. */
  readonly ticketLayout?: TicketLayout;
  /** How long each step with the printer may take, where the usual times do not fit. */
  readonly printerTimings?: Partial<PrinterTimings>;
  /** How often an idle printer is asked about itself; 0 leaves it to the tickets. 5 s unless told. */
  readonly printerPollMs?: number;
  /** How many numbers of each letter are kept for a time without the hub; 100 unless told. */
  readonly leasedNumbers?: number;
  /** Where this machine stands, as another one's screen would say it. */
  readonly place?: Words;
  /** A folder of this kiosk's own: what must outlive a crash is kept there. */
  readonly dataDir: string;
  /** What a ticket's QR code begins with, before its token; the hub's own phone page unless told. */
  readonly ticketUrl?: string;
  readonly logger: AgentLogger;
  /** The machine's scanners, card readers and lamps; none are looked for unless given. */
  readonly devices?: { readonly port: HidPort; readonly profiles: readonly HidProfile[] };
  readonly timings?: Partial<DeskTimings>;
}

/** The diversion's answer; `offline` when it is this kiosk's own, which knows nothing of the wait. */
export type KioskQuote = Quote & { readonly offline?: true };

/** An arrival that takes a ticket, with the id of who the customer said they are. */
export interface Taking extends Arrival {
  readonly person?: PersonId;
  /** The token behind the code of an earlier ticket that they come back with. */
  readonly returnOf?: string;
  /** They try the machine first, and the number keeps their place. */
  readonly atMachine?: boolean;
  /** Why staff who take it for somebody give it precedence. */
  readonly because?: string;
}

/** What the holder of a ticket may do at the kiosk without a new one. */
export type NextAct = "bring-back" | "send-to-machine" | "machine-done";

/** A number as it is shown while its paper comes out; `link` is what a phone follows it by. */
export interface ShownNumber {
  readonly visit: VisitView;
  readonly offline: boolean;
  readonly link: string;
}

export interface TakeOptions {
  /** Called as soon as the number is issued, while it is still being printed. */
  readonly onIssued?: (shown: ShownNumber) => void;
  /** The customer does without paper: the printer is not asked, and staff are told of the number. */
  readonly paperless?: boolean;
}

/** What is known of a customer who has booked a time. */
export type Booked = Omit<CommandOf<"check-in">, "type" | "visit" | "token">;

/** How it was to take a number, from 1 to 3, and what the hall should do better. */
export type FeedbackGiven = Omit<CommandOf<"give-feedback">, "type">;

export interface Agent {
  readonly device: string;
  status(): AgentStatus;
  /** Calls back after each change of `status()`; answers how to stop it. */
  subscribe(listener: () => void): () => void;
  /** Hall time now, in ms since 1970. */
  hallNow(): Instant;
  /** Asks who a phone number or a card belongs to. Nothing of it is kept or logged here. Never rejects. */
  identify(by: "phone" | "card", value: string): Promise<Answer<Identity>>;
  /** The diversion's answer for an arrival; nothing is taken. Never rejects. */
  quote(arrival: Arrival & Pick<Taking, "returnOf">): Promise<Answer<KioskQuote>>;
  /** What the code on a ticket stands for. Never rejects. */
  ticket(token: TicketToken): Promise<Answer<TicketAnswer>>;
  /** Lets the holder of a ticket go on with it; answers the visit as it is then. Never rejects. */
  goOn(visit: VisitId, act: NextAct): Promise<Answer<VisitView>>;
  /** Asks the printer first, then the hub for a number (or this kiosk's own store, when the hub is away), then prints it. Never rejects. */
  takeTicket(arrival: Taking, options?: TakeOptions): Promise<TakeResult>;
  /** The ticket of a booked time, by the code that came with it; printed like any other. Never rejects. */
  checkIn(booked: Booked, options?: TakeOptions): Promise<TakeResult>;
  /** Hears what is scanned and which cards are read; answers how to stop it. */
  onInput(listener: (input: HidInput) => void): () => void;
  /** The latest tickets of this kiosk, newest first. */
  recentTickets(): readonly RecentTicket[];
  /** Prints a paper that stands for nobody. Never rejects. */
  trialPrint(): Promise<PrintResult>;
  /** Takes this kiosk out of use until it is resumed, over a restart too. */
  pause(paused: boolean): Promise<void>;
  /** The same number once more, marked 补打/REPRINT; null for a ticket that this kiosk has not issued lately. */
  reprint(visit: VisitId): Promise<PrintResult | null>;
  /** What a customer said of taking their number; kept on this machine's disk until the hub has it. */
  giveFeedback(feedback: FeedbackGiven): void;
  /** Says that the customer has gone: an answer that still comes is nobody's, and is given back. */
  leave(): void;
  /** Lets a ticket that is being printed come out, then ends. */
  close(): Promise<void>;
}
