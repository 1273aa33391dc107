// Days out of a real journal's file, and trials in a thread: with progress, stopped, and failed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalEvent } from "@hallflow/queue-core";
import { generateDay, playWholeDay, recordDay, seeded } from "@hallflow/queue-core/lab";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayTimesOf } from "./day-times.ts";
import { Journal, JournalError } from "./journal.ts";
import { type LabJob, type LabOutcome, journalDays, readDay, runInThread } from "./lab.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";

const plan = demoPlan();
function sizeOf(day: string, customers: number) {
  const { dayStartAt, hours } = dayTimesOf(plan, day);
  if (!hours) throw new Error("the hall is closed that day");
  return { day, dayStartAt, ...hours, customers };
}
const eventsOf = (day: string, customers = 120) => playWholeDay(generateDay(plan, sizeOf(day, customers), seeded(7))).events;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-lab-"));
  file = join(folder, "hall.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeJournal(): Journal {
  const journal = new Journal(folder);
  const [monday, tuesday] = [eventsOf("2026-11-23"), eventsOf("2026-11-24", 20)];
  const published = { type: "plan-published", at: 1, plan } as const;
  journal.append([{ events: [published, ...monday, published, ...tuesday.slice(0, -1)], actor: "test", operation: null }]);
  return journal;
}

describe("the days of a journal", () => {
  it("are told with how many came, and read with the plan that was in force", () => {
    writeJournal().close();
    expect(journalDays(file)).toMatchObject([
      { day: "2026-11-23", firstSequence: 2 },
      { day: "2026-11-24", lastSequence: null },
    ]);
    expect(readDay(file, "2026-11-23")).toMatchObject({ published: { plan, revision: 1 }, events: eventsOf("2026-11-23") });
    expect(readDay(file)).toMatchObject({ day: { day: "2026-11-24" }, published: { revision: 2 } });
    expect(readDay(file, "2026-11-25")).toBeUndefined();
  });

  it("are not read from a hub that runs, and not from what is no journal", () => {
    const journal = writeJournal();
    expect(() => readDay(file)).toThrow(JournalError);
    journal.close();
    expect(() => readDay(join(folder, "nothing.sqlite"))).toThrow(JournalError);
  });
});

describe("a day of a busy hall", () => {
  it.each([2, 6, 8])("LAB-1: comes again call by call out of its journal (seed %i)", (seed) => {
    const events = history(plan, seed, 700).flatMap((happening) => happening.events);
    const journal = new Journal(folder);
    journal.append([{ events, actor: "test", operation: null }]);
    journal.close();
    const read = readDay(file);
    if (!read) throw new Error("the day was not found");
    const day = recordDay(read.published, read.events);
    const calls = (of: readonly JournalEvent[]) =>
      of.flatMap((event) => (event.type === "visit-called" ? [`${event.at} ${event.counter} ${event.visit}`] : []));
    expect(day.unread).toEqual({});
    expect(calls(read.events).length).toBeGreaterThan(50);
    expect(calls(playWholeDay(day).events)).toEqual(calls(read.events));
  });
});

const trial = (customers: number, changes: Extract<LabJob, { kind: "trial" }>["changes"] = {}): LabJob => ({
  kind: "trial",
  source: { kind: "generated", plan, size: sizeOf("2026-11-23", customers), seed: 3 },
  changes,
});

describe("a thread of the lab", () => {
  it("LAB-8: tries a recorded day, and says how far it has come", async () => {
    writeJournal().close();
    const read = readDay(file, "2026-11-23");
    if (!read) throw new Error("the day was not found");
    const shares: (number | null)[] = [];
    const outcome = await runInThread(
      { kind: "trial", source: { kind: "recorded", published: read.published, events: read.events }, changes: { policy: "strict" } },
      { onProgress: ({ share }) => shares.push(share) },
    );
    expect(outcome).toMatchObject({ kind: "trial", trial: { unread: {}, tried: { plan: { dispatch: { policy: "strict" } } } } });
    const { repeated } = (outcome as Extract<LabOutcome, { kind: "trial" }>).trial;
    expect(repeated.calls).toBe(repeated.of);
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual(shares.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it("LAB-9: answers with the mistakes of a plan that does not agree", async () => {
    const outcome = await runInThread(trial(30, { withoutCounters: ["5" as never, "2" as never] }));
    expect(outcome).toMatchObject({ kind: "mistakes", mistakes: [{ words: { en: expect.stringContaining("experience") as string } }] });
  });

  it("LAB-5: is stopped in the middle of a long search", async () => {
    const abort = new AbortController();
    let last = { tried: 0, days: 0 };
    const running = runInThread(
      { kind: "tuning", plan, size: sizeOf("2026-11-23", 300), days: 200, seed: 1 },
      {
        signal: abort.signal,
        onProgress: ({ tried = 0, days = 0 }) => {
          last = { tried, days };
          if (days >= 3) abort.abort(new Error("enough"));
        },
      },
    );
    await expect(running).rejects.toThrow("enough");
    expect(last).toMatchObject({ tried: 1 });
    expect(last.days).toBeLessThan(200);
  });

  it("does not begin what has been stopped, and says so when it fails", async () => {
    await expect(runInThread(trial(10), { signal: AbortSignal.abort(new Error("too late")) })).rejects.toThrow("too late");
    const broken = { ...trial(10), source: { kind: "recorded", published: { plan, revision: 1 }, events: [] } } as LabJob;
    await expect(runInThread(broken)).rejects.toThrow("a day without events");
  });
});
