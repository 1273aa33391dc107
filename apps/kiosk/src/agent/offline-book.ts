// What this kiosk may give out without the hub, and what it has: an append-only file that is on the disk before a customer sees a number.

import type { CommandOf, Instant, LeaseGrant, VisitId } from "@hallflow/queue-core";
import { type KeptLines, openLines, readLines } from "./kept-lines.ts";

/** A block with the number that comes next. */
interface Block extends LeaseGrant {
  readonly grantedAt: Instant;
  next: number;
}

/** A ticket as it will be handed in; `shown` once its customer has seen the number. */
export interface OfflineTicket {
  readonly handIn: CommandOf<"hand-in">;
  shown: boolean;
  /** What its customer said of taking it, to be handed in behind it. */
  feedback: Feedback | null;
}

type Feedback = CommandOf<"give-feedback">;
type Line = { block: Block } | { ticket: CommandOf<"hand-in"> } | { shown: VisitId } | { feedback: Feedback } | { settled: VisitId };

/** A day without hours is over for a kiosk that has heard nothing for so long. */
const longestDayMs = 24 * 3_600_000;

export class OfflineBook {
  readonly #lines: KeptLines;
  #blocks: Block[] = [];
  readonly #tickets = new Map<VisitId, OfflineTicket>();
  #writing: Promise<void> = Promise.resolve();

  /** `before` are the lines that it holds already. */
  constructor(lines: KeptLines, before: readonly string[]) {
    this.#lines = lines;
    for (const line of before.flatMap(parsed)) this.#take(line);
  }

  /** The tickets that the hub does not have yet, in the order in which they were given out. */
  get pending(): readonly OfflineTicket[] {
    return [...this.#tickets.values()];
  }

  /** How many numbers of a letter may still be given out under a date at this moment. */
  left(letter: string, day: string, now: Instant): number {
    return this.#usable(letter, day, now).reduce((sum, { first, count, next }) => sum + first + count - next, 0);
  }

  /** Takes the next number of a letter; nobody gets it again, whatever becomes of it. Undefined when there is none. */
  takeNumber(letter: string, day: string, now: Instant): number | undefined {
    const block = this.#usable(letter, day, now).find(({ first, count, next }) => next < first + count);
    return block && block.next++;
  }

  /** On the disk when the promise is kept: from then on the number may be shown. */
  async record(handIn: CommandOf<"hand-in">): Promise<void> {
    await this.#append({ ticket: handIn }, true);
    this.#tickets.set(handIn.visit, { handIn, shown: false, feedback: null });
  }

  shown(visit: VisitId): void {
    const ticket = this.#tickets.get(visit);
    if (!ticket) return;
    ticket.shown = true;
    void this.#append({ shown: visit }, false).catch(() => undefined);
  }

  /** False for a ticket that the hub has already. */
  keepFeedback(feedback: Feedback): boolean {
    const ticket = this.#tickets.get(feedback.visit);
    if (!ticket) return false;
    ticket.feedback = feedback;
    void this.#append({ feedback }, true).catch(() => undefined);
    return true;
  }

  /** The hub has the ticket, or will never take it. A line lost in a crash costs one needless hand-in, which changes nothing. */
  settle(visit: VisitId): void {
    if (this.#tickets.delete(visit)) void this.#append({ settled: visit }, false).catch(() => undefined);
  }

  /** Keeps a block that the hub has leased; blocks of other dates are over. */
  async keep(lease: LeaseGrant, grantedAt: Instant): Promise<void> {
    const block: Block = { ...lease, grantedAt, next: lease.first };
    await this.#append({ block }, true);
    const over = this.#blocks.some(({ day }) => day !== lease.day);
    this.#blocks = [...this.#blocks.filter(({ day }) => day === lease.day), block];
    if (over) await this.#rewrite();
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#lines.close();
  }

  /** What still matters, as it is written. */
  get content(): string[] {
    const lines: Line[] = [
      ...this.#blocks.map((block) => ({ block })),
      ...this.pending.flatMap(({ handIn, shown, feedback }): Line[] => [
        { ticket: handIn },
        ...(shown ? [{ shown: handIn.visit }] : []),
        ...(feedback ? [{ feedback }] : []),
      ]),
    ];
    return lines.map((line) => JSON.stringify(line));
  }

  #take(line: Line): void {
    if ("block" in line) this.#blocks.push(line.block);
    else if ("ticket" in line) {
      this.#tickets.set(line.ticket.visit, { handIn: line.ticket, shown: false, feedback: null });
      countOn(this.#blocks, line.ticket);
    } else if ("shown" in line) {
      const ticket = this.#tickets.get(line.shown);
      if (ticket) ticket.shown = true;
    } else if ("feedback" in line) {
      const ticket = this.#tickets.get(line.feedback.visit);
      if (ticket) ticket.feedback = line.feedback;
    } else this.#tickets.delete(line.settled);
  }

  #usable(letter: string, day: string, now: Instant): Block[] {
    return this.#blocks.filter(
      (block) => block.letter === letter && block.day === day && now < (block.untilAt ?? block.grantedAt + longestDayMs),
    );
  }

  #append(line: Line, durable: boolean): Promise<void> {
    return this.#inTurn(() => this.#lines.append(JSON.stringify(line), durable));
  }

  /** Once a day, with what still matters alone. */
  #rewrite(): Promise<void> {
    return this.#inTurn(() => this.#lines.replace(this.content));
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const written = this.#writing.then(write);
    this.#writing = written.catch(() => undefined);
    return written;
  }
}

/** Opens (or makes) the book. A line torn by a power cut is the last one, and nobody saw its number. Throws when it cannot be written. */
export async function openOfflineBook(path: string): Promise<OfflineBook> {
  const before = await readLines(path);
  // Read once to know what still matters: the file begins anew with that.
  const { content } = new OfflineBook(nowhere, before);
  return new OfflineBook(await openLines(path, content), content);
}

const nowhere: KeptLines = { append: async () => undefined, replace: async () => undefined, close: async () => undefined };

function parsed(line: string): Line[] {
  try {
    return [JSON.parse(line) as Line];
  } catch {
    return [];
  }
}

/** Numbers are given out in order, so those after a ticket's are the ones left. */
function countOn(blocks: readonly Block[], { letter, number }: CommandOf<"hand-in">): void {
  const block = blocks.find((one) => one.letter === letter && number >= one.first && number < one.first + one.count);
  if (block) block.next = Math.max(block.next, number + 1);
}
