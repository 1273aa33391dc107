// Journals of earlier releases mean today what they meant then: each file tells a day, and on its first line the hall that it came to.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replay } from "./evolve.ts";
import type { JournalEvent } from "./messages.ts";
import { countVisits } from "./show.ts";
import { unsound } from "./testing/invariants.fixture.ts";

/** What was written of a hall by the release that made the journal. */
interface Then {
  readonly day: object;
  readonly totals: object;
  readonly numbers: readonly (readonly [string, number])[];
  readonly callSerial: number;
  readonly visits: readonly object[];
  readonly seats: readonly object[];
  readonly lines: readonly (readonly string[])[];
}

function read(release: string): { then: Then; events: JournalEvent[] } {
  const text = readFileSync(join(import.meta.dirname, `testing/release-${release}.fixture.jsonl`), "utf8");
  const [first = "", ...rest] = text.trim().split("\n");
  return { then: JSON.parse(first) as Then, events: rest.map((line) => JSON.parse(line) as JournalEvent) };
}

describe.each(["0.1"])("a journal of release %s", (release) => {
  const { then, events } = read(release);

  it("REPLAY-5: makes the hall that it made then, every visit, counter and place in line of it", () => {
    const hall = replay(events);
    expect(unsound(hall)).toEqual([]);
    expect(hall.day).toMatchObject(then.day);
    expect(countVisits(hall)).toMatchObject(then.totals);
    expect([...hall.numbers]).toEqual(then.numbers);
    expect(hall.callSerial).toBe(then.callSerial);
    expect([...hall.visits.values()]).toMatchObject(then.visits);
    expect([...hall.seats.values()]).toMatchObject(then.seats);
    const lines = hall.plan?.lanes.map(({ id }) => hall.lanes.first(id, 99).map(({ ticket }) => ticket));
    expect(lines).toEqual(then.lines);
  });

  it("REPLAY-5: has in it every event that the release knew", () => {
    expect(new Set(events.map(({ type }) => type)).size).toBe(19);
  });
});
