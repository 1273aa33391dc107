// Which operations are certainly not stored: nearly every command is a new one, and need not look for itself on the disk.

import type { OperationId } from "@hallflow/queue-core";
import type Database from "better-sqlite3";

/** A megabyte of bits: with 100,000 stored operations one new command in eighty looks on the disk for nothing. */
const bits = 1 << 23;
const readAtOnce = 100;

/**
 * A filter of one hash over the ids: it may think that an operation is stored which is not, and never the other way round. What was
 * stored before is read a little at a time, with each question: until all of it is known, the disk is asked.
 */
export class KnownOperations {
  readonly #marks = new Uint8Array(bits / 8);
  readonly #more: Database.Statement<[string], string>;
  /** The last id that has been read; null when there are no more. */
  #readTo: string | null = "";

  constructor(database: Database.Database) {
    this.#more = database.prepare<[string], string>(`SELECT id FROM operations WHERE id > ? ORDER BY id LIMIT ${readAtOnce}`).pluck();
  }

  /** Whether the operation may be stored. */
  mayHold(id: OperationId): boolean {
    if (this.#readTo !== null) {
      this.#readMore(this.#readTo);
      return true;
    }
    const place = placeOf(id);
    return ((this.#marks[place >> 3] as number) & (1 << (place & 7))) !== 0;
  }

  /** To be told of each operation before it is stored. */
  add(id: string): void {
    const place = placeOf(id);
    this.#marks[place >> 3] = (this.#marks[place >> 3] as number) | (1 << (place & 7));
  }

  #readMore(after: string): void {
    const ids = this.#more.all(after);
    for (const id of ids) this.add(id);
    this.#readTo = ids.length < readAtOnce ? null : (ids.at(-1) ?? null);
  }
}

/** A UUID's first and last digits together: whichever of them a version of UUIDs leaves to chance. */
const placeOf = (id: string): number => (Number.parseInt(id.slice(0, 8), 16) ^ Number.parseInt(id.slice(-8), 16)) & (bits - 1);
