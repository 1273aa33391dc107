import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replay } from "@hallflow/queue-core";
import Database, { SqliteError } from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Journal, JournalError } from "./journal.ts";
import { recall, takeSnapshot } from "./recall.ts";
import { packHall } from "./snapshot.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";

const happenings = history(demoPlan(), 7, 400);
const events = happenings.flatMap((happening) => happening.events);
const whole = packHall(replay(events));

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-recall-"));
  journal = new Journal(folder);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const store = (from: number, to: number) => journal.append([{ events: events.slice(from, to), actor: "test", operation: null }]);

/** A journal with snapshots after 100 and 200 events, closed, changed by `sql`, and opened again. */
function reopenAfter(sql: string): void {
  store(0, 100);
  takeSnapshot(journal, recall(journal).hall);
  store(100, 200);
  takeSnapshot(journal, recall(journal).hall);
  store(200, events.length);
  journal.close();
  const database = new Database(join(folder, "hall.sqlite"));
  database.exec(sql);
  database.close();
  journal = new Journal(folder);
}

describe("recalling the hall", () => {
  it.each([
    ["begins with the latest snapshot", "", 200],
    ["passes over a snapshot of another journal", "UPDATE snapshots SET hash = 'f' WHERE sequence = 200", 100],
    ["passes over a snapshot that was changed", "UPDATE snapshots SET body = CAST(body || x'00' AS BLOB) WHERE sequence = 200", 100],
    ["passes over a snapshot beyond the end of the journal", "UPDATE snapshots SET sequence = 9999 WHERE sequence = 200", 100],
    ["passes over a snapshot that is moved to another sequence", "UPDATE snapshots SET sequence = 150 WHERE sequence = 200", 100],
    ["passes over snapshots that other code made", "UPDATE snapshots SET maker = 'another'", 0],
    ["needs no snapshot", "DELETE FROM snapshots", 0],
  ])("%s", (_, sql, from) => {
    reopenAfter(sql);
    const recalled = recall(journal);
    expect(recalled.from).toBe(from);
    expect(packHall(recalled.hall)).toBe(whole);
  });

  it("keeps the last two snapshots", () => {
    for (let at = 0; at < 4; at++) {
      store(at * 10, (at + 1) * 10);
      takeSnapshot(journal, recall(journal).hall);
    }
    journal.close();
    const database = new Database(join(folder, "hall.sqlite"));
    expect(database.prepare("SELECT sequence FROM snapshots ORDER BY 1").pluck().all()).toEqual([30, 40]);
    database.close();
    journal = new Journal(folder);
  });

  it("takes no snapshot of a hall that is ahead of its journal", () => {
    store(0, 100);
    const hall = replay(events.slice(0, 101));
    expect(() => takeSnapshot(journal, hall)).toThrow(/100/);
  });

  it("says at which event a journal cannot be replayed, and what to do", () => {
    const called = events.findIndex(({ type }) => type === "visit-called");
    store(0, 2);
    store(called, called + 1);
    expect(() => recall(journal)).toThrow(JournalError);
    expect(() => recall(journal)).toThrow(/第 3 条[\s\S]*hub:restore/);
  });

  it("brings a file of the first version forward", () => {
    store(0, events.length);
    journal.close();
    const database = new Database(join(folder, "hall.sqlite"));
    const later = database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('events', 'operations', 'settings') AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    database.exec(`${later.map((name) => `DROP TABLE ${String(name)};`).join("")} PRAGMA user_version = 1`);
    database.close();
    journal = new Journal(folder);
    expect(packHall(recall(journal).hall)).toBe(whole);
    takeSnapshot(journal, recall(journal).hall);
    expect(recall(journal).from).toBe(events.length);
  });

  it("does not call a journal broken because the disk could not be read just now", () => {
    store(0, events.length);
    journal.events = () => {
      throw new SqliteError("disk I/O error", "SQLITE_IOERR_READ");
    };
    let told: unknown;
    try {
      recall(journal);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(JournalError);
    expect(told).toMatchObject({ mayPass: true });
    expect((told as Error).message).not.toContain("hub:restore");
  });
});
