// One attempt at one paper over one connection: look at the printer, send the ticket, hear that it is there.
import { randomBytes } from "node:crypto";
import { condition, conditionOfStatus, type Condition } from "./condition.ts";
import { requestPaperStatus } from "./escpos-bytes.ts";
import { clearTheWay, endHalfCommand, jobBytes } from "./job-bytes.ts";
import { PrinterLink } from "./printer-link.ts";
import { isPaperByte } from "./escpos-status.ts";
import { messageOf, within } from "./within.ts";
import type { MouthWatch } from "./mouth-watch.ts";
import type { PrinterProfile } from "./profile.ts";
import type { PrinterTimings } from "./printer-timings.ts";
import type { TicketDocument } from "./ticket-document.ts";
import type { Transport } from "./transport/transport.ts";

export interface PrintTools {
  readonly profile: PrinterProfile;
  readonly transport: Transport;
  readonly timings: PrinterTimings;
  /** Hears every condition that is met on the way. */
  readonly see: (condition: Condition) => void;
  /** Whether an earlier job may have left half a command in the printer. */
  readonly way: { mayBeBlocked: boolean };
  /** Looks after the presenter's mouth; null where there is none. */
  readonly mouth: MouthWatch | null;
}

export type AttemptStart =
  | { kind: "ready"; attempt: PrintAttempt; condition: Condition }
  | { kind: "refused" | "unreachable"; condition: Condition; reason: string };

/** While it waits for the paper, the printer is asked this often how it is: staff should hear that the roll ran out. */
const watchMs = 700;
/** Two answers to questions of the same job come closer together than this. */
const quietMs = 150;

/** Opens a connection and looks whether the printer can print; no byte of the ticket is sent. */
export async function beginAttempt(tools: PrintTools, document: TicketDocument): Promise<AttemptStart> {
  const { profile, transport, timings } = tools;
  const processId = randomBytes(2).toString("hex").toUpperCase();
  const bytes = await jobBytes(document, profile, processId);
  let link: PrinterLink;
  try {
    link = new PrinterLink(await transport.open(timings.connectMs));
  } catch (error) {
    return {
      kind: "unreachable",
      condition: condition("unreachable"),
      reason: `No connection to ${transport.address}: ${messageOf(error)}`,
    };
  }
  // First of all, because a question in the middle of half a command is taken for its parameters.
  if (tools.way.mayBeBlocked) await link.send(clearTheWay(profile)).catch(() => undefined);
  let met = profile.statusQuery ? conditionOfStatus(await link.status(timings.statusMs), true) : condition("ready");
  if (!met.blocks && tools.way.mayBeBlocked && !(await isQuiet(tools, link))) met = condition("silent");
  if (met.blocks) {
    noteBreak(tools, link);
    link.destroy();
    return { kind: met.kind === "silent" ? "unreachable" : "refused", condition: met, reason: met.words.en };
  }
  // No ticket is printed into one that is still in the mouth.
  await tools.mouth?.makeWay(link);
  const cutsBefore = profile.cutCounter ? await link.cutCount(timings.statusMs) : null;
  noteBreak(tools, link);
  return { kind: "ready", attempt: new PrintAttempt(tools, link, bytes, processId, cutsBefore), condition: met };
}

/** A question too can break off in the middle, and be half a command for the next connection. */
export function noteBreak({ way }: PrintTools, link: PrinterLink): void {
  if (link.closed || link.unanswered) way.mayBeBlocked = true;
}

/**
 * A printer whose answers bear no mark (GS r) may still answer an earlier job's question: its answers are taken until it is quiet, so that
 * none of them confirms the next paper.
 */
async function isQuiet({ profile, timings }: PrintTools, link: PrinterLink): Promise<boolean> {
  if (profile.completion !== "status-request") return true;
  let answer = await link.ask(requestPaperStatus, "in-line", timings.completionMs);
  const answered = answer !== null;
  while (answer !== null) answer = await link.hear("in-line", () => true, quietMs);
  return answered;
}

export class PrintAttempt {
  /** How often the printer had cut before; null when it does not count. */
  readonly cutsBefore: number | null;
  readonly #tools: PrintTools;
  readonly #link: PrinterLink;
  readonly #bytes: Uint8Array;
  readonly #processId: string;
  #done: Promise<boolean> = Promise.resolve(false);
  #met: Condition = condition("ready");

  constructor(tools: PrintTools, link: PrinterLink, bytes: Uint8Array, processId: string, cutsBefore: number | null) {
    this.#tools = tools;
    this.#link = link;
    this.#bytes = bytes;
    this.#processId = processId;
    this.cutsBefore = cutsBefore;
  }

  /** The condition that was met last, for the words of an attempt that failed. */
  get condition(): Condition {
    if (this.#met.blocks) return this.#met;
    return condition(this.#link.closed ? "unreachable" : "silent");
  }

  /** Sends the ticket. Rejects when not every byte was taken: then nobody knows what the printer has. */
  async send(): Promise<void> {
    const { timings, way } = this.#tools;
    way.mayBeBlocked = true;
    this.#tools.mouth?.expect();
    // Listens from before the first byte, because a fast printer answers before the last one is acknowledged.
    this.#done = this.#hearDone();
    await within(this.#link.send(this.#bytes), timings.completionMs, "The printer stopped taking bytes.");
  }

  /** Whether the printer said in time that the paper is there; one that never says so took every byte. */
  async awaitPaper(): Promise<boolean> {
    const { profile, timings, way } = this.#tools;
    const stopWatching = this.#watch();
    const ending = profile.completion === "none" ? this.#link.end(timings.completionMs).then(() => true) : this.#done;
    const arrived = await within(ending, timings.completionMs, "No word of the paper.").catch(() => false);
    stopWatching();
    if (!arrived) return false;
    way.mayBeBlocked = false;
    // Ended in order, and not waited for: the paper is there.
    void this.#link.end(timings.completionMs).catch(() => undefined);
    return true;
  }

  /** Gives up: what still waits in the printer's buffer must not come out an hour later. */
  async abandon(): Promise<void> {
    const { profile, timings } = this.#tools;
    if (profile.clearBuffer && !this.#link.closed)
      await within(this.#link.send(clearTheWay(profile)), timings.statusMs, "").catch(() => undefined);
    await this.#link.end(timings.statusMs).catch(() => undefined);
  }

  async #hearDone(): Promise<boolean> {
    const waitMs = this.#tools.timings.completionMs * 2;
    switch (this.#tools.profile.completion) {
      case "process-id":
        return (await this.#link.hear("process-id", (answer) => answer.id === this.#processId, waitMs)) !== null;
      case "status-request":
        return (await this.#link.hear("in-line", ({ byte }) => isPaperByte(byte), waitMs)) !== null;
      case "cut-counter":
        return (await this.#link.hear("counter", (answer) => this.cutsBefore === null || answer.value > this.cutsBefore, waitMs)) !== null;
      case "none":
        return false;
    }
  }

  #watch(): () => void {
    const { profile, timings, see } = this.#tools;
    const meet = (met: Condition): void => {
      this.#met = met;
      see(met);
    };
    const stopHearing = this.#link.onAutomaticStatus((status) => meet(conditionOfStatus(status, true)));
    if (!profile.statusQuery) return stopHearing;
    const timer = setInterval(() => {
      void this.#link.status(timings.statusMs).then((status) => {
        if (status.online !== null) meet(conditionOfStatus(status, true));
      });
    }, watchMs);
    return () => {
      clearInterval(timer);
      stopHearing();
    };
  }
}

/**
 * Whether the printer has cut since `cutsBefore`: that decides a job whose connection broke. The question waits in line behind what the
 * printer still has to print, so its answer is final; half a command before it is ended first.
 */
export async function cutSince({ profile, transport, timings }: PrintTools, cutsBefore: number | null): Promise<boolean> {
  if (cutsBefore === null) return false;
  const connection = await transport.open(timings.connectMs).catch(() => null);
  if (connection === null) return false;
  const link = new PrinterLink(connection);
  await link.send(endHalfCommand(profile)).catch(() => undefined);
  const able = !profile.statusQuery || !conditionOfStatus(await link.status(timings.statusMs), true).blocks;
  const cuts = able ? await link.cutCount(timings.completionMs) : null;
  await link.end(timings.statusMs).catch(() => undefined);
  return cuts !== null && cuts > cutsBefore;
}
