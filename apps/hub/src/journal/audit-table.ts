// The audit log as it is stored: hash-chained like the events, so that no line can be changed, moved or taken out unseen.

import { hash } from "node:crypto";
import type Database from "better-sqlite3";
import { genesis } from "./chain.ts";
import type { Room } from "./room.ts";

/** One line of the audit log; `at` is the hub's wall clock. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}

/** What the oldest line that is kept is chained to, once older ones have been let go. */
interface Anchor {
  readonly sequence: number;
  readonly hash: string;
}

const anchorSetting = "audit-anchor";

export class AuditTable {
  readonly #database: Database.Database;
  readonly #room: Room;
  readonly #insert: Database.Statement;
  readonly #last: Database.Statement<[], AuditRow>;

  constructor(database: Database.Database, room: Room) {
    this.#database = database;
    this.#room = room;
    this.#insert = database.prepare("INSERT INTO audit (sequence, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.#last = database.prepare("SELECT * FROM audit ORDER BY sequence DESC LIMIT 1");
  }

  /** Adds a line, synced to the disk when this returns. Throws when the disk does not take it. */
  add(line: Omit<AuditRow, "sequence" | "hash">): void {
    const last = this.#last.get() ?? anchorOf(this.#database);
    const sequence = last.sequence + 1;
    const { at, actor, action, subject, detail } = line;
    const hashed = linkAudit(last.hash, { ...line, sequence });
    this.#room.make(() => this.#insert.run(sequence, at, actor, action, subject, detail, hashed));
  }

  /** The last line that was written, which stands for all. */
  get head(): { readonly sequence: number; readonly hash: string } {
    const { sequence, hash: last } = this.#last.get() ?? anchorOf(this.#database);
    return { sequence, hash: last };
  }

  /** Up to `limit` lines before a sequence, the latest first. */
  page(before: number, limit: number): AuditRow[] {
    return this.#database
      .prepare<[number, number], AuditRow>("SELECT * FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?")
      .all(before, limit);
  }

  /** Lets lines older than an instant go; the chain goes on from where they end. Answers how many went. */
  forgetBefore(at: number): number {
    const forget = this.#database.transaction(() => {
      const last = this.#database.prepare<[number], AuditRow>("SELECT * FROM audit WHERE at < ? ORDER BY sequence DESC LIMIT 1").get(at);
      if (!last) return 0;
      const anchor: Anchor = { sequence: last.sequence, hash: last.hash };
      this.#database
        .prepare("INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .run(anchorSetting, JSON.stringify(anchor));
      return this.#database.prepare("DELETE FROM audit WHERE sequence <= ?").run(last.sequence).changes;
    });
    return this.#room.make(() => forget());
  }
}

/** Every line in order, for whoever checks or exports them. */
export const auditRows = (database: Database.Database): IterableIterator<AuditRow> =>
  database.prepare<[], AuditRow>("SELECT * FROM audit ORDER BY sequence").iterate();

export function anchorOf(database: Database.Database): Anchor {
  const row = database.prepare<[string], { value: string }>("SELECT value FROM settings WHERE name = ?").get(anchorSetting);
  return row ? (JSON.parse(row.value) as Anchor) : { sequence: 0, hash: genesis };
}

/** The sequence of the last line that was ever written, as SQLite itself remembers it. */
export const lastAuditSequence = (database: Database.Database): number =>
  database.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").get()?.seq ?? 0;

/** The hash of a line, in hexadecimal. JSON keeps the parts apart whatever they hold. */
export const linkAudit = (previous: string, { sequence, at, actor, action, subject, detail }: Omit<AuditRow, "hash">): string =>
  hash("sha256", JSON.stringify([previous, sequence, at, actor, action, subject, detail]));
