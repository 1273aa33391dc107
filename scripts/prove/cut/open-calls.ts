// When each summons of a day held, from the journal: from the call until its customer came, was passed or went.

import { type JournalEvent, emptyHall, evolve, showCalls } from "@hallflow/queue-core";

export interface OpenCall {
  readonly kind: "call" | "recall" | "missed";
  readonly ticket: string;
  readonly counter: string;
  /** Hall time; `until` is Infinity for one that still holds. */
  readonly from: number;
  until: number;
}

/** News of a missed number holds for as long as it is worth hearing, in the time of those who listen. */
export function openCalls(events: readonly JournalEvent[], missedHoldsMs: number): OpenCall[] {
  const hall = emptyHall();
  const all = new Map<number, OpenCall>();
  for (const event of events) {
    evolve(hall, event);
    const { calls, current } = showCalls(hall);
    for (const { serial, kind, ticket, counter, at } of calls) {
      if (!all.has(serial)) all.set(serial, { kind, ticket, counter, from: at, until: kind === "missed" ? at + missedHoldsMs : Infinity });
    }
    for (const [serial, call] of all) {
      if (call.kind !== "missed" && call.until === Infinity && !current.some((held) => held.serial === serial)) call.until = event.at;
    }
  }
  return [...all.values()];
}
