// Finds what happened to a visit of the day that is open without reading the whole day: its events stand in the order of their instants.

import type { EventOf, Instant, VisitId } from "@hallflow/queue-core";
import type Database from "better-sqlite3";

/** What is known of a visit: nothing about it stands before its customer came or after it ended. */
export interface Span {
  readonly id: VisitId;
  readonly arrivedAt: Instant;
  readonly endedAt: Instant | null;
}

export class DaySearch {
  readonly #instant: Database.Statement<[number], number>;
  readonly #calls: Database.Statement<[number, number], string>;
  readonly #lastOpening: Database.Statement<[], number>;
  /** The sequence at which the day was opened; looked for once, and told afterwards. */
  #openedAt: number | null = null;

  constructor(database: Database.Database) {
    this.#instant = database.prepare<[number], number>("SELECT at FROM events WHERE sequence = ?").pluck();
    this.#calls = database
      .prepare<[number, number], string>(
        "SELECT body FROM events WHERE sequence BETWEEN ? AND ? AND type = 'visit-called' ORDER BY sequence",
      )
      .pluck();
    this.#lastOpening = database
      .prepare<[], number>("SELECT sequence FROM events WHERE type = 'day-opened' ORDER BY sequence DESC LIMIT 1")
      .pluck();
  }

  dayOpened(sequence: number): void {
    this.#openedAt = sequence;
  }

  /** The calls of a visit of today and those that passed it over, in their order; `end` is the last sequence there is. */
  callsAbout({ id, arrivedAt, endedAt }: Span, end: number): EventOf<"visit-called">[] {
    this.#openedAt ??= this.#lastOpening.get() ?? 0;
    const from = this.#firstAfter(arrivedAt - 1, this.#openedAt + 1, end);
    const to = endedAt === null ? end : this.#firstAfter(endedAt, from, end) - 1;
    return this.#calls.all(from, to).flatMap((body) => (body.includes(id) ? [JSON.parse(body) as EventOf<"visit-called">] : []));
  }

  /** The first sequence whose event happened after an instant; within a day time never runs backwards (TIME-1). */
  #firstAfter(instant: Instant, from: number, end: number): number {
    let [low, high] = [from, end + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#instant.get(middle) ?? Infinity) > instant) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
