// The journal's file: opened so that what is acknowledged is on the disk, and brought forward from earlier versions.

import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { giveUpReserve } from "./reserve-file.ts";

/** The binding itself, for a proof that opens journals less carefully than this file. */
export { Database as SqliteDatabase };

/** A journal that cannot be used: its message says why and what to do, in both languages. */
export class JournalError extends Error {
  /** Whether it may be otherwise in a moment, with nobody having set anything: a disk that was full or failed. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false, ...options }: ErrorOptions & { mayPass?: boolean } = {}) {
    super(message, options);
    this.mayPass = mayPass;
  }
}

export const journalFileName = "hall.sqlite";
/** Lies in the folder while a backup is being put back; a hub must not begin a new journal in between. */
export const restoringFileName = "hall.sqlite.restoring";

const oldestSqlite = [3, 51, 3] as const;

/** The steps from each version of the tables to the next; a file's `user_version` says how many it has taken. */
const migrations: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS events (
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
   CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE snapshots (
     sequence INTEGER PRIMARY KEY,
     hash TEXT NOT NULL,
     maker TEXT NOT NULL,
     digest TEXT NOT NULL,
     body BLOB NOT NULL
   ) STRICT;`,
  `CREATE TABLE audit (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     at INTEGER NOT NULL,
     actor TEXT NOT NULL,
     action TEXT NOT NULL,
     subject TEXT NOT NULL,
     detail TEXT NOT NULL,
     hash TEXT NOT NULL
   ) STRICT;
   CREATE TABLE devices (
     id TEXT PRIMARY KEY,
     kind TEXT NOT NULL,
     name TEXT NOT NULL,
     counter TEXT,
     zone TEXT,
     keyHash TEXT NOT NULL,
     approvedAt INTEGER NOT NULL,
     approvedBy TEXT NOT NULL,
     lastSeenAt INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE accounts (
     staff TEXT PRIMARY KEY,
     role TEXT NOT NULL,
     password TEXT NOT NULL,
     isActive INTEGER NOT NULL,
     signedInAt INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE sessions (
     keyHash TEXT PRIMARY KEY,
     staff TEXT NOT NULL,
     device TEXT NOT NULL,
     startedAt INTEGER NOT NULL,
     lastUsedAt INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE people (
     id TEXT PRIMARY KEY,
     day TEXT NOT NULL,
     lookup TEXT NOT NULL,
     sealed BLOB NOT NULL,
     keptAt INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX people_by_lookup ON people (lookup);`,
  `CREATE TABLE seals (
     number INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     sequence INTEGER NOT NULL,
     hash TEXT NOT NULL,
     auditSequence INTEGER NOT NULL,
     auditHash TEXT NOT NULL,
     mac TEXT NOT NULL
   ) STRICT;`,
];

/** The version of the tables that this Hallflow writes. */
const schemaVersion = migrations.length;

/** Opens (or makes) the journal's file in a folder, for one process alone; a full disk gets its reserve back for it. Throws JournalError. */
export function openJournalFile(folder: string): Database.Database {
  try {
    return openOnce(folder);
  } catch (error) {
    if (!(error instanceof JournalError) || !isDiskFull(error.cause) || !giveUpReserve(folder)) throw error;
    return openOnce(folder);
  }
}

function openOnce(folder: string): Database.Database {
  let database: Database.Database | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    refuseHalfRestored(folder);
    database = new Database(join(folder, journalFileName), { timeout: 2_000 });
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    assertPromises(database);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw asJournalError(error, folder);
  }
}

/** Opens a journal's file to read it, changing nothing. Throws JournalError when a hub has it, or it cannot be read. */
export function openToRead(file: string): Database.Database {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true, timeout: 500 });
    refuseNewer(versionOf(database));
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof JournalError) throw error;
    const reason = reasonOf(error);
    if (isLocked(reason)) {
      throw new JournalError(
        `${file} 正被运行中的营业厅主机使用。请先停止主机，或检查它的备份（backups 文件夹）。\n` +
          `${file} is in use by a running hub. Stop the hub first, or look at one of its backups (folder backups).`,
        { cause: error },
      );
    }
    throw new JournalError(`无法读取 ${file}（${reason}）。\nCannot read ${file} (${reason}).`, { cause: error });
  }
}

/** The version of a database's tables, whoever wrote it: an older release reads no newer one. */
export function dataVersionOf(file: string): number {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
  try {
    return versionOf(database);
  } finally {
    database.close();
  }
}

/** Whether a hub has this file open; a file that is not there, or is no journal, is nobody's. */
export function isJournalLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new Database(file, { readonly: true, timeout: 500 });
  try {
    database.prepare("SELECT 1 FROM sqlite_schema").get();
    return false;
  } catch (error) {
    return isLocked(reasonOf(error));
  } finally {
    database.close();
  }
}

/** Ends every session in a copy: whoever had signed out since it was taken would be signed in again. */
export function endSessions(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sessions'").get() !== undefined) database.exec("DELETE FROM sessions");
  } finally {
    database.close();
  }
}

/** Takes a copy out of WAL mode: it is then one file, which can be read from anywhere, even where nothing can be written. */
export function makeSingleFile(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}

/** Whether a write failed because the disk has no room. */
export const isDiskFull = (error: unknown): boolean => error instanceof Database.SqliteError && error.code === "SQLITE_FULL";

const versionOf = (database: Database.Database): number => database.pragma("user_version", { simple: true }) as number;

/** Asserts what the promise "acknowledged means on the disk" rests on. */
function assertPromises(database: Database.Database): void {
  const version = database.prepare<[], { version: string }>("SELECT sqlite_version() AS version").get()?.version ?? "0";
  const parts = version.split(".").map(Number);
  const differing = oldestSqlite.findIndex((wanted, index) => (parts[index] ?? 0) !== wanted);
  if (differing >= 0 && (parts[differing] ?? 0) < (oldestSqlite[differing] as number)) {
    throw new JournalError(
      `SQLite ${version} 过旧，需要 ${oldestSqlite.join(".")} 以上。\nSQLite ${version} is too old; ${oldestSqlite.join(".")} or later is needed.`,
    );
  }
  if (database.pragma("synchronous", { simple: true }) !== 2) throw new Error("SQLite did not take synchronous=FULL");
}

/** Takes all missing steps in one transaction: a file is of the old version or of the new one, never between. */
function migrate(database: Database.Database): void {
  const stored = versionOf(database);
  refuseNewer(stored);
  if (stored === schemaVersion) return;
  database.transaction(() => {
    for (const step of migrations.slice(stored)) database.exec(step);
    database.pragma(`user_version = ${schemaVersion}`);
  })();
}

function refuseNewer(stored: number): void {
  if (stored <= schemaVersion) return;
  throw new JournalError(
    `数据由更新版本的 Hallflow 写入（${stored} > ${schemaVersion}），请升级后再启动。\n` +
      `The data was written by a newer Hallflow (${stored} > ${schemaVersion}). Upgrade before starting.`,
  );
}

function refuseHalfRestored(folder: string): void {
  if (!existsSync(join(folder, restoringFileName))) return;
  throw new JournalError(
    `数据文件夹 ${folder} 中的恢复没有完成，请再运行一次 pnpm hub:restore。\n` +
      `A restore in the data folder ${folder} was not finished. Run pnpm hub:restore once more.`,
  );
}

export function asJournalError(error: unknown, folder: string): JournalError {
  if (error instanceof JournalError) return error;
  const reason = reasonOf(error);
  if (isLocked(reason)) {
    return new JournalError(
      `数据文件夹 ${folder} 正被另一个营业厅主机使用，请先停止它，或用 HALL_DATA 指定其他文件夹。\n` +
        `Another hub is using the data folder ${folder}. Stop it first, or name another folder with HALL_DATA.`,
      { cause: error },
    );
  }
  if (/malformed|not a database/i.test(reason)) {
    return new JournalError(
      `数据文件 ${join(folder, journalFileName)} 已损坏（${reason}）。用 pnpm hub:verify 检查，用 pnpm hub:restore 恢复备份。\n` +
        `The data file ${join(folder, journalFileName)} is damaged (${reason}). Look at it with pnpm hub:verify, and bring back a backup with pnpm hub:restore.`,
      { cause: error },
    );
  }
  return new JournalError(
    `无法写入数据文件夹 ${folder}（${reason}）。请检查权限和磁盘空间，或用 HALL_DATA 指定其他文件夹。\n` +
      `Cannot write to the data folder ${folder} (${reason}). Check its permissions and the disk's free space, or name another folder with HALL_DATA.`,
    { cause: error, mayPass: isDiskTrouble(error) && mayWrite(folder) },
  );
}

/** Whether a disk is full or fails, which it may not do in a moment. */
export const isDiskTrouble = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|CANTOPEN)/.test(error.code);

/** A folder that this process may not write to will not open to it later either. */
function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const isLocked = (reason: string): boolean => /locked|busy/i.test(reason);
