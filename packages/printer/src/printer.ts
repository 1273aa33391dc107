// A printer as the kiosk sees it: ask whether it can print, print, and learn how that ended.
import { condition, conditionOfStatus, type Condition } from "./condition.ts";
import { unreachableStatus } from "./escpos-status.ts";
import { jobHistory, type PastJob } from "./job-history.ts";
import { memoryJournal } from "./memory-journal.ts";
import { outcomeOf, pastOutcome } from "./print-outcome.ts";
import { PrintRun, type PrintRunEnd } from "./print-run.ts";
import { PrinterLink } from "./printer-link.ts";
import { standardTimings, type PrinterTimings } from "./printer-timings.ts";
import { transportOf } from "./transport/address.ts";
import type { PrintJobContext } from "./print-job.ts";
import type { PrintJournal } from "./print-journal.ts";
import type { PrintOutcome } from "./print-outcome.ts";
import type { PrinterProfile } from "./profile.ts";
import type { PrinterStatus } from "./printer-status.ts";
import type { TicketDocument } from "./ticket-document.ts";
import type { Transport } from "./transport/transport.ts";

export interface PrinterOptions {
  readonly profile: PrinterProfile;
  /** "tcp://host:port" or "lp:///dev/usb/lp0"; or a transport of one's own. */
  readonly address: string | Transport;
  /** Without one, jobs are remembered for as long as the process lives. */
  readonly journal?: PrintJournal;
  /** Called when the printer's condition changes, and only then. */
  readonly onCondition?: (condition: Condition) => void;
  /** Asks the printer about itself this often while it is idle; 0 (the default) never asks by itself. */
  readonly pollMs?: number;
  readonly timings?: Partial<PrinterTimings>;
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
  print(document: TicketDocument, options: { jobId: string }): Promise<PrintOutcome>;
  /**
   * After a restart: prints what the journal holds unfinished, marked as a reprint where bytes may have left. Jobs older than `maxAgeMs` are
   * ended without paper, because their customer has gone.
   */
  recover(options?: { maxAgeMs?: number }): Promise<readonly PrintOutcome[]>;
  /** Waits for the job that is being printed and stops asking. */
  close(): Promise<void>;
}

/** Outcomes that are kept to answer a repeated job id. */
const keptOutcomes = 1_000;

/** Makes a printer; throws a sentence when the address is not one. */
export function createPrinter(options: PrinterOptions): Printer {
  const transport = typeof options.address === "string" ? transportOf(options.address) : options.address;
  const timings: PrinterTimings = { ...standardTimings, ...options.timings };
  const journal = options.journal ?? memoryJournal();
  const { profile } = options;
  let current: Condition = condition("ready");
  let everSeen = false;
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** A restart may follow a crash in the middle of a job. */
  const way = { mayBeBlocked: true };
  const outcomes = new Map<string, Promise<PrintOutcome>>();
  const history = journal.entries().then(jobHistory);

  const see = (met: Condition): void => {
    if (everSeen && met.kind === current.kind) return;
    everSeen = true;
    current = met;
    options.onCondition?.(met);
  };

  /** One conversation at a time: a second connection would wait, or print into the first one's ticket. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };

  const askStatus = async (): Promise<PrinterStatus> => {
    const connection = await transport.open(timings.connectMs).catch(() => null);
    if (connection === null) {
      see(condition("unreachable"));
      return unreachableStatus;
    }
    const link = new PrinterLink(connection);
    const none: PrinterStatus = { reachable: true, online: null, paper: "unknown", cover: "unknown", error: "unknown" };
    const status = profile.statusQuery ? await link.status(timings.statusMs) : none;
    await link.end(timings.statusMs).catch(() => undefined);
    see(conditionOfStatus(status, profile.statusQuery));
    return status;
  };

  const carryOut = async (jobId: string, document: TicketDocument, begin: PrintJobContext): Promise<PrintOutcome> => {
    const run = new PrintRun(jobId, document, begin, { profile, transport, timings, journal, see, way });
    return conclude(jobId, await run.run());
  };

  const conclude = async (jobId: string, end: PrintRunEnd): Promise<PrintOutcome> => {
    const outcome = outcomeOf(jobId, end, profile.completion !== "none");
    // The paper is as it is, also when the disk is full now: the next start prints a marked copy at worst.
    await journal
      .append({ kind: "ended", jobId, at: new Date().toISOString(), copy: end.copy, outcome: outcome.kind, reason: end.reason })
      .catch(() => undefined);
    return outcome;
  };

  const remember = (jobId: string, outcome: Promise<PrintOutcome>): Promise<PrintOutcome> => {
    outcomes.set(jobId, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > keptOutcomes && oldest !== undefined) outcomes.delete(oldest);
    return outcome;
  };

  const print = async (document: TicketDocument, jobId: string): Promise<PrintOutcome> => {
    const known = (await outcomes.get(jobId)) ?? pastOutcome((await history).get(jobId));
    if (known?.kind === "printed") return known;
    const begin: PrintJobContext =
      known?.kind === "unknown" ? { copy: known.copy + 1, inDoubt: true } : { copy: document.facts.copy, inDoubt: false };
    try {
      await journal.append({ kind: "queued", jobId, at: new Date().toISOString(), document });
    } catch {
      const met = condition("journal-unwritable");
      see(met);
      return { kind: "blocked", jobId, condition: met, words: met.words };
    }
    return inTurn(() => carryOut(jobId, document, begin));
  };

  const recoverJob = async (past: PastJob, maxAgeMs: number): Promise<PrintOutcome> => {
    const { jobId, document, lastCopy } = past;
    const begin: PrintJobContext = { copy: lastCopy === null ? document.facts.copy : lastCopy + 1, inDoubt: lastCopy !== null };
    if (Date.now() - Date.parse(past.queuedAt) <= maxAgeMs) return inTurn(() => carryOut(jobId, document, begin));
    const end: PrintRunEnd = {
      state: lastCopy === null ? "notPrinted" : "undecided",
      copy: lastCopy ?? document.facts.copy,
      condition: current,
      reason: "Found unfinished after a restart, too long ago to print it now.",
      timeline: { firstByteMs: null, lastByteMs: null, doneMs: null },
    };
    return conclude(jobId, end);
  };

  const poll = options.pollMs === undefined || options.pollMs <= 0 ? null : setInterval(() => void inTurn(askStatus), options.pollMs);
  poll?.unref();

  return {
    address: transport.address,
    condition: () => current,
    status: () => inTurn(askStatus),
    async preflight() {
      await inTurn(askStatus);
      return { ready: !current.blocks, condition: current };
    },
    print(document, { jobId }) {
      if (closed) return Promise.reject(new Error("The printer was closed."));
      return remember(jobId, print(document, jobId));
    },
    async recover({ maxAgeMs = Number.POSITIVE_INFINITY } = {}) {
      const recovered: PrintOutcome[] = [];
      for (const past of (await history).values()) {
        if (past.outcome === null && !outcomes.has(past.jobId)) recovered.push(await remember(past.jobId, recoverJob(past, maxAgeMs)));
      }
      return recovered;
    },
    async close() {
      closed = true;
      if (poll !== null) clearInterval(poll);
      await tail;
      await journal.close();
    },
  };
}
