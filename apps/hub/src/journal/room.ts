// Room for what must be written: on a full disk the journal's log is folded into its file first, then the reserve is given up.

import type Database from "better-sqlite3";
import { isDiskFull } from "./journal-file.ts";
import { giveUpReserve, reserveState } from "./reserve-file.ts";

/** SQLite's own measure of when the log is folded into the file … */
const usualLogPages = 1_000;
/** … and the one for a disk with little room: a log that has grown over all of it could not be folded any more. */
const sparingLogPages = 16;

export class Room {
  readonly #database: Database.Database;
  readonly #dataFolder: string;
  /** Called in the turn in which the reserve was given up. */
  onReserveGivenUp: () => void = () => undefined;

  constructor(database: Database.Database, dataFolder: string) {
    this.#database = database;
    this.#dataFolder = dataFolder;
    this.measureLog();
  }

  /** Keeps the log small as long as the reserve is given up. */
  measureLog(): void {
    const pages = reserveState(this.#dataFolder) === "given-up" ? sparingLogPages : usualLogPages;
    this.#database.pragma(`wal_autocheckpoint = ${pages}`);
  }

  /** Writes, and tries again each time that room could be made. `write` must have changed nothing when it throws. */
  make<T>(write: () => T): T {
    const ways = [() => this.#reclaim(), () => this.#giveUp()];
    for (;;) {
      try {
        return write();
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        for (let way = ways.shift(); ; way = ways.shift()) {
          if (!way) throw error;
          if (way()) break;
        }
      }
    }
  }

  /** Moves what the log holds into the file, which frees the log's room; answers whether that could be done. */
  #reclaim(): boolean {
    try {
      this.#database.pragma("wal_checkpoint(TRUNCATE)");
      return true;
    } catch (error) {
      if (isDiskFull(error)) return false;
      throw error;
    }
  }

  #giveUp(): boolean {
    if (!giveUpReserve(this.#dataFolder)) return false;
    this.measureLog();
    this.onReserveGivenUp();
    // The log has grown into most of the disk by now, and gives back more than the reserve has.
    this.#reclaim();
    return true;
  }
}
