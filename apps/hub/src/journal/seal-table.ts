// Seals as they are stored: checkpoints signed with a key that does not lie beside the journal, each covering the one before it.

import { createHmac, timingSafeEqual } from "node:crypto";
import type Database from "better-sqlite3";
import type { Checkpoint } from "./checkpoint.ts";
import type { Room } from "./room.ts";

export interface SealRow {
  readonly number: number;
  /** The hub's wall clock. */
  readonly at: number;
  readonly sequence: number;
  readonly hash: string;
  readonly auditSequence: number;
  readonly auditHash: string;
  readonly mac: string;
}

export class SealTable {
  readonly #database: Database.Database;
  readonly #room: Room;

  constructor(database: Database.Database, room: Room) {
    this.#database = database;
    this.#room = room;
  }

  last(): SealRow | undefined {
    return this.#database.prepare<[], SealRow>("SELECT * FROM seals ORDER BY number DESC LIMIT 1").get();
  }

  /** Throws when the disk does not take it. */
  add(key: Buffer, at: number, { sequence, hash, audit }: Checkpoint): void {
    const last = this.last();
    const seal = { number: (last?.number ?? 0) + 1, at, sequence, hash, auditSequence: audit.sequence, auditHash: audit.hash };
    const row: SealRow = { ...seal, mac: macOf(key, last?.mac ?? "", seal) };
    this.#room.make(() =>
      this.#database
        .prepare(
          "INSERT INTO seals (number, at, sequence, hash, auditSequence, auditHash, mac) VALUES (@number, @at, @sequence, @hash, @auditSequence, @auditHash, @mac)",
        )
        .run(row),
    );
  }
}

/** Every seal of a file in order. */
export const sealRows = (database: Database.Database): SealRow[] =>
  database.prepare<[], SealRow>("SELECT * FROM seals ORDER BY number").all();

/** Whether one of the keys made this seal, after the seal with `previous`. */
export function isSealedBy(keys: readonly Buffer[], previous: string, { mac, ...seal }: SealRow): boolean {
  return keys.some((key) => timingSafeEqual(Buffer.from(macOf(key, previous, seal)), Buffer.from(mac.padEnd(64).slice(0, 64))));
}

const macOf = (key: Buffer, previous: string, { number, at, sequence, hash, auditSequence, auditHash }: Omit<SealRow, "mac">): string =>
  createHmac("sha256", key)
    .update(JSON.stringify(["hallflow-seal", previous, number, at, sequence, hash, auditSequence, auditHash]))
    .digest("hex");
