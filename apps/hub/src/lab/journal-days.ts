// The hall days that a journal tells of, and one of them with the plan under which it was opened.

import type { JournalEvent } from "@hallflow/queue-core";
import type { PublishedPlan } from "@hallflow/queue-core/lab";
import { openToRead } from "../journal/journal-file.ts";

/** A day from its opening to its closing, which is null while it goes on. */
export interface JournalDay {
  readonly day: string;
  readonly firstSequence: number;
  readonly lastSequence: number | null;
  readonly tickets: number;
}

type Database = ReturnType<typeof openToRead>;

/** The days in a journal's file, the latest last. Throws JournalError where it cannot be read, or a hub has it open. */
export function journalDays(file: string): JournalDay[] {
  return reading(file, daysIn);
}

/** The latest day of that date, or the latest of all that had customers; undefined where there is none. Throws JournalError as above. */
export function readDay(
  file: string,
  date?: string,
): { readonly day: JournalDay; readonly published: PublishedPlan; readonly events: readonly JournalEvent[] } | undefined {
  return reading(file, (database) => {
    const days = daysIn(database);
    const day = days.findLast((one) => (date === undefined ? one.tickets > 0 : one.day === date));
    if (!day) return undefined;
    const rows = database
      .prepare<[number, number], { body: string }>("SELECT body FROM events WHERE sequence BETWEEN ? AND ? ORDER BY sequence")
      .all(day.firstSequence, day.lastSequence ?? Number.MAX_SAFE_INTEGER);
    const published = planBefore(database, day.firstSequence);
    const before = standingBefore(database, day);
    return published && { day, published: { ...published, before }, events: rows.map(({ body }) => JSON.parse(body) as JournalEvent) };
  });
}

function reading<T>(file: string, read: (database: Database) => T): T {
  const database = openToRead(file);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function daysIn(database: Database): JournalDay[] {
  const bounds = database
    .prepare<[], { sequence: number; body: string }>(
      "SELECT sequence, body FROM events WHERE type IN ('day-opened', 'day-closed') ORDER BY sequence",
    )
    .all();
  const tickets = database.prepare<[number, number], { count: number }>(
    "SELECT count(*) AS count FROM events WHERE type = 'ticket-issued' AND sequence BETWEEN ? AND ?",
  );
  return bounds.flatMap(({ sequence, body }, index): JournalDay[] => {
    const event = JSON.parse(body) as JournalEvent;
    if (event.type !== "day-opened") return [];
    const lastSequence = bounds[index + 1]?.sequence ?? null;
    const { count } = tickets.get(sequence, lastSequence ?? Number.MAX_SAFE_INTEGER) ?? { count: 0 };
    return [{ day: event.day, firstSequence: sequence, lastSequence, tickets: count }];
  });
}

/** Appointments booked for that day or later, and numbers leased under its date. */
function standingBefore(database: Database, { day, firstSequence }: JournalDay): JournalEvent[] {
  const rows = database
    .prepare<[number], { body: string }>(
      "SELECT body FROM events WHERE type IN ('appointment-booked', 'appointment-ended', 'numbers-leased') AND sequence < ? ORDER BY sequence",
    )
    .all(firstSequence);
  const standing = new Map<string, JournalEvent>();
  const leased: JournalEvent[] = [];
  for (const { body } of rows) {
    const event = JSON.parse(body) as JournalEvent;
    if (event.type === "appointment-booked" && dateOf(event.slotAt) >= day) standing.set(event.code, event);
    if (event.type === "appointment-ended") standing.delete(event.code);
    if (event.type === "numbers-leased" && event.day === day) leased.push(event);
  }
  return [...standing.values(), ...leased];
}

/** A day later than UTC's date: no hall, wherever it is, is further ahead. */
const dateOf = (at: number): string => new Date(at + 24 * 60 * 60_000).toISOString().slice(0, 10);

/** Plans published before revisions were told are counted. */
function planBefore(database: Database, sequence: number): PublishedPlan | undefined {
  const plans = database
    .prepare<[number], { body: string }>("SELECT body FROM events WHERE type = 'plan-published' AND sequence < ? ORDER BY sequence")
    .all(sequence);
  const last = plans.at(-1);
  if (!last) return undefined;
  const event = JSON.parse(last.body) as Extract<JournalEvent, { type: "plan-published" }>;
  return { plan: event.plan, revision: event.revision ?? plans.length };
}
