import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openJournalFile } from "./journal-file.ts";
import { reserveFile } from "./reserve-file.ts";
import { Room } from "./room.ts";

let folder: string;
let database: Database.Database;
let room: Room;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-room-"));
  database = openJournalFile(folder);
  room = new Room(database, folder);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const full = () => new Database.SqliteError("database or disk is full", "SQLITE_FULL");
const logBytes = () => statSync(join(folder, "hall.sqlite-wal")).size;
/** A write that fails as on a full disk until `hasRoom` holds. */
const writeWhen = (hasRoom: () => boolean) => () => {
  if (!hasRoom()) throw full();
  return "written";
};

describe("room on a full disk", () => {
  it("comes from the journal's log first, and leaves the reserve alone when that is enough", () => {
    writeFileSync(reserveFile(folder), "x".repeat(1_000));
    expect(logBytes()).toBeGreaterThan(0);
    expect(room.make(writeWhen(() => logBytes() === 0))).toBe("written");
    expect(statSync(reserveFile(folder)).size).toBe(1_000);
  });

  it("comes from the reserve then, once, and whoever must know is told", () => {
    writeFileSync(reserveFile(folder), "x".repeat(1_000));
    let told = 0;
    room.onReserveGivenUp = () => told++;
    expect(room.make(writeWhen(() => statSync(reserveFile(folder)).size === 0))).toBe("written");
    expect(() => room.make(writeWhen(() => false))).toThrow("full");
    expect(told).toBe(1);
  });

  it("is not made for a write that fails for another reason, or where there is no reserve", () => {
    writeFileSync(reserveFile(folder), "x".repeat(1_000));
    const fail = () => {
      throw new Error("input/output error");
    };
    expect(() => room.make(fail)).toThrow("input/output");
    expect(statSync(reserveFile(folder)).size).toBe(1_000);
    rmSync(reserveFile(folder));
    expect(() => room.make(writeWhen(() => false))).toThrow("full");
    expect(existsSync(reserveFile(folder))).toBe(false);
  });
});
