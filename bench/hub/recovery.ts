// How long a hub takes to remember its hall: a journal of 100,000 events, from a snapshot with a tail, and by replaying everything.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, recall } from "@hallflow/hub/durability";
import { writeLongJournal } from "@hallflow/hub/testing";

const events = 100_000;
/** The most that lies behind the latest snapshot when a hub is killed. */
const tail = 20_000;
const rounds = 11;
const limitMs = 1_000;

/** Opens the journal and recalls the hall, as a start does before it answers. */
function recoverMs(folder: string): { ms: number; from: number } {
  const startedAt = performance.now();
  const journal = new Journal(folder);
  const { from } = recall(journal);
  const ms = performance.now() - startedAt;
  journal.close();
  return { ms, from };
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const folder = mkdtempSync(join(tmpdir(), "hallflow-recovery-"));
try {
  writeLongJournal(folder, { events, tail });
  const runs = Array.from({ length: rounds }, () => recoverMs(folder));
  const withSnapshot = median(runs.map(({ ms }) => ms));
  const from = runs[0]?.from ?? 0;
  const journal = new Journal(folder);
  journal.snapshots.clear();
  journal.close();
  const whole = Array.from({ length: 5 }, () => recoverMs(folder).ms);
  console.log(`${events} events; medians of ${rounds} and ${whole.length} starts`);
  console.log(`snapshot at ${from} and the events after it: ${withSnapshot.toFixed(0)} ms`);
  console.log(`every event replayed:                    ${median(whole).toFixed(0)} ms`);
  if (withSnapshot >= limitMs) {
    console.error(`the median is not under ${limitMs} ms`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
