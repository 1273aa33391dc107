// Takes one job from queued to its end, step by step as the print job machine allows.
import { randomBytes } from "node:crypto";
import { transition, initialTransition, type SnapshotFrom } from "xstate";
import { condition, conditionOfStatus, type Condition } from "./condition.ts";
import { clearTheWay, jobBytes } from "./job-bytes.ts";
import { printJobMachine, type PrintJobContext, type PrintJobEvent } from "./print-job.ts";
import { PrinterLink } from "./printer-link.ts";
import { reprintOf, type TicketDocument } from "./ticket-document.ts";
import type { PrintJournal } from "./print-journal.ts";
import type { PrintTimeline } from "./print-outcome.ts";
import type { PrinterProfile } from "./profile.ts";
import type { PrinterTimings } from "./printer-timings.ts";
import type { Transport } from "./transport/transport.ts";

export interface PrintRunTools {
  readonly profile: PrinterProfile;
  readonly transport: Transport;
  readonly timings: PrinterTimings;
  readonly journal: PrintJournal;
  /** Hears every condition that the run meets. */
  readonly see: (condition: Condition) => void;
  /** Whether an earlier job may have left half a command in the printer. */
  way: { mayBeBlocked: boolean };
}

export interface PrintRunEnd {
  readonly state: "printed" | "notPrinted" | "undecided";
  readonly copy: number;
  readonly condition: Condition;
  readonly reason: string;
  readonly timeline: PrintTimeline;
}

/** A customer at the kiosk gets the original and two attempts more; then staff take over. */
const mostCopiesARun = 3;
/** While waiting for the paper the printer is asked this often how it is. */
const watchMs = 700;

export class PrintRun {
  readonly #document: TicketDocument;
  readonly #jobId: string;
  readonly #tools: PrintRunTools;
  readonly #queuedAt = performance.now();
  readonly #firstCopy: number;
  readonly #processId = randomBytes(2).toString("hex").toUpperCase();
  #snapshot: SnapshotFrom<typeof printJobMachine>;
  #link: PrinterLink | null = null;
  #done: Promise<boolean> = Promise.resolve(false);
  #condition: Condition = condition("ready");
  #reason = "";
  #cutsBefore: number | null = null;
  /** Since when this run has been waiting for the printer to become usable. */
  #troubledSince: number | null = null;
  #timeline: PrintTimeline = { firstByteMs: null, lastByteMs: null, doneMs: null };

  constructor(jobId: string, document: TicketDocument, begin: PrintJobContext, tools: PrintRunTools) {
    this.#jobId = jobId;
    this.#document = document;
    this.#tools = tools;
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
          await this.#send();
          break;
        case "awaiting":
          await this.#awaitPaper();
          break;
        case "unknown":
          await this.#settleDoubt();
          break;
        case "printed":
        case "notPrinted":
        case "undecided":
          this.#link?.destroy();
          return { state, copy: this.#copy, condition: this.#condition, reason: this.#reason, timeline: this.#timeline };
        default:
          throw new Error(`A print job does not run in the state ${state}.`);
      }
    }
  }

  get #copy(): number {
    return this.#snapshot.context.copy;
  }

  get #elapsedMs(): number {
    return Math.round(performance.now() - this.#queuedAt);
  }

  /** XState ignores an event that a state does not know; here that is a bug. */
  #step(event: PrintJobEvent): void {
    if (!this.#snapshot.can(event))
      throw new Error(`A print job in the state ${String(this.#snapshot.value)} cannot take "${event.type}".`);
    [this.#snapshot] = transition(printJobMachine, this.#snapshot, event);
  }

  #meet(met: Condition, reason: string): void {
    this.#condition = met;
    this.#reason = reason;
    this.#tools.see(met);
  }

  async #preflight(): Promise<void> {
    const { profile, transport, timings, way, journal } = this.#tools;
    const link = await transport.open(timings.connectMs).then(
      (connection) => new PrinterLink(connection),
      (error: unknown) => {
        this.#meet(condition("unreachable"), `No connection to ${transport.address}: ${messageOf(error)}`);
        return null;
      },
    );
    if (link === null) return this.#step({ type: "unreachable" });
    this.#link = link;
    if (profile.statusQuery) {
      const met = conditionOfStatus(await link.status(timings.statusMs), true);
      this.#meet(met, met.words.en);
      if (met.blocks) {
        link.destroy();
        return this.#step({ type: met.kind === "silent" ? "unreachable" : "refused" });
      }
    }
    if (way.mayBeBlocked) await link.send(clearTheWay(profile)).catch(() => undefined);
    if (profile.cutCounter) this.#cutsBefore = await link.cutCount(timings.statusMs);
    try {
      await journal.append({ kind: "sending", jobId: this.#jobId, at: new Date().toISOString(), copy: this.#copy });
    } catch (error) {
      link.destroy();
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

  async #send(): Promise<void> {
    const { profile, timings, way } = this.#tools;
    const link = this.#openLink();
    const document =
      this.#copy === this.#firstCopy && this.#copy === this.#document.facts.copy ? this.#document : reprintOf(this.#document, this.#copy);
    const bytes = await jobBytes(document, profile, this.#processId);
    way.mayBeBlocked = true;
    this.#done = this.#hearDone(link);
    this.#timeline = { firstByteMs: this.#elapsedMs, lastByteMs: null, doneMs: null };
    try {
      await within(link.send(bytes), timings.completionMs, "The printer stopped taking bytes.");
    } catch (error) {
      this.#meet(condition(link.closed ? "unreachable" : "silent"), `The connection broke while sending: ${messageOf(error)}`);
      return this.#step({ type: "lost" });
    }
    this.#timeline = { ...this.#timeline, lastByteMs: this.#elapsedMs };
    this.#step({ type: "sent" });
  }

  /** Listens from before the first byte, because a fast printer answers before the last one is acknowledged. */
  async #hearDone(link: PrinterLink): Promise<boolean> {
    const waitMs = this.#tools.timings.completionMs * 2;
    switch (this.#tools.profile.completion) {
      case "process-id":
        return (await link.hear("process-id", (answer) => answer.id === this.#processId, waitMs)) !== null;
      case "status-request":
        return (await link.hear("in-line", () => true, waitMs)) !== null;
      case "cut-counter":
        return (await link.hear("counter", (answer) => this.#cutsBefore === null || answer.value > this.#cutsBefore, waitMs)) !== null;
      case "none":
        return false;
    }
  }

  async #awaitPaper(): Promise<void> {
    const { profile, timings, way } = this.#tools;
    const link = this.#openLink();
    const stopWatching = this.#watch(link);
    const ending = profile.completion === "none" ? link.end(timings.completionMs).then(() => true) : this.#done;
    const arrived = await within(ending, timings.completionMs, "").catch(() => false);
    stopWatching();
    if (!arrived) {
      if (!this.#condition.blocks) this.#meet(condition(link.closed ? "unreachable" : "silent"), "");
      this.#reason = link.closed
        ? "The connection broke before the printer said that the paper is there."
        : `The paper was not confirmed in time: ${this.#condition.words.en}`;
      return this.#step({ type: "lost" });
    }
    way.mayBeBlocked = false;
    this.#timeline = { ...this.#timeline, doneMs: this.#elapsedMs };
    this.#reason =
      profile.completion === "none" ? "Every byte was taken; this printer does not confirm." : "The printer confirmed the paper.";
    // Ended in order, and not waited for: the paper is there.
    void link.end(timings.completionMs).catch(() => undefined);
    this.#link = null;
    this.#step({ type: "confirmed" });
  }

  /** Paper may run out in the middle of a ticket: staff should hear of it while it waits. */
  #watch(link: PrinterLink): () => void {
    if (!this.#tools.profile.statusQuery) return () => undefined;
    const timer = setInterval(() => {
      void link.status(this.#tools.timings.statusMs).then((status) => {
        if (status.online !== null) this.#meet(conditionOfStatus(status, true), "");
      });
    }, watchMs);
    return () => clearInterval(timer);
  }

  /** The paper may be there or not: the printer's count of cuts decides, else the same number is printed again and says so. */
  async #settleDoubt(): Promise<void> {
    const { profile, timings, journal } = this.#tools;
    const link = this.#openLink();
    // What still waits in the printer's buffer must not come out an hour later.
    if (profile.clearBuffer && !link.closed) await within(link.send(clearTheWay(profile)), timings.statusMs, "").catch(() => undefined);
    link.destroy();
    await journal
      .append({ kind: "doubted", jobId: this.#jobId, at: new Date().toISOString(), copy: this.#copy, reason: this.#reason })
      .catch(() => undefined);
    if (await this.#cutSince()) {
      this.#reason = "The connection broke, and the printer's count of cuts shows that the paper came.";
      this.#timeline = { ...this.#timeline, doneMs: this.#elapsedMs };
      return this.#step({ type: "reconciled" });
    }
    this.#troubledSince = performance.now();
    this.#step({ type: this.#copy - this.#firstCopy + 1 < mostCopiesARun ? "reprint" : "giveUp" });
  }

  /** Whether the printer has cut since this copy was begun. */
  async #cutSince(): Promise<boolean> {
    const { profile, transport, timings } = this.#tools;
    if (!profile.cutCounter || this.#cutsBefore === null) return false;
    const connection = await transport.open(timings.connectMs).catch(() => null);
    if (connection === null) return false;
    const link = new PrinterLink(connection);
    await link.send(clearTheWay(profile)).catch(() => undefined);
    const cuts = await link.cutCount(timings.statusMs);
    await link.end(timings.statusMs).catch(() => undefined);
    return cuts !== null && cuts > this.#cutsBefore;
  }

  #openLink(): PrinterLink {
    if (this.#link === null) throw new Error("The print job has no connection in a state that needs one.");
    return this.#link;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function within<T>(work: Promise<T>, ms: number, message: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
