// Plays a day again under given rules, through the same decisions and events as a live hall.

import { decide } from "../decide.ts";
import { clearingAt } from "../decide/closing.ts";
import { evolve } from "../evolve.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type Hall, emptyHall } from "../hall.ts";
import type { CounterId, Instant } from "../ids.ts";
import type { Command, JournalEvent, RefusalType } from "../messages.ts";
import { Agenda } from "./agenda.ts";
import type { LabCounter, LabDay } from "./day.ts";
import { Doors } from "./doors.ts";
import { PlayedCounter } from "./played-counter.ts";
import { runThrough } from "./run.ts";
import type { Stage } from "./stage.ts";
import { Suppositions } from "./supposed.ts";

/** What a day is played under; what is not given stays as it was. */
export interface Rules {
  readonly plan?: HallPlan;
  readonly opensAt?: Instant;
  readonly ticketsStopAt?: Instant;
  readonly closesAt?: Instant;
  /** Tellers of counters that the day did not have, or other hours for those that it had. */
  readonly counters?: ReadonlyMap<CounterId, LabCounter>;
  /** The share of those never asked on the day who would take a machine that is offered now. */
  readonly machineShare?: number;
}

/** What a play came to: its events as a journal would have them, and what no event tells. */
export interface Played {
  readonly plan: HallPlan;
  readonly opensAt: Instant;
  readonly events: readonly JournalEvent[];
  /** How many took the machine that they were offered. */
  readonly machine: number;
  readonly turnedAway: Readonly<Partial<Record<RefusalType, number>>>;
  /** Pieces of work whose length had to be supposed. */
  readonly supposed: number;
  /** Customers who could not be passed on as on the day, and were served where they were. */
  readonly keptHere: number;
}

/** How many happenings are played between two reports. */
const betweenReports = 200;

/** Plays the day; yields the share of its customers who have come so far, and stops when it is asked for no more. */
export function* playDay(day: LabDay, rules: Rules = {}): Generator<number, Played> {
  const play = new Play(day, rules);
  for (let count = 1; play.step(); count++) if (count % betweenReports === 0) yield play.share;
  return play.played();
}

/** The same without a pause. */
export const playWholeDay = (day: LabDay, rules: Rules = {}): Played => runThrough(playDay(day, rules));

/** The day while it is played: what counters and customers do to the hall and to each other's times. */
class Play implements Stage {
  readonly day: LabDay;
  readonly hall: Hall = emptyHall();
  readonly supposed: Suppositions;
  readonly #rules: Rules;
  readonly #agenda = new Agenda<() => void>();
  readonly #events: JournalEvent[] = [];
  readonly #counters: readonly PlayedCounter[];
  readonly #doors: Doors;
  readonly #closesAt: Instant | null;
  #now: Instant;
  #supposedWork = 0;
  #keptHere = 0;

  constructor(day: LabDay, rules: Rules) {
    this.day = day;
    this.#rules = rules;
    this.supposed = new Suppositions(day);
    this.#doors = new Doors(this, rules);
    const plan = rules.plan ?? day.plan;
    const opensAt = rules.opensAt ?? day.opensAt;
    this.#now = opensAt;
    this.#closesAt = rules.closesAt ?? day.closedAt;
    this.#happen({ type: "plan-published", at: opensAt, plan, revision: day.revision });
    for (const event of day.before) evolve(this.hall, event);
    this.#events.length = 0;
    const counters = new Map([...day.counters, ...(rules.counters ?? [])]);
    const known = (id: CounterId) => rules.plan === undefined || plan.counters.some((counter) => counter.id === id);
    this.#counters = [...counters].filter(([id]) => known(id)).map(([id, counter]) => new PlayedCounter(this, id, counter));
    this.#prepare(opensAt, rules.ticketsStopAt ?? day.stoppedAt);
  }

  get now(): Instant {
    return this.#now;
  }

  /** The share of the day's customers who have come. */
  get share(): number {
    return this.day.customers.length === 0 ? 1 : this.#doors.arrived / this.day.customers.length;
  }

  /** Plays the next happening; false when nothing more happens. */
  step(): boolean {
    if (this.#agenda.size === 0) return this.#closeAtLast();
    this.#now = Math.max(this.#now, this.#agenda.nextAt);
    if (this.#now > this.day.endsAt) return false;
    this.#agenda.take()();
    this.#settle();
    return this.#events.at(-1)?.type !== "day-closed";
  }

  played(): Played {
    const turnedAway = { ...this.#doors.turnedAway };
    const late = this.hall.day.state === "closed" ? this.day.customers.length - this.#doors.arrived : 0;
    if (late > 0) turnedAway["hall-closed"] = (turnedAway["hall-closed"] ?? 0) + late;
    return {
      plan: this.#rules.plan ?? this.day.plan,
      opensAt: this.#rules.opensAt ?? this.day.opensAt,
      events: this.#events,
      machine: this.#doors.machine,
      turnedAway,
      supposed: this.#supposedWork,
      keptHere: this.#keptHere,
    };
  }

  at(at: Instant, what: () => void): void {
    this.#agenda.add(Math.max(at, this.#now), what);
  }

  after(ms: number, what: () => void): void {
    this.at(this.#now + ms, what);
  }

  ask(command: Command): RefusalType | null {
    const decision = decide(this.hall, command, this.#now);
    if ("refusal" in decision) return decision.refusal.type;
    for (const event of decision.events) this.#happen(event);
    for (const event of decision.events) if ("visit" in event) this.#doors.inside(event.visit)?.heard(event);
    return null;
  }

  counter(id: CounterId): PlayedCounter | undefined {
    return this.#counters.find((counter) => counter.id === id);
  }

  suppose(): void {
    this.#supposedWork++;
  }

  keepHere(): void {
    this.#keptHere++;
  }

  #happen(event: JournalEvent): void {
    evolve(this.hall, event);
    this.#events.push(event);
    if (event.type === "visit-called") this.counter(event.counter)?.called(event.explanation.rule);
  }

  #prepare(opensAt: Instant, ticketsStopAt: Instant | null): void {
    const { day, dayStartAt, customers, namedCalls, deeds, laterPlans } = this.day;
    const hours = {
      ticketsStopAt: this.#rules.ticketsStopAt ?? this.day.hours.ticketsStopAt,
      closesAt: this.#rules.closesAt ?? this.day.hours.closesAt,
    };
    this.at(opensAt, () => this.#must({ type: "open-day", day, dayStartAt, ...hours }));
    for (const counter of this.#counters) counter.prepare();
    for (const customer of customers) {
      // Whoever comes before the doors are open waits before them.
      this.at(customer.arrivesAt, () => this.#doors.arrive(customer));
    }
    if (!this.#rules.plan) for (const published of laterPlans) this.at(published.at, () => this.#happen(published));
    for (const { at, command } of deeds) {
      // Under other rules people are sent home when those rules say.
      if (command.type !== "clear-waiting" || !this.#rules.plan) this.at(at, () => void this.ask(command));
    }
    for (const call of namedCalls) this.at(call.at, () => this.counter(call.counter)?.callByName(call));
    if (ticketsStopAt !== null) this.at(ticketsStopAt, () => void this.ask({ type: "stop-tickets" }));
    if (this.#closesAt !== null) this.at(this.#closesAt, () => undefined);
  }

  #must(command: Command): void {
    const refused = this.ask(command);
    if (refused) throw new Error(`the lab's hall refused ${command.type}: ${refused}`);
  }

  /** Lets everybody do what the hall as it now is allows them, until nobody finds anything more to do. */
  #settle(): void {
    for (let acted = true; acted;) {
      acted = false;
      for (const counter of this.#counters) if (counter.act()) acted = true;
    }
    for (const counter of this.#counters) counter.look();
    if (this.#rules.plan && this.#now >= (clearingAt(this.hall, this.#rules.plan) ?? Infinity)) void this.ask({ type: "clear-waiting" });
    if (this.#closesAt !== null && this.#now >= this.#closesAt) this.#close();
  }

  /** Where the day was closed over nobody's head it is not closed over anybody's now, however late that gets. */
  #close(): void {
    if (this.day.closesOverWaiting || this.hall.living === 0) void this.ask({ type: "close-day" });
  }

  /** Nothing more will happen by itself: who still waits waits for a counter that is closed. */
  #closeAtLast(): boolean {
    if (this.#closesAt === null || this.#closesAt > this.day.endsAt || this.hall.day.state === "closed") return false;
    this.#now = Math.max(this.#now, this.#closesAt);
    void this.ask({ type: "close-day" });
    return false;
  }
}
