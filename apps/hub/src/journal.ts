// The journal: the only SQL. Every event of the hall in one SQLite file, hash-chained, on the disk before anyone is told.

import { hash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { JournalEvent, OperationId } from "@hallflow/queue-core";
import Database from "better-sqlite3";

/** One decided command as it is stored: its events, who asked, and the answer that a repeat will get. */
export interface Entry {
  readonly events: readonly JournalEvent[];
  readonly actor: string;
  readonly operation: { readonly id: OperationId; readonly fingerprint: string; readonly answer: string } | null;
}

/** An answer given before, with the fingerprint of what was asked. */
export interface StoredOperation {
  readonly fingerprint: string;
  readonly answer: string;
}

/** A journal that cannot be used: its message says why and what to do, in both languages. */
export class JournalError extends Error {}

const schemaVersion = 1;
const oldestSqlite = [3, 51, 3] as const;
const genesis = "0".repeat(64);

const schema = `
  CREATE TABLE IF NOT EXISTS events (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS operations (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    storedAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS operations_by_age ON operations (storedAt);
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

export class Journal {
  readonly #database: Database.Database;
  readonly #insertEvent: Database.Statement;
  readonly #insertOperation: Database.Statement;
  readonly #selectOperation: Database.Statement<[string], StoredOperation>;
  #sequence: number;
  #hash: string;

  /** Opens (or makes) `hall.sqlite` in a folder. Throws JournalError when the folder or the file cannot be used. */
  constructor(folder: string) {
    this.#database = open(folder);
    this.#insertEvent = this.#database.prepare("INSERT INTO events (sequence, at, type, actor, body, hash) VALUES (?, ?, ?, ?, ?, ?)");
    this.#insertOperation = this.#database.prepare("INSERT INTO operations (id, fingerprint, answer, storedAt) VALUES (?, ?, ?, ?)");
    this.#selectOperation = this.#database.prepare<[string], StoredOperation>("SELECT fingerprint, answer FROM operations WHERE id = ?");
    const last = this.#lastEvent();
    this.#sequence = last?.sequence ?? 0;
    this.#hash = last?.hash ?? genesis;
  }

  /** How many events are stored. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Stores all entries in one transaction, synced to the disk when this returns. Throws, having stored nothing, when it cannot. */
  append(entries: readonly Entry[]): void {
    let sequence = this.#sequence;
    let chain = this.#hash;
    const storedAt = Date.now();
    this.#database.transaction(() => {
      for (const { events, actor, operation } of entries) {
        for (const event of events) {
          const body = JSON.stringify(event);
          sequence++;
          chain = link(chain, sequence, actor, body);
          this.#insertEvent.run(sequence, event.at, event.type, actor, body, chain);
        }
        if (operation) this.#insertOperation.run(operation.id, operation.fingerprint, operation.answer, storedAt);
      }
    })();
    this.#sequence = sequence;
    this.#hash = chain;
  }

  /** The answer that was given to this operation, if it was ever answered. */
  operation(id: OperationId): StoredOperation | undefined {
    return this.#selectOperation.get(id);
  }

  /** Forgets answers older than `ageMs`; no client repeats an operation for that long. */
  forgetOperations(ageMs: number): void {
    this.#database.prepare("DELETE FROM operations WHERE storedAt < ?").run(Date.now() - ageMs);
  }

  /** All events in order, read as they are asked for. */
  *events(): IterableIterator<JournalEvent> {
    for (const row of this.#database.prepare<[], { body: string }>("SELECT body FROM events ORDER BY sequence").iterate()) {
      yield JSON.parse(row.body) as JournalEvent;
    }
  }

  /** Up to `limit` events after a sequence, each with its own: what a reader of the feed has not seen. */
  page(after: number, limit: number): { sequence: number; event: JournalEvent }[] {
    return this.#database
      .prepare<[number, number], { sequence: number; body: string }>(
        "SELECT sequence, body FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?",
      )
      .all(after, limit)
      .map(({ sequence, body }) => ({ sequence, event: JSON.parse(body) as JournalEvent }));
  }

  /** The first sequence at which the hash chain or the numbering is broken, or null when the journal is whole. */
  verify(): number | null {
    let chain = genesis;
    let expected = 0;
    const rows = this.#database.prepare<[], { sequence: number; actor: string; body: string; hash: string }>(
      "SELECT sequence, actor, body, hash FROM events ORDER BY sequence",
    );
    for (const { sequence, actor, body, hash: stored } of rows.iterate()) {
      expected++;
      chain = link(chain, sequence, actor, body);
      if (sequence !== expected || chain !== stored) return expected;
    }
    return null;
  }

  setting(name: string): unknown {
    const row = this.#database.prepare<[string], { value: string }>("SELECT value FROM settings WHERE name = ?").get(name);
    return row ? JSON.parse(row.value) : null;
  }

  saveSetting(name: string, value: unknown): void {
    this.#database
      .prepare("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
      .run(name, JSON.stringify(value));
  }

  close(): void {
    this.#database.close();
  }

  #lastEvent(): { sequence: number; hash: string } | undefined {
    return this.#database
      .prepare<[], { sequence: number; hash: string }>("SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1")
      .get();
  }
}

const link = (previous: string, sequence: number, actor: string, body: string): string =>
  hash("sha256", `${previous}\n${sequence}\n${actor}\n${body}`);

function open(folder: string): Database.Database {
  try {
    mkdirSync(folder, { recursive: true });
    const database = new Database(join(folder, "hall.sqlite"), { timeout: 2_000 });
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    prepare(database);
    return database;
  } catch (error) {
    if (error instanceof JournalError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (/locked|busy/i.test(reason)) {
      throw new JournalError(
        `数据文件夹 ${folder} 正被另一个营业厅主机使用，请先停止它，或用 HALL_DATA 指定其他文件夹。\n` +
          `Another hub is using the data folder ${folder}. Stop it first, or name another folder with HALL_DATA.`,
        { cause: error },
      );
    }
    throw new JournalError(
      `无法写入数据文件夹 ${folder}（${reason}）。请检查权限和磁盘空间，或用 HALL_DATA 指定其他文件夹。\n` +
        `Cannot write to the data folder ${folder} (${reason}). Check its permissions and the disk's free space, or name another folder with HALL_DATA.`,
      { cause: error },
    );
  }
}

/** Asserts what the promise "acknowledged means on the disk" rests on, and lays out the tables. */
function prepare(database: Database.Database): void {
  const version = database.prepare<[], { version: string }>("SELECT sqlite_version() AS version").get()?.version ?? "0";
  const parts = version.split(".").map(Number);
  const differing = oldestSqlite.findIndex((wanted, index) => (parts[index] ?? 0) !== wanted);
  if (differing >= 0 && (parts[differing] ?? 0) < (oldestSqlite[differing] as number)) {
    throw new JournalError(
      `SQLite ${version} 过旧，需要 ${oldestSqlite.join(".")} 以上。\nSQLite ${version} is too old; ${oldestSqlite.join(".")} or later is needed.`,
    );
  }
  if (database.pragma("synchronous", { simple: true }) !== 2) throw new Error("SQLite did not take synchronous=FULL");
  const stored = database.pragma("user_version", { simple: true }) as number;
  if (stored > schemaVersion) {
    throw new JournalError(
      `数据由更新版本的 Hallflow 写入（${stored} > ${schemaVersion}），请升级后再启动。\n` +
        `The data was written by a newer Hallflow (${stored} > ${schemaVersion}). Upgrade before starting.`,
    );
  }
  database.exec(schema);
  database.pragma(`user_version = ${schemaVersion}`);
}
