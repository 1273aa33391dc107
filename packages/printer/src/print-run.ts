// Takes one job from queued to its end, step by step as the print job machine allows.
import { initialTransition, transition, type SnapshotFrom } from "xstate";
import { condition, type Condition } from "./condition.ts";
import { beginAttempt, cutSince, type PrintAttempt, type PrintTools } from "./print-attempt.ts";
import { printJobMachine, type PrintJobContext, type PrintJobEvent } from "./print-job.ts";
import { reprintOf, type TicketDocument } from "./ticket-document.ts";
import { messageOf, pause } from "./within.ts";
import type { PrintJournal } from "./print-journal.ts";
import type { PrintTimeline } from "./print-outcome.ts";

export interface PrintRunEnd {
  /** "presented" is a printed ticket that is in the presenter's mouth. */
  readonly state: "printed" | "presented" | "notPrinted" | "undecided";
  readonly copy: number;
  readonly condition: Condition;
  /** A sentence for the journal. */
  readonly reason: string;
  readonly timeline: PrintTimeline;
}

/** The original and two attempts more; then staff take over. */
const mostCopiesARun = 3;

export class PrintRun {
  readonly #document: TicketDocument;
  readonly #jobId: string;
  readonly #tools: PrintTools;
  readonly #journal: PrintJournal;
  readonly #queuedAt = performance.now();
  readonly #firstCopy: number;
  #snapshot: SnapshotFrom<typeof printJobMachine>;
  #attempt: PrintAttempt | null = null;
  #condition: Condition = condition("ready");
  #reason = "";
  /** Since when this run has been waiting for the printer to become usable. */
  #troubledSince: number | null = null;
  #timeline: PrintTimeline = { firstByteMs: null, lastByteMs: null, doneMs: null };

  constructor(jobId: string, document: TicketDocument, begin: PrintJobContext, tools: PrintTools, journal: PrintJournal) {
    this.#jobId = jobId;
    this.#document = document;
    this.#tools = tools;
    this.#journal = journal;
    this.#firstCopy = begin.copy;
    [this.#snapshot] = initialTransition(printJobMachine, begin);
  }

  async run(): Promise<PrintRunEnd> {
    this.#step({ type: "start" });
    for (;;) {
      const state = this.#snapshot.value;
      switch (state) {
        case "preflight":
          await this.#preflight();
          break;
        case "blocked":
        case "failedBeforeFirstByte":
          await this.#tryAgain();
          break;
        case "sending":
          await this.#send(this.#openAttempt());
          break;
        case "awaiting":
          await this.#awaitPaper(this.#openAttempt());
          break;
        case "unknown":
          await this.#settleDoubt(this.#openAttempt());
          break;
        case "printed":
          if (this.#tools.profile.presenter === false) return this.#endAs(state);
          this.#step({ type: "presented" });
          break;
        case "presented":
        case "notPrinted":
        case "undecided":
          return this.#endAs(state);
        default:
          throw new Error(`A print job does not run in the state ${state}.`);
      }
    }
  }

  #endAs(state: PrintRunEnd["state"]): PrintRunEnd {
    return { state, copy: this.#copy, condition: this.#condition, reason: this.#reason, timeline: this.#timeline };
  }

  get #copy(): number {
    return this.#snapshot.context.copy;
  }

  get #elapsedMs(): number {
    return Math.round(performance.now() - this.#queuedAt);
  }

  /** XState ignores an event that a state does not know; here that is a bug. */
  #step(event: PrintJobEvent): void {
    if (!this.#snapshot.can(event)) throw new Error(`A print job in the state ${this.#snapshot.value} cannot take "${event.type}".`);
    [this.#snapshot] = transition(printJobMachine, this.#snapshot, event);
  }

  #meet(met: Condition, reason: string): void {
    this.#condition = met;
    this.#reason = reason;
    this.#tools.see(met);
  }

  async #preflight(): Promise<void> {
    const document = this.#copy === this.#document.facts.copy ? this.#document : reprintOf(this.#document, this.#copy);
    const start = await beginAttempt(this.#tools, document);
    if (start.kind !== "ready") {
      this.#meet(start.condition, start.reason);
      return this.#step({ type: start.kind });
    }
    this.#meet(start.condition, start.condition.words.en);
    this.#attempt = start.attempt;
    try {
      // On the disk before the first byte: after a crash, bytes that may have left are never printed unmarked again.
      await this.#journal.append({ kind: "sending", jobId: this.#jobId, at: new Date().toISOString(), copy: this.#copy });
    } catch (error) {
      await start.attempt.abandon();
      this.#meet(condition("journal-unwritable"), messageOf(error));
      return this.#step({ type: "refused" });
    }
    this.#step({ type: "ready" });
  }

  /** Somebody has to come for an open cover; a network may recover by itself. A reprint waits in both cases: its ticket is half out. */
  async #tryAgain(): Promise<void> {
    const { patienceMs, retryMs } = this.#tools.timings;
    this.#troubledSince ??= performance.now();
    const worthWaiting = this.#snapshot.value === "failedBeforeFirstByte" || this.#snapshot.context.inDoubt;
    if (!worthWaiting || performance.now() - this.#troubledSince >= patienceMs) return this.#step({ type: "giveUp" });
    await pause(retryMs);
    this.#step({ type: "retry" });
  }

  async #send(attempt: PrintAttempt): Promise<void> {
    this.#timeline = { firstByteMs: this.#elapsedMs, lastByteMs: null, doneMs: null };
    try {
      await attempt.send();
    } catch (error) {
      this.#meet(attempt.condition, `The connection broke while sending: ${messageOf(error)}`);
      return this.#step({ type: "lost" });
    }
    this.#timeline = { ...this.#timeline, lastByteMs: this.#elapsedMs };
    this.#step({ type: "sent" });
  }

  async #awaitPaper(attempt: PrintAttempt): Promise<void> {
    if (!(await attempt.awaitPaper())) {
      this.#meet(attempt.condition, `The printer did not say that the paper is there. ${attempt.condition.words.en}`);
      return this.#step({ type: "lost" });
    }
    const confirmed = this.#tools.profile.completion !== "none";
    this.#reason = confirmed ? "The printer confirmed the paper." : "The printer took every byte, and is one that does not confirm.";
    this.#timeline = { ...this.#timeline, doneMs: this.#elapsedMs };
    this.#step({ type: "confirmed" });
  }

  /** The paper may be there or not: the printer's count of cuts decides, else the same number is printed again and says so. */
  async #settleDoubt(attempt: PrintAttempt): Promise<void> {
    await attempt.abandon();
    // An entry that cannot be written loses an explanation and no safety: "sending" is on the disk.
    await this.#journal
      .append({ kind: "doubted", jobId: this.#jobId, at: new Date().toISOString(), copy: this.#copy, reason: this.#reason })
      .catch(() => undefined);
    if (await cutSince(this.#tools, attempt.cutsBefore)) {
      this.#reason = "The printer did not confirm, but its count of cuts shows that the paper came.";
      this.#timeline = { ...this.#timeline, doneMs: this.#elapsedMs };
      return this.#step({ type: "reconciled" });
    }
    this.#troubledSince = performance.now();
    this.#step({ type: this.#copy - this.#firstCopy + 1 < mostCopiesARun ? "reprint" : "giveUp" });
  }

  #openAttempt(): PrintAttempt {
    if (this.#attempt === null) throw new Error("The print job has no connection in a state that needs one.");
    return this.#attempt;
  }
}
