import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Conditions } from "../conditions.ts";
import { Journal } from "../journal.ts";
import { linkAudit } from "../journal/audit-table.ts";
import type { Checkpoint } from "../journal/checkpoint.ts";
import { genesis, link } from "../journal/chain.ts";
import { SettingError } from "../settings.ts";
import { history } from "../testing/busy-hall.ts";
import { demoPlan, startTrialHub } from "../testing/trial-hub.ts";
import { verifyJournal } from "../verify.ts";
import { readSealKey } from "./seal-key.ts";
import { Seals } from "./seals.ts";

const key = randomBytes(32);
const another = randomBytes(32);
const events = history(demoPlan(), 11, 300).flatMap((happening) => happening.events);
const conditions = new Conditions(
  () => undefined,
  () => 0,
);
const logger = pino({ level: "silent" });

let folder: string;
let file: string;
let kept: Checkpoint;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-seals-"));
  file = join(folder, "hall.sqlite");
  const journal = new Journal(folder);
  const seals = new Seals({ journal, key, conditions, logger });
  for (const from of [0, 100, 200]) {
    journal.append([{ events: events.slice(from, from + 100), actor: "test", operation: null }]);
    journal.audit.add({ at: Date.now(), actor: "站长", action: "signed-in", subject: `device-${from}`, detail: "{}" });
    seals.seal();
    if (from === 100) kept = journal.checkpoint();
  }
  seals.seal();
  journal.append([{ events: events.slice(300), actor: "test", operation: null }]);
  journal.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(change: (database: Database.Database) => void): void {
  const database = new Database(file);
  database.transaction(() => change(database))();
  database.close();
}

/** Changes an event's actor and makes the whole chain anew from there, as a forger with the file and this project's source would. */
function rewrite(database: Database.Database, from: number): void {
  database.prepare("UPDATE events SET actor = 'somebody' WHERE sequence = ?").run(from);
  let chain =
    from === 1
      ? genesis
      : (database
          .prepare<[number], string>("SELECT hash FROM events WHERE sequence = ?")
          .pluck()
          .get(from - 1) ?? "");
  for (const row of database.prepare<[number], never>("SELECT * FROM events WHERE sequence >= ? ORDER BY sequence").all(from) as Parameters<
    typeof link
  >[1][]) {
    chain = link(chain, row);
    database.prepare("UPDATE events SET hash = ? WHERE sequence = ?").run(chain, row.sequence);
  }
}

function rewriteAudit(database: Database.Database, from: number): void {
  database.prepare("UPDATE audit SET actor = 'somebody' WHERE sequence = ?").run(from);
  let chain =
    from === 1
      ? genesis
      : (database
          .prepare<[number], string>("SELECT hash FROM audit WHERE sequence = ?")
          .pluck()
          .get(from - 1) ?? "");
  for (const row of database.prepare<[number], never>("SELECT * FROM audit WHERE sequence >= ? ORDER BY sequence").all(from) as Parameters<
    typeof linkAudit
  >[1][]) {
    chain = linkAudit(chain, row);
    database.prepare("UPDATE audit SET hash = ? WHERE sequence = ?").run(chain, row.sequence);
  }
}

const found = (anchors: Parameters<typeof verifyJournal>[2]) =>
  verifyJournal(file, "start", anchors).findings.map(({ kind, sequence }) => `${kind} ${sequence}`);
const withKey = { keys: [key], checkpoints: [] };

describe("a sealed journal", () => {
  it("is whole, and says until when nobody without the key has changed it", () => {
    expect(verifyJournal(file, "start", withKey)).toMatchObject({ findings: [], sealed: { sequence: 300, auditSequence: 3 } });
    expect(verifyJournal(file)).toMatchObject({ findings: [], sealed: null });
  });

  it("is told from one whose chain was written anew as a whole, and the events are named among which it was", () => {
    edit((database) => rewrite(database, 150));
    expect(found(withKey)).toEqual(["rewritten 101"]);
    expect(verifyJournal(file, "start", withKey).sealed).toMatchObject({ sequence: 100 });
  });

  it("is told from one whose seals were written anew too, with another key", () => {
    edit((database) => {
      rewrite(database, 150);
      database.exec("DELETE FROM seals");
    });
    const journal = new Journal(folder);
    new Seals({ journal, key: another, conditions, logger }).seal();
    journal.close();
    expect(found(withKey)).toEqual(["seal 1"]);
  });

  it.each<[string, (database: Database.Database) => void, string[]]>([
    ["the audit log was written anew", (database) => rewriteAudit(database, 2), ["audit-rewritten 2"]],
    ["a seal was taken out", (database) => database.exec("DELETE FROM seals WHERE number = 2"), ["seal 3"]],
    ["a seal was changed", (database) => database.exec("UPDATE seals SET at = at + 1 WHERE number = 2"), ["seal 2"]],
    ["all seals were taken out", (database) => database.exec("DELETE FROM seals"), ["seal null"]],
    ["the end was cut off", (database) => database.exec("DELETE FROM events WHERE sequence > 250"), ["rewritten 201"]],
  ])("is found not to be so when %s", (_, change, expected) => {
    edit(change);
    expect(found(withKey)).toEqual(expected);
  });

  it("is told from a forgery by a checkpoint that was kept elsewhere, without any key", () => {
    edit((database) => {
      rewrite(database, 150);
      rewriteAudit(database, 1);
      database.exec("DELETE FROM seals");
    });
    expect(found(undefined)).toEqual([]);
    expect(found({ keys: [], checkpoints: [kept] })).toEqual(["rewritten 1", "audit-rewritten 1"]);
  });

  it("goes on under a new key, and is checked with both", () => {
    const journal = new Journal(folder);
    new Seals({ journal, key: another, conditions, logger }).seal();
    journal.close();
    expect(found({ keys: [another, key], checkpoints: [] })).toEqual([]);
    expect(found({ keys: [another], checkpoints: [] })).toEqual(["seal 1"]);
  });
});

describe("a hub with a key", () => {
  it("seals at its start and end and in every backup, and tells staff when what was sealed was changed", async () => {
    const hubFolder = join(folder, "data");
    const keyFile = join(folder, "seal.key");
    writeFileSync(keyFile, key);
    mkdirSync(hubFolder);
    cpSync(file, join(hubFolder, "hall.sqlite"));
    file = join(hubFolder, "hall.sqlite");
    const settings = { HALL_SEAL_KEY: keyFile };
    const hub = await startTrialHub({ folder: hubFolder, settings });
    expect((await hub.call("manager", "GET", "/api/v1/conditions")).body).not.toMatchObject({ conditions: [{ id: "seal" }] });
    const feed = (await hub.call("system", "GET", "/api/v1/events?after=0&limit=200")).body as { checkpoint: Checkpoint };
    expect(feed.checkpoint).toMatchObject({ sequence: 200, hash: kept.hash });
    await hub.halt();
    const { sealed, events: stored } = verifyJournal(file, "start", withKey);
    expect(sealed?.sequence).toBe(stored);
    edit((database) => rewrite(database, 20));
    const again = await startTrialHub({ folder: hubFolder, settings });
    const { conditions: shown } = (await again.call("manager", "GET", "/api/v1/conditions")).body as { conditions: { id: string }[] };
    expect(shown.map(({ id }) => id)).toContain("seal");
    await again.halt();
  });

  it("wants it long enough, and not beside the journal", () => {
    for (const [at, bytes] of [
      [join(folder, "short.key"), 8],
      [join(folder, "seal.key"), 32],
      [join(folder, "missing.key"), 0],
    ] as const) {
      if (bytes > 0) writeFileSync(at, randomBytes(bytes));
      expect(() => readSealKey(at, folder)).toThrow(SettingError);
    }
  });
});
