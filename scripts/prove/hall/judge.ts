// Holds the hall to its promises at every step: what anybody was told must be so, once, and stay so.

import type { Entry, Journal } from "@hallflow/hub/parts";
import {
  type Answer,
  type CallView,
  type Command,
  type Hall,
  type OperationId,
  type VisitId,
  emptyHall,
  evolve,
} from "@hallflow/queue-core";
import { callMistakes, portrait, unsound } from "@hallflow/queue-core/testing";
import type { Story } from "./story.ts";
import type { World } from "./world.ts";

/** One press of one button, whatever ids it was sent under, and what was answered. */
interface Press {
  readonly who: string;
  readonly command: Command;
  readonly pressedAt: number;
  readonly validForMs: number | null;
  readonly sentAs: Set<OperationId>;
  answer: Answer | null;
}

/** A press may be carried out so long after its time: what a message is on its way at the most, and a busy hub. */
const lateMs = 8_000;

export class Judge {
  readonly violations: string[] = [];
  readonly #world: World;
  readonly #story: Story;
  readonly #presses = new Map<OperationId, Press>();
  readonly #pressOf = new Map<OperationId, Press>();
  /** The hall as the journal has it, event by event. */
  #told: Hall = emptyHall();
  #effects = new Map<OperationId, number>();
  #calls = new Map<VisitId, number>();
  #waits = new Map<VisitId, number>();
  /** The date of the hall day under which each visit got its number: a kiosk's screen may still show the day before. */
  readonly #dayOf = new Map<VisitId, string | null>();
  readonly #papers = new Map<string, VisitId>();
  /** What was said under each number: numbers of summons go on over days and restarts (CALL-6). */
  readonly #summons = new Map<number, string>();
  #soundAt = -1;
  /** How many events are known to be on the disk. */
  #stored = 0;
  journal: Journal | null = null;
  readonly counts = {
    presses: 0,
    done: 0,
    refused: 0,
    unavailable: 0,
    papers: 0,
    offlinePapers: 0,
    recoveries: 0,
    announcements: 0,
    events: 0,
  };

  constructor(world: World, story: Story) {
    this.#world = world;
    this.#story = story;
  }

  fail(words: string): void {
    this.#story.tell(`✗ ${words}`);
    this.violations.push(words);
  }

  pressed(operation: OperationId, press: Omit<Press, "sentAs" | "answer" | "pressedAt">): void {
    const whole: Press = { ...press, pressedAt: this.#world.now, sentAs: new Set([operation]), answer: null };
    this.counts.presses++;
    this.#presses.set(operation, whole);
    this.#pressOf.set(operation, whole);
  }

  /** The same press went out under another id as well. */
  alsoSentAs(operation: OperationId, other: OperationId): void {
    const press = this.#pressOf.get(operation);
    if (!press) return;
    press.sentAs.add(other);
    this.#pressOf.set(other, press);
  }

  answered(operation: OperationId, answer: Answer): void {
    const press = this.#presses.get(operation);
    if (!press) return;
    if (answer.kind !== "malformed") this.counts[answer.kind]++;
    else this.fail(`${press.who} was not understood: ${JSON.stringify(answer.mistakes)}`);
    if (press.answer && press.answer.kind === "done" && JSON.stringify(press.answer) !== JSON.stringify(answer)) {
      this.fail(`${press.who} asked ${press.command.type} twice under one id and was answered otherwise`);
    }
    press.answer = answer;
    this.#hold(press);
  }

  /** A number is on paper. `day` is the date of its block where it was given out offline; null for the date that the hub issued it under. */
  printed(day: string | null, ticket: string, visit: VisitId): void {
    const isOffline = day !== null;
    this.counts.papers++;
    if (isOffline) this.counts.offlinePapers++;
    const key = `${day ?? this.#dayOf.get(visit)} ${ticket}`;
    const other = this.#papers.get(key);
    if (other !== undefined && other !== visit) this.fail(`the number ${ticket} was printed for two customers (${key})`);
    this.#papers.set(key, visit);
  }

  /** A screen shows the hall after so many events: none of them may still be taken back. */
  shown(who: string, sequence: number): void {
    if (sequence > this.#stored) this.fail(`${who} shows event ${sequence}, and only ${this.#stored} are stored`);
  }

  /** A display is to say a summons: one that is on the disk, and the same to every display. */
  announced(who: string, { serial, ticket, counter, kind }: CallView): void {
    this.counts.announcements++;
    if (serial > this.#told.callSerial) this.fail(`${who} is to say summons ${serial}, and only ${this.#told.callSerial} are stored`);
    const words = `${kind} ${ticket} to ${counter}`;
    const before = this.#summons.get(serial) ?? words;
    this.#summons.set(serial, words);
    if (before !== words) this.fail(`${who} is to say ${words} as summons ${serial}, which was ${before}`);
  }

  /** A group has been stored. */
  committed(entries: readonly Entry[]): void {
    for (const { events } of entries) this.#stored += events.length;
    for (const { events, operation } of entries) {
      for (const event of events) this.#apply(event);
      if (!operation) continue;
      this.#effects.set(operation.id, events.length);
      const press = this.#pressOf.get(operation.id);
      if (press) this.#inTime(press, events.length);
      if (press) this.#hold(press);
    }
  }

  #apply(event: Entry["events"][number]): void {
    const hall = this.#told;
    this.counts.events++;
    if (event.type === "visit-called") {
      const { rule } = event.explanation;
      if (hall.plan && rule !== "by-name" && rule !== "brought-back") {
        const command = { type: "call-next", counter: event.counter } as const;
        for (const words of callMistakes({ hall, plan: hall.plan, command, askedAt: event.at, decision: { events: [event] } }))
          this.fail(words);
      }
      const calls = (this.#calls.get(event.visit) ?? 0) + 1;
      this.#calls.set(event.visit, calls);
      if (calls > (this.#waits.get(event.visit) ?? 0)) this.fail(`${hall.visits.get(event.visit)?.ticket} was called twice for one wait`);
    }
    if (event.type === "ticket-issued") {
      this.#dayOf.set(event.visit, hall.day.day);
      const twice = [...hall.visits.values()].find(({ ticket }) => ticket === event.ticket);
      if (twice) this.fail(`the number ${event.ticket} is in the journal for two visits of one day`);
    }
    const at = hall.day.state === "closed" ? event.at : hall.lastEventAt;
    if (event.at < at) this.fail(`${event.type} lies ${at - event.at} ms before the event before it`);
    evolve(hall, event);
    if ("visit" in event && hall.visits.get(event.visit)?.state === "waiting")
      this.#waits.set(event.visit, (this.#calls.get(event.visit) ?? 0) + 1);
  }

  #inTime({ who, command, pressedAt, validForMs }: Press, events: number): void {
    const age = this.#world.now - pressedAt;
    if (events > 0 && validForMs !== null && age > validForMs + lateMs)
      this.fail(`${who}'s ${command.type} was carried out ${age} ms after the press`);
  }

  /** What was answered agrees with what is in the journal: once for "done", never for "refused", at most once where nobody knows. */
  #hold({ who, command, sentAs, answer }: Press): void {
    const effects = [...sentAs].filter((id) => (this.#effects.get(id) ?? 0) > 0).length;
    if (effects > 1) this.fail(`${who}'s one press of ${command.type} was carried out ${effects} times`);
    if (answer?.kind === "refused" && effects > 0)
      this.fail(`${who} was refused ${command.type} (${answer.refusal.type}), and yet it was done`);
  }

  /** A hub has begun to work on this journal: all that anybody was told is in it. */
  recovered(journal: Journal, live: Hall): void {
    this.journal = journal;
    this.counts.recoveries++;
    this.#stored = journal.sequence;
    this.#rebuild(journal);
    this.#agree(live, "after its start");
    for (const [operation, press] of this.#presses) {
      if (press.answer?.kind !== "done") continue;
      if (![...press.sentAs].some((id) => journal.operation(id)))
        this.fail(
          `${press.who} was told that ${press.command.type} was done (${operation.slice(0, 8)}), and the journal has nothing of it`,
        );
    }
  }

  #rebuild(journal: Journal): void {
    this.#told = emptyHall();
    this.#calls = new Map();
    this.#waits = new Map();
    const { events } = this.counts;
    for (const event of journal.events()) this.#apply(event);
    this.counts.events = events;
    // A crash in the middle of a commit leaves all of it or nothing; which, only the journal can say.
    for (const id of this.#pressOf.keys()) {
      const stored = journal.operation(id);
      const isDone = stored !== undefined && (JSON.parse(stored.answer) as Answer).kind === "done";
      if (!stored) this.#effects.delete(id);
      else if (!this.#effects.has(id)) this.#effects.set(id, isDone ? 1 : 0);
    }
  }

  /** The live hall is sound; asked after every step, and looked at when it has changed. */
  look(live: Hall): void {
    if (live.sequence === this.#soundAt) return;
    this.#soundAt = live.sequence;
    for (const words of unsound(live)) this.fail(words);
  }

  /** Everything has come to rest: the journal is whole, tells of this very hall, and of every paper. */
  atRest(journal: Journal, live: Hall): void {
    const broken = journal.verify();
    if (broken !== null) this.fail(`the chain is broken at event ${broken}`);
    this.#rebuild(journal);
    this.#agree(live, "at the end");
    for (const [operation, press] of this.#presses) {
      if (press.answer === null) continue;
      if (press.answer.kind === "done" && ![...press.sentAs].some((id) => journal.operation(id)))
        this.fail(
          `${press.who} was told that ${press.command.type} was done (${operation.slice(0, 8)}), and the journal has nothing of it`,
        );
      this.#hold(press);
    }
    const issued = new Map<string, string>();
    let day = "";
    for (const event of journal.events()) {
      if (event.type === "day-opened") day = event.day;
      if (event.type === "ticket-issued") issued.set(`${day} ${event.ticket}`, event.visit);
    }
    for (const [paper, visit] of this.#papers)
      if (issued.get(paper) !== visit) this.fail(`${paper} is on paper, and the journal has it not`);
  }

  #agree(live: Hall, when: string): void {
    if (JSON.stringify(portrait(live)) !== JSON.stringify(portrait(this.#told)))
      this.fail(`the hall ${when} is not the one that its journal tells of`);
  }
}
