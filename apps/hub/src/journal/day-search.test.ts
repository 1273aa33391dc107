import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalEvent } from "@hallflow/queue-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Journal } from "../journal.ts";
import { recall } from "../recall.ts";
import { history } from "../testing/busy-hall.ts";
import { demoPlan } from "../testing/trial-hub.ts";

const happenings = history(demoPlan(), 5, 4_000);
const events = happenings.flatMap((happening) => happening.events);

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-search-"));
  journal = new Journal(folder);
  journal.append([{ events, actor: "test", operation: null }]);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every call of the day, looked through one by one. */
function lookedThrough(visit: string): JournalEvent[] {
  const today = events.slice(events.findLastIndex(({ type }) => type === "day-opened"));
  return today.filter((event) => event.type === "visit-called" && JSON.stringify(event).includes(visit));
}

it.each([
  ["which was open when they happened", false],
  ["that it finds open after a start", true],
])("finds every call of each visit of a day %s, and those that passed it over", (_, isStarted) => {
  if (isStarted) {
    journal.close();
    journal = new Journal(folder);
  }
  const visits = [...recall(journal).hall.visits.values()];
  expect(visits.length).toBeGreaterThan(100);
  let calls = 0;
  for (const visit of visits) {
    const found = journal.callsAbout(visit);
    expect(found).toEqual(lookedThrough(visit.id));
    calls += found.length;
  }
  expect(calls).toBeGreaterThan(visits.length / 2);
});
