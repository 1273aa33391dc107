// What customers said of who they are, as it is stored: sealed with the key of its day, which is in no backup.

import type { PersonId } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
import type { Room } from "./room.ts";

export interface PersonRow {
  readonly id: PersonId;
  /** The day whose key opens it. */
  readonly day: string;
  /** A keyed hash of the number: finds a person whose number is given, and tells nothing to whoever has no key. */
  readonly lookup: string;
  readonly sealed: Buffer;
  /** Hall time at which it was said. */
  readonly keptAt: number;
}

export class PeopleTable {
  readonly #database: Database.Database;
  readonly #room: Room;
  readonly #insert: Database.Statement;
  readonly #select: Database.Statement<[string], PersonRow>;

  constructor(database: Database.Database, room: Room) {
    this.#database = database;
    this.#room = room;
    this.#insert = database.prepare("INSERT INTO people (id, day, lookup, sealed, keptAt) VALUES (@id, @day, @lookup, @sealed, @keptAt)");
    this.#select = database.prepare("SELECT * FROM people WHERE id = ?");
  }

  /** Throws when the disk does not take it. */
  add(row: PersonRow): void {
    this.#room.make(() => this.#insert.run(row));
  }

  get(id: PersonId): PersonRow | undefined {
    return this.#select.get(id);
  }

  find(lookup: string): PersonRow[] {
    return this.#database.prepare<[string], PersonRow>("SELECT * FROM people WHERE lookup = ?").all(lookup);
  }

  /** Who is kept, since when, and under which day's key. */
  list(): Pick<PersonRow, "id" | "day" | "keptAt">[] {
    return this.#database.prepare<[], Pick<PersonRow, "id" | "day" | "keptAt">>("SELECT id, day, keptAt FROM people").all();
  }

  erase(ids: readonly PersonId[]): void {
    const erase = this.#database.prepare("DELETE FROM people WHERE id = ?");
    const eraseAll = this.#database.transaction(() => ids.forEach((id) => erase.run(id)));
    this.#room.make(() => eraseAll());
  }
}
