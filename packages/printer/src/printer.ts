// A printer as the kiosk sees it: ask whether it can print, print, and learn how that ended.
import type { Condition } from "./condition.ts";
import type { PrintJournal } from "./print-journal.ts";
import type { PrintOutcome } from "./print-outcome.ts";
import type { PrinterProfile } from "./profile.ts";
import type { PrinterStatus } from "./printer-status.ts";
import type { TicketDocument } from "./ticket-document.ts";
import type { Transport } from "./transport/transport.ts";

export interface PrinterOptions {
  readonly profile: PrinterProfile;
  /** "tcp://host:port" or "lp:///dev/usb/lp0". Give `transport` instead for another way. */
  readonly address?: string;
  readonly transport?: Transport;
  readonly journal?: PrintJournal;
  /** Called when the printer's condition changes, and only then. */
  readonly onCondition?: (condition: Condition) => void;
  /** Asks the printer about itself this often while it is idle; 0 (the default) never asks by itself. */
  readonly pollMs?: number;
  readonly timings?: Partial<PrinterTimings>;
}

export interface PrinterTimings {
  readonly connectMs: number;
  readonly statusMs: number;
  /** How long to wait for the printer's word after the last byte. */
  readonly completionMs: number;
  /** How long a blocked or unreachable printer is tried again before the job ends. */
  readonly patienceMs: number;
}

export type Preflight = { ready: true; condition: Condition } | { ready: false; condition: Condition };

export interface Printer {
  readonly address: string;
  /** The condition last seen. */
  condition(): Condition;
  /** Asks the printer; never rejects. */
  status(): Promise<PrinterStatus>;
  /** Whether a ticket can be printed now: ask before a number is taken. Never rejects. */
  preflight(): Promise<Preflight>;
  /** Prints one ticket after those before it. The same job id prints once, whatever happens. Never rejects. */
  print(document: TicketDocument, options: { jobId: string }): Promise<PrintOutcome>;
  /** After a restart: prints what the journal holds unfinished, marked as a reprint where bytes may have left. */
  recover(): Promise<readonly PrintOutcome[]>;
  close(): Promise<void>;
}

/** Makes a printer; throws when the address is not one. */
export function createPrinter(_options: PrinterOptions): Printer {
  throw new Error("not written yet");
}
