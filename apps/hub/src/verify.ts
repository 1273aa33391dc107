// Says whether a journal can be trusted: the file, its hash chain, and whether the hall that it tells of could have happened.

import { type Hall, type JournalEvent, type Words, emptyHall, evolve } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
import { type Row, genesis, link } from "./journal/chain.ts";
import { openToRead } from "./journal/journal-file.ts";
import { SnapshotTable } from "./journal/snapshot-table.ts";
import { snapshotMaker } from "./recall.ts";
import { type Anchors, type SealFinding, type SealVerification, verifySeals } from "./seals/verify-seals.ts";
import { unpackHall } from "./snapshot.ts";
import { verifyAudit } from "./verify-audit.ts";

/** Something wrong: `sequence` is the event (or the line of the audit log) it was found at, where it was found at one. */
export interface Finding {
  readonly kind:
    | "audit"
    | "file"
    | "missing"
    | "changed"
    | "repeated-columns"
    | "unreadable"
    | "impossible"
    | "operation"
    | "snapshot"
    | SealFinding["kind"];
  readonly sequence: number | null;
  readonly words: Words;
}

export interface Verification {
  /** How many lines the audit log has. */
  readonly auditLines: number;
  /** How many events the journal has, and when the last of them happened in hall time. */
  readonly events: number;
  readonly lastAt: number | null;
  /** The event from which on the chain and the replay were checked: 1, or the one after a snapshot. */
  readonly from: number;
  readonly findings: readonly Finding[];
  /** The last seal that a given key made and everything fits; null without a key. */
  readonly sealed: SealVerification["sealed"];
  /** The hash of the last event, which stands for all: two journals with the same head tell the same. */
  readonly head: string;
}

/** So many findings of a file are enough to know that it is broken. */
const enough = 20;

/**
 * Checks the journal in a file, changing nothing. With "snapshot" the chain and the replay begin at its latest snapshot, which
 * takes the same time however long the journal is. `anchors` hold it against what does not lie beside it. Throws JournalError when the file cannot be read or a hub has it open.
 */
export function verifyJournal(file: string, since: "start" | "snapshot" = "start", anchors: Anchors = noAnchors): Verification {
  const database = openToRead(file);
  try {
    return examine(database, since, anchors);
  } finally {
    database.close();
  }
}

const noAnchors: Anchors = { keys: [], checkpoints: [] };

function examine(database: Database.Database, since: "start" | "snapshot", anchors: Anchors): Verification {
  const findings = damagedPages(database, since);
  if (findings.length > 0) return { events: 0, auditLines: 0, lastAt: null, from: 1, findings, sealed: null, head: genesis };
  const hasSnapshots = hasTable(database, "snapshots");
  const start = (since === "snapshot" && hasSnapshots && fromSnapshot(database)) || { sequence: 0, hash: genesis, hall: emptyHall() };
  const { events, lastAt, head } = walk(database, start, findings);
  if (since === "start") unreadableAnswers(database, findings);
  if (hasSnapshots) strays(database, findings);
  const audit = hasTable(database, "audit") ? verifyAudit(database) : { lines: 0, findings: [] };
  findings.push(...audit.findings.map((found) => ({ kind: "audit" as const, ...found })));
  const seals = hasTable(database, "seals") ? verifySeals(database, anchors) : { sealed: null, findings: [] };
  findings.push(...seals.findings);
  const from = start.sequence + 1;
  return { events, auditLines: audit.lines, lastAt, from, findings: findings.slice(0, enough), sealed: seals.sealed, head };
}

interface Start {
  readonly sequence: number;
  readonly hash: string;
  readonly hall: Hall;
}

function fromSnapshot(database: Database.Database): Start | null {
  for (const { sequence, hash, text } of new SnapshotTable(database).valid(snapshotMaker()))
    return { sequence, hash, hall: unpackHall(text) };
  return null;
}

/** What SQLite itself finds wrong with the file, and tables that a journal has and this file has not. */
function damagedPages(database: Database.Database, since: "start" | "snapshot"): Finding[] {
  let results: string[];
  try {
    results = database
      .prepare(since === "start" ? "PRAGMA integrity_check" : "PRAGMA quick_check")
      .pluck()
      .all() as string[];
  } catch (error) {
    results = [(error as Error).message];
  }
  const findings = results
    .filter((result) => result !== "ok")
    .map((result) => finding("file", null, `数据文件损坏：${result}`, `the file is damaged: ${result}`));
  if (findings.length > 0) return findings;
  return ["events", "operations", "settings"]
    .filter((name) => !hasTable(database, name))
    .map((name) => finding("file", null, `不是营业厅数据文件：没有 ${name} 表`, `this is no journal of a hall: it has no table ${name}`));
}

/** Follows the chain and replays the hall, row by row; after a break it goes on from what is stored, to find the next one. */
function walk(database: Database.Database, start: Start, findings: Finding[]) {
  const { hall } = start;
  let { sequence: last, hash: chain } = start;
  let lastAt: number | null = last > 0 ? hall.lastEventAt : null;
  let possible = true;
  const rows = database.prepare<[number], Row>("SELECT * FROM events WHERE sequence > ? ORDER BY sequence");
  for (const row of rows.iterate(start.sequence)) {
    if (findings.length >= enough) break;
    if (row.sequence !== last + 1) {
      possible = false;
      findings.push(missing(last + 1, row.sequence - 1));
    } else if (link(chain, row) !== row.hash) findings.push(changed(row.sequence));
    const event = read(row, findings);
    if (!event) possible = false;
    else if (possible) possible = happens(hall, event, row.sequence, findings);
    ({ sequence: last, hash: chain, at: lastAt } = row);
  }
  return { events: last, lastAt, head: chain };
}

function read(row: Row, findings: Finding[]): JournalEvent | null {
  let event: JournalEvent;
  try {
    event = JSON.parse(row.body) as JournalEvent;
  } catch {
    findings.push(finding("unreadable", row.sequence, "这一条事件不是 JSON", "this event is not JSON"));
    return null;
  }
  // The chain covers the body alone; the two columns beside it repeat it for whoever reads with SQL, and must not tell another story.
  if (event.at !== row.at || event.type !== row.type) {
    const found = `at=${row.at} type=${row.type}`;
    const zh = `列与事件内容不一致：${found}，事件写的是 at=${event.at} type=${event.type}`;
    findings.push(
      finding("repeated-columns", row.sequence, zh, `the columns say ${found}, the event itself at=${event.at} type=${event.type}`),
    );
  }
  return event;
}

/** Replays one event; after one that cannot have happened, the hall is no longer known, and later ones are not held against it. */
function happens(hall: Hall, event: JournalEvent, sequence: number, findings: Finding[]): boolean {
  try {
    evolve(hall, event);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.push(finding("impossible", sequence, `重放失败：${event.type}，${reason}`, `cannot be replayed: ${event.type}, ${reason}`));
    return false;
  }
}

function unreadableAnswers(database: Database.Database, findings: Finding[]): void {
  const ids = database.prepare("SELECT id FROM operations WHERE NOT json_valid(answer) LIMIT ?").pluck().all(enough) as string[];
  for (const id of ids)
    findings.push(finding("operation", null, `操作 ${id} 的应答无法读取`, `the answer to operation ${id} cannot be read`));
}

function strays(database: Database.Database, findings: Finding[]): void {
  for (const sequence of new SnapshotTable(database).strays()) {
    const zh = "此处的快照与日志不符，启动时不会使用；若日志更短，则末尾的事件被删除了";
    const en =
      "the snapshot here does not fit the journal and is not used at a start; if the journal is shorter, its last events were removed";
    findings.push(finding("snapshot", sequence, zh, en));
  }
}

const hasTable = (database: Database.Database, name: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

const finding = (kind: Finding["kind"], sequence: number | null, zh: string, en: string): Finding => ({
  kind,
  sequence,
  words: { zh, en },
});

const changed = (sequence: number): Finding =>
  finding("changed", sequence, "内容、操作者或哈希被改动，哈希链在此断开", "its content, actor or hash was changed: the chain breaks here");

const missing = (from: number, to: number): Finding =>
  from === to
    ? finding("missing", from, "缺少这一条事件", "this event is missing")
    : finding("missing", from, `缺少第 ${from}–${to} 条事件`, `events ${from} to ${to} are missing`);
