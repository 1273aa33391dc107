// Looks after the ticket in a presenter's mouth: whether it was taken, and what becomes of one that was forgotten.
import { ejectTicket, retractTicket } from "./escpos-bytes.ts";
import { printJobMachine, type PrintJobEvent } from "./print-job.ts";
import { PrinterLink } from "./printer-link.ts";
import { pause } from "./within.ts";
import { transition, type SnapshotFrom } from "xstate";
import type { MouthSight, Presenter } from "./presenter.ts";
import type { MouthEntryState, PrintJournal } from "./print-journal.ts";
import type { PrinterTimings } from "./printer-timings.ts";
import type { Transport } from "./transport/transport.ts";

/** What is in the mouth, or has become of it; "going-back" is a ticket that will not stay much longer. */
export interface Mouth {
  readonly jobId: string;
  readonly copy: number;
  readonly state: MouthEntryState | "going-back";
}

export interface MouthParts {
  readonly presenter: Presenter;
  readonly transport: Transport;
  readonly timings: PrinterTimings;
  readonly journal: PrintJournal;
  /** One conversation with the printer at a time. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onMouth: (mouth: Mouth) => void;
}

interface Held {
  readonly jobId: string;
  readonly copy: number;
  readonly sinceMs: number;
  snapshot: SnapshotFrom<typeof printJobMachine>;
  warned: boolean;
  /** A ticket that was never seen in the mouth may be stuck on its way there: nobody says that it was taken. */
  seen: boolean;
  /** Since when the printer has not said whether the ticket is there. */
  blindSinceMs: number | null;
}

/** Between two looks of a removal; a motor needs a second or two for it. */
const removalLookMs = 100;

export class MouthWatch {
  readonly #parts: MouthParts;
  #held: Held | null = null;
  /** Whether a ticket may be in the mouth that nobody watches: of an earlier process, or of a copy that nobody heard of again. */
  #mayHoldStray = true;
  /** A ticket would not go: it is not pushed again before the mouth was seen empty. */
  #isStuck = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(parts: MouthParts) {
    this.#parts = parts;
  }

  /** A ticket is on its way: it may be in the mouth, whatever is heard of it. */
  expect(): void {
    this.#mayHoldStray = true;
  }

  /** Begins to watch over a printed ticket, in the turn of its job: the first look comes before any hand. */
  async hold(jobId: string, copy: number): Promise<void> {
    await this.#write(jobId, copy, "presented", "The presenter holds the ticket.");
    await this.#look(this.#watch(jobId, copy, { stayedMs: 0, seen: false }));
  }

  /** After a restart: goes on watching what an earlier process left in the mouth. Only the latest can still be there. */
  async resume(left: readonly { jobId: string; copy: number; at: string }[]): Promise<void> {
    const latest = left.at(-1);
    for (const { jobId, copy } of left.slice(0, -1)) await this.#write(jobId, copy, "unseen", "A later ticket was printed unwatched.");
    if (latest) this.#watch(latest.jobId, latest.copy, { stayedMs: Math.max(0, Date.now() - Date.parse(latest.at)), seen: true });
  }

  /** Before the next ticket, on its connection: a mouth that is still full is emptied as the profile says. */
  async makeWay(link: PrinterLink): Promise<void> {
    const held = this.#held;
    if (held === null && !this.#mayHoldStray) return;
    const sight = await this.#sight(link);
    if (sight === "full" && this.#parts.presenter.forgotten !== "leave" && !this.#isStuck) {
      return this.#remove(link, held, "The next ticket wanted its place.");
    }
    if (held === null) return;
    if (sight === "empty") return this.#empty(held, "It was not in the mouth any more when the next ticket came.");
    if (sight === "jammed") return this.#jam(held);
    return this.#conclude(
      held,
      "lostSight",
      `The next ticket was printed, and ${sight ? "it was still in the mouth" : "the printer did not say"}.`,
    );
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #watch(jobId: string, copy: number, { stayedMs, seen }: { readonly stayedMs: number; readonly seen: boolean }): Held {
    const snapshot = printJobMachine.resolveState({ value: "presented", context: { copy, inDoubt: true } });
    const held: Held = { jobId, copy, sinceMs: performance.now() - stayedMs, snapshot, warned: false, seen, blindSinceMs: null };
    this.#held = held;
    this.#parts.onMouth({ jobId, copy, state: "presented" });
    this.#lookLater(held);
    return held;
  }

  #lookLater(held: Held): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#held !== held) return;
    const { inTurn, timings } = this.#parts;
    this.#timer = setTimeout(() => void inTurn(() => this.#look(held)).finally(() => this.#lookLater(held)), timings.mouthMs);
    this.#timer.unref();
  }

  async #look(held: Held): Promise<void> {
    if (this.#closed || this.#held !== held) return;
    const { transport, timings } = this.#parts;
    const connection = await transport.open(timings.connectMs).catch(() => null);
    const link = connection && new PrinterLink(connection);
    try {
      await this.#follow(held, link, link && (await this.#sight(link)));
    } finally {
      await link?.end(timings.statusMs).catch(() => undefined);
    }
  }

  async #follow(held: Held, link: PrinterLink | null, sight: MouthSight | null): Promise<void> {
    const { presenter, timings, onMouth } = this.#parts;
    const now = performance.now();
    if (sight === "empty") return this.#empty(held, "The printer says that it was taken.");
    if (sight === null || link === null) {
      held.blindSinceMs ??= now;
      if (now - held.blindSinceMs >= timings.patienceMs) {
        await this.#conclude(held, "lostSight", "The printer does not say whether it is still in the mouth.");
        this.#mayHoldStray = true;
      }
      return;
    }
    held.blindSinceMs = null;
    if (sight === "jammed") return this.#jam(held);
    held.seen = true;
    if (presenter.forgotten === "leave") return;
    const stayedMs = now - held.sinceMs;
    if (stayedMs >= presenter.stayMs) return this.#remove(link, held, "Nobody took it in time.");
    if (held.warned || stayedMs < presenter.stayMs - presenter.warnMs) return;
    held.warned = true;
    onMouth({ jobId: held.jobId, copy: held.copy, state: "going-back" });
  }

  /** Draws it back, or pushes it out, and looks whether it went. */
  async #remove(link: PrinterLink, held: Held | null, why: string): Promise<void> {
    const { presenter, timings } = this.#parts;
    const retracts = presenter.forgotten === "retract";
    await link.send(retracts ? retractTicket : ejectTicket).catch(() => undefined);
    const until = performance.now() + timings.completionMs;
    let sight: MouthSight | null = "full";
    while (sight === "full" && performance.now() < until) {
      await pause(removalLookMs);
      sight = await this.#sight(link);
    }
    this.#isStuck = sight === "full" || sight === "jammed";
    if (held === null) return;
    if (sight === "empty") return this.#conclude(held, retracts ? "retracted" : "ejected", why);
    if (this.#isStuck) return this.#conclude(held, "stuck", `${why} It did not go.`);
    return this.#conclude(held, "lostSight", `${why} The printer did not say whether it went.`);
  }

  #empty(held: Held, why: string): Promise<void> {
    return held.seen ? this.#conclude(held, "taken", why) : this.#conclude(held, "lostSight", "It was never seen in the mouth.");
  }

  #jam(held: Held): Promise<void> {
    this.#isStuck = true;
    return this.#conclude(held, "stuck", "The printer says that paper is jammed, and no ticket is in the mouth.");
  }

  async #sight(link: PrinterLink): Promise<MouthSight | null> {
    const sight = await link.mouth(this.#parts.presenter, this.#parts.timings.statusMs);
    if (sight === "empty") {
      this.#mayHoldStray = false;
      this.#isStuck = false;
    }
    return sight;
  }

  async #conclude(held: Held, type: Extract<PrintJobEvent["type"], MouthEntryState | "lostSight">, reason: string): Promise<void> {
    if (this.#held !== held || !held.snapshot.can({ type })) throw new Error(`A ticket that is not in the mouth cannot be "${type}".`);
    [held.snapshot] = transition(printJobMachine, held.snapshot, { type });
    this.#held = null;
    const state = type === "lostSight" ? "unseen" : type;
    await this.#write(held.jobId, held.copy, state, reason);
    this.#parts.onMouth({ jobId: held.jobId, copy: held.copy, state });
  }

  /** An entry that cannot be written loses an explanation; the ticket is where it is. */
  #write(jobId: string, copy: number, state: MouthEntryState, reason: string): Promise<void> {
    return this.#parts.journal.append({ kind: "mouth", jobId, at: new Date().toISOString(), copy, state, reason }).catch(() => undefined);
  }
}
