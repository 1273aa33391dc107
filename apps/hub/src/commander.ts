// The one way in: decides each command in order, stores what it decided in groups, and only then answers.

import {
  type Answer,
  type Command,
  type Envelope,
  Foresight,
  type Hall,
  type HallPlan,
  type Instant,
  type JournalEvent,
  type LeaseGrant,
  type OperationId,
  type Outcome,
  counterOf,
  decide,
  evolve,
  placeAtIssue,
  refuse,
  showSeat,
  showVisit,
} from "@hallflow/queue-core";
import type { Entry, Journal } from "./journal.ts";
import { recall, takeSnapshot } from "./recall.ts";
import { isSnapshotDue } from "./snapshot-pace.ts";

/** A command with what surrounds it. `fingerprint` is of what the client sent: a repeat must bring the same. */
export interface Request {
  readonly command: Command;
  readonly actor: string;
  readonly operation: OperationId | null;
  readonly fingerprint: string;
  readonly ageMs?: number;
  readonly validForMs?: Envelope["validForMs"] | undefined;
  readonly seen?: Envelope["seen"] | undefined;
}

interface Decided {
  readonly entry: Entry;
  readonly answer: Answer;
  readonly resolve: (answer: Answer) => void;
}

export interface CommanderOptions {
  readonly journal: Journal;
  readonly now: () => Instant;
  /** Called after each commit, when the hall has changed on the disk too. */
  readonly committed: (hall: Hall) => void;
  /** Called when a group could not be stored (with the error), and when the first one after it could (with null). */
  readonly storing: (trouble: Error | null) => void;
  /** Told how long each group took to reach the disk. */
  readonly commitSeconds: (seconds: number) => void;
  /** Called when a snapshot could not be taken: the hub goes on, and its next start takes longer. */
  readonly noSnapshot?: (error: unknown) => void;
}

/** While the disk takes nothing, it is tried again this often, and commands in between are answered at once. */
const tryAgainMs = 200;

const notStored = {
  zh: "主机暂时无法写入数据，本次操作没有执行；请稍后重试并通知值班经理。",
  en: "The hub cannot write its data just now. Nothing was done; try again shortly and tell the floor manager.",
};

const unavailable: Answer = { kind: "unavailable", words: notStored };

export class Commander {
  readonly #options: CommanderOptions;
  readonly #group: Decided[] = [];
  readonly #underWay = new Map<OperationId, { fingerprint: string; answer: Promise<Answer> }>();
  #hall: Hall;
  #foresight = new Foresight();
  #snapshotAt: number;
  #storedLastAt = 0;
  /** How many groups in a row could not be stored, and until when the next is not tried. */
  #failures = 0;
  #pausedUntil = 0;
  /** Commands since the last start, by how they ended; for the metrics. */
  readonly counts = { done: 0, refused: 0, repeated: 0, unavailable: 0 };

  /** Recalls the hall from the journal; throws JournalError when an event in it cannot have happened. */
  constructor(options: CommanderOptions) {
    this.#options = options;
    const { hall, from } = recall(options.journal);
    this.#hall = hall;
    this.#snapshotAt = from;
  }

  get hall(): Hall {
    return this.#hall;
  }

  /** Whether all that has been decided is on the disk: nobody is shown anything else. */
  get isStored(): boolean {
    return this.#group.length === 0;
  }

  /**
   * Carries out a command at most once and answers after it is on the disk. A repeat of an operation gets the answer that
   * it got before; the same operation with other content is refused. Never rejects.
   */
  submit(request: Request): Promise<Answer> {
    const { operation, fingerprint } = request;
    if (operation === null) return this.#decide(request);
    let before: { fingerprint: string; answer: Promise<Answer> } | undefined;
    try {
      before = this.#underWay.get(operation) ?? this.#stored(operation);
    } catch (error) {
      // What cannot be looked up may have been done already: it must not be done now.
      this.#failures++;
      this.#options.storing(error instanceof Error ? error : new Error(String(error)));
      return Promise.resolve(this.#count(unavailable));
    }
    if (before) {
      this.counts.repeated++;
      return before.fingerprint === fingerprint ? before.answer : Promise.resolve({ kind: "refused", refusal: refuse("operation-reused") });
    }
    const answer = this.#decide(request);
    this.#underWay.set(operation, { fingerprint, answer });
    void answer.then(() => this.#underWay.delete(operation));
    return answer;
  }

  /** What is seen of the hall when all of it is on the disk: nobody may read what could still turn out not to have happened. */
  async whenStored<T>(look: (hall: Hall) => T | Promise<T>): Promise<T> {
    // The turn comes right after the commit's; what somebody had decided in between is waited for as well.
    while (!this.isStored) await new Promise((resolve) => setImmediate(resolve));
    return look(this.#hall);
  }

  #stored(id: OperationId): { fingerprint: string; answer: Promise<Answer> } | undefined {
    const stored = this.#options.journal.operation(id);
    return stored && { fingerprint: stored.fingerprint, answer: Promise.resolve(JSON.parse(stored.answer) as Answer) };
  }

  #decide(request: Request): Promise<Answer> {
    const { command, actor, operation, fingerprint } = request;
    if (this.#failures > 1 && performance.now() < this.#pausedUntil) return Promise.resolve(this.#count(unavailable));
    const now = this.#options.now();
    const refusal = stale(this.#hall, request);
    const decision = refusal ? { refusal } : decide(this.#hall, command, now, this.#foresight.foresee);
    const events = "events" in decision ? decision.events : [];
    for (const event of events) {
      evolve(this.#hall, event);
      this.#foresight.note(event);
    }
    const answer: Answer =
      "events" in decision
        ? { kind: "done", result: outcome(this.#hall, command, events, now) }
        : { kind: "refused", refusal: decision.refusal };
    if (events.length === 0 && operation === null) return Promise.resolve(this.#count(answer));
    return new Promise((resolve) => {
      // One turn of the loop more than needed: whoever answers together comes together, and fewer syncs hold more.
      if (this.#group.length === 0) setImmediate(() => setImmediate(() => this.#store()));
      const stored = operation && { id: operation, fingerprint, answer: JSON.stringify(answer) };
      this.#group.push({ entry: { events, actor, operation: stored }, answer, resolve });
    });
  }

  /** Stores everything decided since the last time in one transaction. When it cannot, nobody is told that it was done. */
  #store(): void {
    const group = this.#group.splice(0);
    const startedAt = performance.now();
    try {
      this.#options.journal.append(group.map((decided) => decided.entry));
    } catch (error) {
      this.#hall = recall(this.#options.journal).hall;
      this.#foresight = new Foresight();
      this.#failures++;
      this.#pausedUntil = performance.now() + tryAgainMs;
      this.#options.storing(error instanceof Error ? error : new Error(String(error)));
      for (const { resolve } of group) resolve(this.#count(unavailable));
      return;
    }
    this.#options.commitSeconds((performance.now() - startedAt) / 1_000);
    if (this.#failures > 0) this.#options.storing(null);
    this.#failures = 0;
    for (const { answer, resolve } of group) resolve(this.#count(answer));
    this.#options.committed(this.#hall);
    const quietForMs = startedAt - this.#storedLastAt;
    this.#storedLastAt = performance.now();
    if (isSnapshotDue(this.#hall.sequence - this.#snapshotAt, quietForMs)) this.#snapshot();
  }

  /** A snapshot that fails is not tried at every commit: the next is as far away as after one that did not. */
  #snapshot(): void {
    this.#snapshotAt = this.#hall.sequence;
    try {
      takeSnapshot(this.#options.journal, this.#hall);
    } catch (error) {
      this.#options.noSnapshot?.(error);
    }
  }

  #count(answer: Answer): Answer {
    if (answer.kind !== "malformed") this.counts[answer.kind]++;
    return answer;
  }
}

/** A press that came too late, or was made on a screen that has changed since, must not be carried out. */
function stale(hall: Hall, { command, ageMs = 0, validForMs, seen }: Request) {
  if (validForMs !== undefined && ageMs > validForMs) return refuse("press-expired");
  if (seen === undefined || !("counter" in command) || command.counter === undefined) return undefined;
  return (hall.seats.get(command.counter)?.revision ?? 0) === seen ? undefined : refuse("stale-view");
}

function grantOf({ day }: Hall, { letter, day: date, first, count }: Extract<JournalEvent, { type: "numbers-leased" }>): LeaseGrant {
  return { letter, day: date, first, count, untilAt: day.ticketsStopAt ?? day.closesAt };
}

/** The visit and the counter that a command touched, as they are after it. */
function outcome(hall: Hall, command: Command, events: readonly JournalEvent[], now: Instant): Outcome {
  const plan: HallPlan | null = hall.plan;
  if (!plan) return { visit: null, counter: null };
  const touched = events.find((event) => "visit" in event)?.visit;
  const visit = touched === undefined ? undefined : hall.visits.get(touched);
  const counter = "counter" in command && command.counter !== undefined ? counterOf(plan, command.counter) : undefined;
  const leased = events.find((event) => event.type === "numbers-leased");
  return {
    ...(leased && { lease: grantOf(hall, leased) }),
    // A ticket's own forecast was made for this very moment: the line is not played forward twice.
    visit: visit ? showVisit(hall, plan, visit, now, events[0]?.type === "ticket-issued" ? placeAtIssue(visit) : undefined) : null,
    counter: counter ? showSeat(hall, counter) : null,
  };
}
