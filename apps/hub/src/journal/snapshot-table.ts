// Snapshots as they are stored: a hall, with the sequence and the chain's hash that it belongs to, and a digest of itself.

import { hash } from "node:crypto";
import { zstdCompressSync, zstdDecompressSync, constants } from "node:zlib";
import type Database from "better-sqlite3";

/** A stored picture of a hall after `sequence` events, the last of which has `hash`. */
export interface StoredSnapshot {
  readonly sequence: number;
  readonly hash: string;
  /** Which code made it; a picture by other code is not trusted to be what replaying would give today. */
  readonly maker: string;
  readonly text: string;
}

interface SnapshotRow {
  readonly sequence: number;
  readonly hash: string;
  readonly maker: string;
  readonly digest: string;
  readonly body: Buffer;
}

/** The last one, and one before it for when the last was torn. */
const kept = 2;

export class SnapshotTable {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Stores a snapshot and forgets old ones. Throws, having changed nothing, when the disk does not take it. */
  save({ sequence, hash: head, maker, text }: StoredSnapshot): void {
    const body = zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
    this.#database.transaction(() => {
      this.#database
        .prepare("INSERT OR REPLACE INTO snapshots (sequence, hash, maker, digest, body) VALUES (?, ?, ?, ?, ?)")
        .run(sequence, head, maker, hash("sha256", body), body);
      this.#database
        .prepare("DELETE FROM snapshots WHERE sequence NOT IN (SELECT sequence FROM snapshots ORDER BY sequence DESC LIMIT ?)")
        .run(kept);
    })();
  }

  /** The snapshots that belong to this very journal, are whole, and were made by `maker`; the latest first. */
  *valid(maker: string): IterableIterator<StoredSnapshot> {
    const rows = this.#database
      .prepare<[string], SnapshotRow>(
        "SELECT s.* FROM snapshots s JOIN events e ON e.sequence = s.sequence AND e.hash = s.hash WHERE s.maker = ? ORDER BY s.sequence DESC",
      )
      .all(maker);
    for (const { digest, body, ...row } of rows) {
      if (hash("sha256", body) === digest) yield { ...row, text: zstdDecompressSync(body).toString() };
    }
  }

  /** Forgets all snapshots: the next start replays everything. */
  clear(): void {
    this.#database.exec("DELETE FROM snapshots");
  }

  /** The sequences of snapshots that are not whole, or speak of a journal other than this one. */
  strays(): number[] {
    return this.#database
      .prepare<[], SnapshotRow & { actual: string | null }>(
        "SELECT s.*, e.hash AS actual FROM snapshots s LEFT JOIN events e ON e.sequence = s.sequence ORDER BY s.sequence",
      )
      .all()
      .filter((row) => row.actual !== row.hash || hash("sha256", row.body) !== row.digest)
      .map((row) => row.sequence);
  }
}
