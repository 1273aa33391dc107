// Keeps account of print jobs: what a job id has come to, and with which copy it has to go on.
import { jobHistory, type PastJob } from "./job-history.ts";
import { outcomeOf, pastOutcome, type PrintOutcome } from "./print-outcome.ts";
import type { PrintJobContext } from "./print-job.ts";
import type { PrintJournal } from "./print-journal.ts";
import type { PrintRunEnd } from "./print-run.ts";
import type { TicketDocument } from "./ticket-document.ts";

/** Outcomes that are kept in memory to answer a repeated job id; older ones are in the journal. */
const keptOutcomes = 1_000;

export class JobBook {
  readonly #journal: PrintJournal;
  readonly #history: Promise<Map<string, PastJob>>;
  readonly #outcomes = new Map<string, Promise<PrintOutcome>>();

  constructor(journal: PrintJournal) {
    this.#journal = journal;
    this.#history = journal.entries().then(jobHistory);
    // Whoever asks for the history hears of its failure; nobody may ask before the process goes on.
    this.#history.catch(() => undefined);
  }

  /** The job's outcome so far, in this process or an earlier one. */
  async outcome(jobId: string): Promise<PrintOutcome | undefined> {
    return (await this.#outcomes.get(jobId)) ?? pastOutcome((await this.#history).get(jobId));
  }

  remember(jobId: string, outcome: Promise<PrintOutcome>): Promise<PrintOutcome> {
    this.#outcomes.set(jobId, outcome);
    const [oldest] = this.#outcomes.keys();
    // A bug in one attempt is not the job's outcome: the next attempt begins from the journal.
    outcome.catch(() => this.#outcomes.get(jobId) === outcome && this.#outcomes.delete(jobId));
    if (this.#outcomes.size > keptOutcomes && oldest !== undefined) this.#outcomes.delete(oldest);
    return outcome;
  }

  /** Writes down that a job waits; rejects when that cannot be done. */
  enter(jobId: string, document: TicketDocument): Promise<void> {
    return this.#journal.append({ kind: "queued", jobId, at: new Date().toISOString(), document });
  }

  /** Writes down how a job ended. The paper is as it is, also when the disk is full now: the next start prints a marked copy at worst. */
  async conclude(jobId: string, end: PrintRunEnd, confirms: boolean): Promise<PrintOutcome> {
    const outcome = outcomeOf(jobId, end, confirms);
    await this.#journal
      .append({ kind: "ended", jobId, at: new Date().toISOString(), copy: end.copy, outcome: outcome.kind, reason: end.reason })
      .catch(() => undefined);
    return outcome;
  }

  /** What an earlier process left in the presenter's mouth, as far as it knew, the oldest first. */
  async leftInMouth(): Promise<readonly { jobId: string; copy: number; at: string }[]> {
    return [...(await this.#history).values()].flatMap(({ jobId, inMouth }) => (inMouth === null ? [] : [{ jobId, ...inMouth }]));
  }

  /** Jobs of an earlier process that have no end. */
  async unfinished(): Promise<readonly PastJob[]> {
    return [...(await this.#history).values()].filter((past) => past.outcome === null && !this.#outcomes.has(past.jobId));
  }
}

/** Where a job begins that may have been begun before: bytes that may have left make every later paper a reprint. */
export function beginAfter(known: PrintOutcome | undefined, document: TicketDocument): PrintJobContext {
  return known?.kind === "unknown" ? { copy: known.copy + 1, inDoubt: true } : { copy: document.facts.copy, inDoubt: false };
}

/** Where an unfinished job of an earlier process goes on. */
export function resume({ document, lastCopy }: PastJob): PrintJobContext {
  return lastCopy === null ? { copy: document.facts.copy, inDoubt: false } : { copy: lastCopy + 1, inDoubt: true };
}
