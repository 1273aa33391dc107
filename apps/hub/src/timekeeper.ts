// Turns the core's deadlines into commands when they are due, and opens the hall by its hours.

import { type Command, type Hall, type Instant, deadlines } from "@hallflow/queue-core";
import { dayTimesAt } from "./day-times.ts";

export interface TimekeeperOptions {
  readonly hall: () => Hall;
  readonly now: () => Instant;
  readonly submit: (command: Command) => Promise<unknown>;
  /** Looked at before deadlines are: how the clocks stand. */
  readonly clocks?: { look(): void };
}

/** A deadline is kept to within this much hall time in a real day. */
const tickMs = 250;

export class Timekeeper {
  readonly #options: TimekeeperOptions;
  #timer: NodeJS.Timeout | null = null;
  #busy = false;

  constructor(options: TimekeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.tick(), tickMs);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Submits whatever is due. One at a time: a command whose commit is under way must not be submitted twice. */
  async tick(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.#options.clocks?.look();
      const now = this.#options.now();
      // All are decided at once, against the hall they were read from: a counter that moves on meanwhile is not taken for the old one.
      const due = deadlines(this.#options.hall()).filter(({ dueAt }) => dueAt <= now);
      await Promise.all(due.map(({ command }) => this.#options.submit(command)));
      await this.#open(now);
    } finally {
      this.#busy = false;
    }
  }

  /** Opens a real hall within its hours, once a day: a manager who closes early is not overruled. */
  async #open(now: Instant): Promise<void> {
    const { plan, day } = this.#options.hall();
    if (!plan || plan.demo || day.state !== "closed") return;
    const times = dayTimesAt(plan, now);
    if (!times.hours || times.day === day.day || now < times.hours.opensAt || now >= times.hours.closesAt) return;
    const { ticketsStopAt, closesAt } = times.hours;
    await this.#options.submit({ type: "open-day", day: times.day, dayStartAt: times.dayStartAt, ticketsStopAt, closesAt });
  }
}
