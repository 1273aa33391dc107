import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalEvent, OperationId } from "@hallflow/queue-core";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Journal, JournalError } from "./journal.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hallflow-journal-"))));
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const stopped = (at: number): JournalEvent => ({ type: "tickets-stopped", at });
const entry = (...events: JournalEvent[]) => ({ events, actor: "test", operation: null });

function edit(sql: string): void {
  const database = new Database(join(folder, "hall.sqlite"));
  database.exec(sql);
  database.close();
}

describe("the journal", () => {
  it("gives back what was appended, in order, after it was closed and opened again", () => {
    const first = new Journal(folder);
    first.append([entry(stopped(1), stopped(2)), entry(stopped(3))]);
    first.close();
    const again = new Journal(folder);
    expect([...again.events()]).toEqual([stopped(1), stopped(2), stopped(3)]);
    expect(again.sequence).toBe(3);
    expect(again.verify()).toBeNull();
    again.close();
  });

  it("stores all entries of a group or none", () => {
    const journal = new Journal(folder);
    const operation = { id: "one" as OperationId, fingerprint: "f", answer: "{}" };
    const twice = { events: [stopped(1)], actor: "test", operation };
    expect(() => journal.append([twice, twice])).toThrow("UNIQUE");
    expect(journal.sequence).toBe(0);
    expect([...journal.events()]).toEqual([]);
    journal.append([twice]);
    expect(journal.sequence).toBe(1);
    expect(journal.operation("one" as OperationId)).toEqual({ fingerprint: "f", answer: "{}" });
    journal.close();
  });

  it.each([
    ["a changed body", "UPDATE events SET body = replace(body, '2', '9') WHERE sequence = 2", 2],
    ["a changed actor", "UPDATE events SET actor = 'somebody' WHERE sequence = 3", 3],
    ["a row taken out", "DELETE FROM events WHERE sequence = 2", 2],
    ["two rows changed about", "UPDATE events SET sequence = 9 WHERE sequence = 1", 1],
  ])("finds %s, and says where", (_, sql, where) => {
    const journal = new Journal(folder);
    journal.append([entry(stopped(1)), entry(stopped(2)), entry(stopped(3))]);
    journal.close();
    edit(sql);
    const tampered = new Journal(folder);
    expect(tampered.verify()).toBe(where);
    tampered.close();
  });

  it("refuses a folder that another hub has open, with the way out", () => {
    const journal = new Journal(folder);
    journal.append([entry(stopped(1))]);
    expect(() => new Journal(folder)).toThrow(/HALL_DATA/);
    journal.close();
  });

  it("refuses a file that a newer Hallflow wrote", () => {
    new Journal(folder).close();
    edit("PRAGMA user_version = 99");
    expect(() => new Journal(folder)).toThrow(/newer Hallflow/);
  });

  it("says in both languages that a folder cannot be written", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const open = () => new Journal(join(file, "data"));
    expect(open).toThrow(JournalError);
    expect(open).toThrow(/无法写入[\s\S]*Cannot write/);
  });

  it("keeps answers as long as it is told, and the latest whatever the wall clock says", () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ["Date"] });
    const journal = new Journal(folder);
    const answer = (id: string) => {
      vi.setSystemTime(Date.now() + 1_000);
      journal.append([{ ...entry(stopped(1)), operation: { id: id as OperationId, fingerprint: "f", answer: "{}" } }]);
    };
    for (const id of ["a", "b", "c"]) answer(id);
    expect(journal.forgetOperations(60_000, 2)).toBe(0);
    vi.setSystemTime(Date.now() + 400 * 86_400_000);
    expect(journal.forgetOperations(60_000, 2)).toBe(1);
    expect(journal.operation("a" as OperationId)).toBeUndefined();
    vi.setSystemTime(0);
    answer("d");
    vi.setSystemTime(1_100_000);
    expect(journal.forgetOperations(60_000, 1)).toBe(1);
    expect(journal.operation("d" as OperationId), "stored while the clock was set back").toBeDefined();
    journal.close();
  });
});
