// A printer as the kiosk sees it: ask whether it can print, print, and learn how that ended.
import { condition, conditionOfStatus, type Condition } from "./condition.ts";
import { readRealtimeStatus, unreachableStatus } from "./escpos-status.ts";
import { endHalfCommand } from "./job-bytes.ts";
import { beginAfter, JobBook, resume } from "./job-book.ts";
import { memoryJournal } from "./memory-journal.ts";
import { MouthWatch, type Mouth } from "./mouth-watch.ts";
import { PrinterLink } from "./printer-link.ts";
import { noteBreak, type PrintTools } from "./print-attempt.ts";
import { PrintRun, type PrintRunEnd } from "./print-run.ts";
import { standardTimings, type PrinterTimings } from "./printer-timings.ts";
import { transportOf } from "./transport/address.ts";
import type { PastJob } from "./job-history.ts";
import type { PrintJobContext } from "./print-job.ts";
import type { PrintJournal } from "./print-journal.ts";
import type { PrintOutcome } from "./print-outcome.ts";
import type { PrinterProfile } from "./profile.ts";
import type { PrinterStatus } from "./printer-status.ts";
import type { TicketDocument } from "./ticket-document.ts";
import type { Transport } from "./transport/transport.ts";

export interface PrinterOptions {
  readonly profile: PrinterProfile;
  /** "tcp://host:port", "lp:///dev/usb/lp0" or "serial:/dev/ttyS0?baud=19200"; or a transport of one's own. */
  readonly address: string | Transport;
  /** Without one, jobs are remembered for as long as the process lives. */
  readonly journal?: PrintJournal;
  /** Called when the printer's condition changes, and only then. */
  readonly onCondition?: (condition: Condition) => void;
  /** Called when a presenter holds a ticket, when it will not hold it much longer, and when it has gone. */
  readonly onMouth?: (mouth: Mouth) => void;
  /** Asks the printer about itself this often while it is idle; 0 (the default) never asks by itself. */
  readonly pollMs?: number;
  readonly timings?: Partial<PrinterTimings>;
}

export interface PrintOptions {
  readonly jobId: string;
  /** Called once the job is in the journal: from then on a restart finishes it. Show a number to nobody before. */
  readonly onWritten?: () => void;
}

export type Preflight = { ready: true; condition: Condition } | { ready: false; condition: Condition };

export interface Printer {
  readonly address: string;
  /** The condition last seen. */
  condition(): Condition;
  /** Asks the printer, between two jobs; never rejects. */
  status(): Promise<PrinterStatus>;
  /** Whether a ticket can be printed now: ask before a number is taken. Never rejects. */
  preflight(): Promise<Preflight>;
  /**
   * Prints one ticket, after those that wait before it. The same job id prints once: asked again it gives the first outcome, unless nothing
   * was printed then. Never rejects for what a printer does.
   */
  print(document: TicketDocument, options: PrintOptions): Promise<PrintOutcome>;
  /**
   * After a restart: prints what the journal holds unfinished, marked as a reprint where bytes may have left. Jobs older than `maxAgeMs` are
   * ended without paper, because their customer has gone.
   */
  recover(options?: { maxAgeMs?: number }): Promise<readonly PrintOutcome[]>;
  /** Waits for the job that is being printed and stops asking. */
  close(): Promise<void>;
}

/** Makes a printer; throws a sentence when the address is not one, or too slow for the profile. */
export function createPrinter(options: PrinterOptions): Printer {
  const transport = typeof options.address === "string" ? transportOf(options.address) : options.address;
  if (options.profile.text === "raster" && !transport.carriesPictures) {
    throw new Error(
      `${transport.address} is too slow for tickets as pictures: choose a profile with a resident font, not ${options.profile.name}.`,
    );
  }
  const timings: PrinterTimings = { ...standardTimings, ...options.timings };
  const journal = options.journal ?? memoryJournal();
  const book = new JobBook(journal);
  const { profile } = options;
  const confirms = profile.completion !== "none";
  let seen: Condition | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;

  const see = (met: Condition): void => {
    const changed = seen?.kind !== met.kind;
    seen = met;
    if (changed) options.onCondition?.(met);
  };
  /** One conversation at a time: a second connection would wait, or print into the first one's ticket. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };

  const { presenter } = profile;
  const onMouth = (met: Mouth): void => options.onMouth?.(met);
  const mouth = presenter === false ? null : new MouthWatch({ presenter, transport, timings, journal, inTurn, onMouth });
  // A restart may follow a crash in the middle of a job: the first job clears the way.
  const tools: PrintTools = { profile, transport, timings, see, way: { mayBeBlocked: true }, mouth };

  const carryOut = (jobId: string, document: TicketDocument, begin: PrintJobContext): Promise<PrintOutcome> =>
    inTurn(async () => {
      const end = await new PrintRun(jobId, document, begin, tools, journal).run();
      const outcome = await book.conclude(jobId, end, confirms);
      if (end.state === "presented") await mouth?.hold(jobId, end.copy);
      return outcome;
    });

  const print = async (document: TicketDocument, { jobId, onWritten }: PrintOptions): Promise<PrintOutcome> => {
    const known = await book.outcome(jobId);
    if (known?.kind === "printed") return known;
    try {
      await book.enter(jobId, document);
    } catch {
      const met = condition("journal-unwritable");
      see(met);
      return { kind: "blocked", jobId, condition: met, words: met.words };
    }
    onWritten?.();
    return carryOut(jobId, document, beginAfter(known, document));
  };

  const recoverJob = (past: PastJob, maxAgeMs: number): Promise<PrintOutcome> => {
    const begin = resume(past);
    if (Date.now() - Date.parse(past.queuedAt) <= maxAgeMs) return carryOut(past.jobId, past.document, begin);
    const end: PrintRunEnd = {
      state: begin.inDoubt ? "undecided" : "notPrinted",
      copy: past.lastCopy ?? begin.copy,
      condition: seen ?? condition("ready"),
      reason: "Found unfinished after a restart, too long after to print it now.",
      timeline: { firstByteMs: null, lastByteMs: null, doneMs: null },
    };
    return book.conclude(past.jobId, end, confirms);
  };

  const look = async (): Promise<PrinterStatus> => {
    const status = await askStatus(tools);
    see(conditionOfStatus(status, profile.statusQuery));
    return status;
  };

  const poll = options.pollMs === undefined || options.pollMs <= 0 ? null : setInterval(() => void inTurn(look), options.pollMs);
  poll?.unref();

  return {
    address: transport.address,
    condition: () => seen ?? condition("ready"),
    status: () => inTurn(look),
    async preflight() {
      const met = await inTurn(async () => conditionOfStatus(await look(), profile.statusQuery));
      return { ready: !met.blocks, condition: met };
    },
    print(document, printing) {
      if (closed) throw new Error("The printer was closed.");
      return book.remember(printing.jobId, print(document, printing));
    },
    async recover({ maxAgeMs = Number.POSITIVE_INFINITY } = {}) {
      await mouth?.resume(await book.leftInMouth());
      const recovered: PrintOutcome[] = [];
      for (const past of await book.unfinished()) recovered.push(await book.remember(past.jobId, recoverJob(past, maxAgeMs)));
      return recovered;
    },
    async close() {
      closed = true;
      if (poll !== null) clearInterval(poll);
      mouth?.close();
      await tail;
      await journal.close();
    },
  };
}

async function askStatus(tools: PrintTools): Promise<PrinterStatus> {
  const { transport, profile, timings, way } = tools;
  const connection = await transport.open(timings.connectMs).catch(() => null);
  if (connection === null) return unreachableStatus;
  const link = new PrinterLink(connection);
  // A question in the middle of half a command is taken for its parameters.
  if (way.mayBeBlocked) await link.send(endHalfCommand(profile)).catch(() => undefined);
  const status = profile.statusQuery ? await link.status(timings.statusMs) : readRealtimeStatus([null, null, null, null]);
  noteBreak(tools, link);
  await link.end(timings.statusMs).catch(() => undefined);
  return status;
}
