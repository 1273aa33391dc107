import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Journal } from "./journal.ts";
import { recall, takeSnapshot } from "./recall.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";
import { verifyJournal } from "./verify.ts";

const events = history(demoPlan(), 11, 300).flatMap((happening) => happening.events);
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-verify-"));
  file = join(folder, "hall.sqlite");
  const journal = new Journal(folder);
  const store = (from: number, to: number) => journal.append([{ events: events.slice(from, to), actor: "test", operation: null }]);
  store(0, 200);
  takeSnapshot(journal, recall(journal).hall);
  store(200, events.length);
  journal.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

const found = (since: "start" | "snapshot" = "start") =>
  verifyJournal(file, since).findings.map(({ kind, sequence }) => `${kind} ${sequence ?? ""}`.trim());

describe("verifying a journal", () => {
  it("finds a whole one whole, from its start and from its snapshot", () => {
    const lastAt = events.at(-1)?.at;
    expect(verifyJournal(file)).toMatchObject({ events: events.length, lastAt, from: 1, findings: [] });
    expect(verifyJournal(file, "snapshot")).toMatchObject({ events: events.length, lastAt, from: 201, findings: [] });
    expect(verifyJournal(file).head).toBe(verifyJournal(file, "snapshot").head);
  });

  it.each([
    [
      "a changed body",
      "UPDATE events SET body = replace(body, '\"zh\"', '\"en\"') WHERE type = 'ticket-issued' AND sequence = (SELECT max(sequence) FROM events WHERE type = 'ticket-issued')",
      /^changed \d+$/,
    ],
    ["a changed actor", "UPDATE events SET actor = 'somebody' WHERE sequence = 5", /^changed 5$/],
    ["a row taken out", "DELETE FROM events WHERE sequence BETWEEN 250 AND 252", /^missing 250$/],
    ["a column that tells another story", "UPDATE events SET at = at + 1 WHERE sequence = 9", /^repeated-columns 9$/],
    ["a snapshot of another hall", "UPDATE snapshots SET hash = 'f'", /^snapshot 200$/],
    ["a journal cut off before its snapshot", "DELETE FROM events WHERE sequence > 150", /^snapshot 200$/],
    ["an answer that cannot be read", "INSERT INTO operations VALUES ('op', 'f', '{', 0)", /^operation$/],
    ["no journal at all", "DROP TABLE events", /^file$/],
  ])("finds %s, and says where", (_, sql, expected) => {
    edit(sql);
    expect(found()).toEqual([expect.stringMatching(expected)]);
    for (const { words } of verifyJournal(file).findings) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[a-z]/);
    }
  });

  it("finds each of several changed rows, and what follows from them", () => {
    edit("UPDATE events SET actor = 'x' WHERE sequence IN (3, 230); UPDATE events SET body = '{' WHERE sequence = 4");
    expect(found()).toEqual(["changed 3", "changed 4", "unreadable 4", "changed 230"]);
    expect(found("snapshot")).toEqual(["changed 230"]);
  });

  it("finds events that could not have happened, though their chain is whole", () => {
    const journal = new Journal(folder);
    const called = events.find((event) => event.type === "visit-called");
    if (!called) throw new Error("nobody was called");
    journal.append([{ events: [{ ...called, visit: crypto.randomUUID() as typeof called.visit }], actor: "test", operation: null }]);
    journal.close();
    expect(found()).toEqual([`impossible ${events.length + 1}`]);
    expect(found("snapshot")).toEqual([`impossible ${events.length + 1}`]);
  });

  it("finds damaged pages", () => {
    const bytes = readFileSync(file);
    for (let at = 4096 * 3; at < 4096 * 6; at++) bytes[at] = 0xa5;
    writeFileSync(file, bytes);
    expect(found()[0]).toBe("file");
  });

  it("changes nothing, and says when a hub has the file, or it is none, or a newer one", () => {
    const before = readFileSync(file);
    verifyJournal(file);
    expect(readFileSync(file).equals(before)).toBe(true);
    const journal = new Journal(folder);
    expect(() => verifyJournal(file)).toThrow(/正被运行中[\s\S]*running hub/);
    journal.close();
    edit("PRAGMA user_version = 99");
    expect(() => verifyJournal(file)).toThrow(/newer Hallflow/);
    expect(() => verifyJournal(join(folder, "nothing.sqlite"))).toThrow(/无法读取[\s\S]*Cannot read/);
  });
});
