// The journal: every event of the hall in one SQLite file, hash-chained, on the disk before anyone is told.

import type { EventOf, JournalEvent, OperationId } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
import { AccessTables } from "./journal/access-tables.ts";
import { AuditTable } from "./journal/audit-table.ts";
import { type Row, genesis, link } from "./journal/chain.ts";
import type { Checkpoint } from "./journal/checkpoint.ts";
import { DaySearch, type Span } from "./journal/day-search.ts";
import { asJournalError, openJournalFile } from "./journal/journal-file.ts";
import { KnownOperations } from "./journal/known-operations.ts";
import { PeopleTable } from "./journal/people-table.ts";
import { Room } from "./journal/room.ts";
import { SealTable } from "./journal/seal-table.ts";
import { SnapshotTable } from "./journal/snapshot-table.ts";
import { type SealFinding, verifySeals } from "./seals/verify-seals.ts";

export { JournalError } from "./journal/journal-file.ts";

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

/** Copied between two turns of the loop: a fraction of a millisecond each. */
const pagesPerStep = 50;
const forgottenAtOnce = 300;

export class Journal {
  /** The folder that it lies in. */
  readonly folder: string;
  readonly #database: Database.Database;
  readonly #insertEvent: Database.Statement;
  readonly #insertOperation: Database.Statement;
  readonly #selectOperation: Database.Statement<[string], StoredOperation>;
  readonly #known: KnownOperations;
  readonly #day: DaySearch;
  /** Pictures of the hall at earlier sequences, which make a start fast. */
  readonly snapshots: SnapshotTable;
  /** What was done about access and personal data, by whom. */
  readonly audit: AuditTable;
  /** Devices, accounts and who has signed in. */
  readonly access: AccessTables;
  /** What customers said of who they are, sealed. */
  readonly people: PeopleTable;
  /** What a key that lies elsewhere stands for. */
  readonly seals: SealTable;
  /** Makes room on a full disk for whatever must be written. */
  readonly room: Room;
  #sequence: number;
  #hash: string;
  /** When the latest answer was stored. It never goes back: a clock that is set must not make new answers look old. */
  #storedAt: number;

  /** Opens (or makes) `hall.sqlite` in a folder. Throws JournalError when the folder or the file cannot be used. */
  constructor(folder: string) {
    this.folder = folder;
    this.#database = openJournalFile(folder);
    try {
      this.#insertEvent = this.#database.prepare("INSERT INTO events (sequence, at, type, actor, body, hash) VALUES (?, ?, ?, ?, ?, ?)");
      this.#insertOperation = this.#database.prepare("INSERT INTO operations (id, fingerprint, answer, storedAt) VALUES (?, ?, ?, ?)");
      this.#selectOperation = this.#database.prepare<[string], StoredOperation>("SELECT fingerprint, answer FROM operations WHERE id = ?");
      this.#known = new KnownOperations(this.#database);
      this.#day = new DaySearch(this.#database);
      this.snapshots = new SnapshotTable(this.#database);
      this.room = new Room(this.#database, folder);
      this.audit = new AuditTable(this.#database, this.room);
      this.access = new AccessTables(this.#database, this.room);
      this.people = new PeopleTable(this.#database, this.room);
      this.seals = new SealTable(this.#database, this.room);
      const last = this.#lastRow();
      this.#sequence = last?.sequence ?? 0;
      this.#hash = last?.hash ?? genesis;
      this.#storedAt = this.#database.prepare<[], number>("SELECT coalesce(max(storedAt), 0) FROM operations").pluck().get() ?? 0;
    } catch (error) {
      this.#database.close();
      throw asJournalError(error, folder);
    }
  }

  /** How many events are stored. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The hash of the last event: it stands for all of them. */
  get head(): string {
    return this.#hash;
  }

  /** What both chains have come to; of the events, up to a sequence where one is given, and null where that is not there yet. */
  checkpoint(): Checkpoint;
  checkpoint(sequence: number): Checkpoint | null;
  checkpoint(sequence = this.#sequence): Checkpoint | null {
    const head = sequence === this.#sequence ? this.#hash : this.#hashAt(sequence);
    return head === undefined ? null : { sequence, hash: head, audit: this.audit.head };
  }

  /** What does not fit its seals. */
  verifySeals(key: Buffer): readonly SealFinding[] {
    return verifySeals(this.#database, { keys: [key], checkpoints: [] }).findings;
  }

  /** How large the file is, without what has not reached it from its log yet. */
  get bytes(): number {
    return (
      (this.#database.pragma("page_count", { simple: true }) as number) * (this.#database.pragma("page_size", { simple: true }) as number)
    );
  }

  /** Stores all entries in one transaction, synced to the disk when this returns. Throws, having stored nothing, when it cannot. */
  append(entries: readonly Entry[]): void {
    this.room.make(() => this.#append(entries));
  }

  #append(entries: readonly Entry[]): void {
    let sequence = this.#sequence;
    let chain = this.#hash;
    let opened: number | null = null;
    const storedAt = Math.max(this.#storedAt, Date.now());
    this.#database.transaction(() => {
      for (const { events, actor, operation } of entries) {
        for (const event of events) {
          const body = JSON.stringify(event);
          sequence++;
          chain = link(chain, { sequence, actor, body });
          if (event.type === "day-opened") opened = sequence;
          this.#insertEvent.run(sequence, event.at, event.type, actor, body, chain);
        }
        if (!operation) continue;
        this.#known.add(operation.id);
        this.#insertOperation.run(operation.id, operation.fingerprint, operation.answer, storedAt);
      }
    })();
    this.#sequence = sequence;
    this.#hash = chain;
    this.#storedAt = storedAt;
    if (opened !== null) this.#day.dayOpened(opened);
  }

  /** The answer that was given to this operation, if it was ever answered. */
  operation(id: OperationId): StoredOperation | undefined {
    return this.#known.mayHold(id) ? this.#selectOperation.get(id) : undefined;
  }

  /**
   * Forgets some of the answers that no client asks for any more: those older than `ageMs`, but never one of the latest
   * `atLeast`, whatever the wall clock was set to. Answers how many; a few hundred at a time, so that commands are not held up.
   */
  forgetOperations(ageMs: number, atLeast: number): number {
    return this.#database
      .prepare(
        `DELETE FROM operations WHERE id IN (
           SELECT id FROM operations
           WHERE storedAt < min(?, (SELECT storedAt FROM operations ORDER BY storedAt DESC LIMIT 1 OFFSET ?))
           ORDER BY storedAt LIMIT ${forgottenAtOnce})`,
      )
      .run(Date.now() - ageMs, atLeast - 1).changes;
  }

  /** All events after a sequence in order, read as they are asked for. */
  *events(after = 0): IterableIterator<JournalEvent> {
    const rows = this.#database.prepare<[number], { body: string }>("SELECT body FROM events WHERE sequence > ? ORDER BY sequence");
    for (const { body } of rows.iterate(after)) yield JSON.parse(body) as JournalEvent;
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

  /** The calls of a visit of today and those that passed it over, in their order. */
  callsAbout(visit: Span): EventOf<"visit-called">[] {
    return this.#day.callsAbout(visit, this.#sequence);
  }

  /** The first sequence at which the hash chain or the numbering is broken, or null when the journal is whole. */
  verify(): number | null {
    let chain = genesis;
    let expected = 0;
    const rows = this.#database.prepare<[], Row>("SELECT * FROM events ORDER BY sequence");
    for (const row of rows.iterate()) {
      expected++;
      chain = link(chain, row);
      if (row.sequence !== expected || chain !== row.hash) return expected;
    }
    return null;
  }

  setting(name: string): unknown {
    const row = this.#database.prepare<[string], { value: string }>("SELECT value FROM settings WHERE name = ?").get(name);
    return row ? JSON.parse(row.value) : null;
  }

  saveSetting(name: string, value: unknown): void {
    this.room.make(() =>
      this.#database
        .prepare("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .run(name, JSON.stringify(value)),
    );
  }

  /** Copies the journal as it is into a new file, a little at a time between commands. Rejects when that cannot be written. */
  async copyTo(file: string): Promise<void> {
    await this.#database.backup(file, { progress: () => pagesPerStep });
  }

  close(): void {
    this.#database.close();
  }

  #hashAt(sequence: number): string | undefined {
    if (sequence === 0) return genesis;
    return this.#database.prepare<[number], string>("SELECT hash FROM events WHERE sequence = ?").pluck().get(sequence);
  }

  #lastRow(): Pick<Row, "sequence" | "hash"> | undefined {
    return this.#database
      .prepare<[], Pick<Row, "sequence" | "hash">>("SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1")
      .get();
  }
}
