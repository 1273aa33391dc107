// The hub's disk: slow, failing or cut off in the middle of a write, under the real journal and its real files.

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Entry, Journal } from "@hallflow/hub/parts";
import { SqliteError } from "./sqlite-error.ts";
import type { Machine, World } from "./world.ts";

/** What the disk does just now with what it is given. */
export interface DiskMood {
  slowMs: number;
  /** "before": nothing is written. "after": written, but the program is told that it was not. */
  failing: "no" | "before" | "after";
}

const files = ["hall.sqlite", "hall.sqlite-wal"] as const;
type Files = Readonly<Record<(typeof files)[number], Buffer | null>>;
const sectorBytes = 512;

export class HubDisk {
  readonly mood: DiskMood = { slowMs: 0, failing: "no" };
  /** The next commit is the last thing that this machine does. */
  cutAtNextCommit = false;
  readonly #world: World;
  readonly #root: string;
  #generation = 0;
  folder: string;

  constructor(world: World, root: string) {
    this.#world = world;
    this.#root = root;
    this.folder = join(root, "0");
    mkdirSync(this.folder, { recursive: true });
  }

  /** After a crash the files are as they lie there: what a new program finds. */
  leave(journal: Journal): void {
    this.#become(this.read());
    journal.close();
  }

  read(): Files {
    const read = (name: string) => (existsSync(join(this.folder, name)) ? readFileSync(join(this.folder, name)) : null);
    return { "hall.sqlite": read("hall.sqlite"), "hall.sqlite-wal": read("hall.sqlite-wal") };
  }

  /** A commit that the power ended: of each sector of the log either what was there or what was to be there. */
  tear(before: Files, after: Files): void {
    const random = () => this.#world.random();
    const kind = random();
    const keeps: () => boolean = kind < 0.25 ? () => true : kind < 0.5 ? () => false : () => random() < 0.5;
    const log = mix(before["hall.sqlite-wal"], after["hall.sqlite-wal"], keeps);
    // The file is written to only once the log is on the disk as a whole.
    const isWhole = after["hall.sqlite-wal"]?.equals(log ?? Buffer.alloc(0)) ?? false;
    this.#become({
      "hall.sqlite": isWhole ? mix(before["hall.sqlite"], after["hall.sqlite"], keeps) : before["hall.sqlite"],
      "hall.sqlite-wal": log,
    });
  }

  #become(files: Files): void {
    const old = this.folder;
    this.folder = join(this.#root, String(++this.#generation));
    mkdirSync(this.folder);
    for (const [name, bytes] of Object.entries(files)) if (bytes) writeFileSync(join(this.folder, name), bytes);
    if (existsSync(join(old, "hall.clock"))) copyFileSync(join(old, "hall.clock"), join(this.folder, "hall.clock"));
    rmSync(old, { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

function mix(before: Buffer | null, after: Buffer | null, keeps: () => boolean): Buffer | null {
  if (!after) return before;
  if (before && before.length > after.length) return keeps() ? after : before;
  const mixed = Buffer.from(after);
  let length = 0;
  for (let at = 0; at < after.length; at += sectorBytes) {
    const end = Math.min(at + sectorBytes, after.length);
    if ((before && before.length >= end && before.compare(after, at, end, at, end) === 0) || keeps()) length = end;
    else {
      // A sector is old or new as a whole; where the old file ended within it, nothing comes after.
      mixed.fill(0, at, end);
      if (before && before.length > at) before.copy(mixed, at, at, end);
    }
  }
  return mixed.subarray(0, Math.max(length, before?.length ?? 0));
}

/** The real journal on that disk. `committed` hears what has been stored. */
export class DiskJournal extends Journal {
  readonly #disk: HubDisk;
  readonly #world: World;
  readonly #machine: Machine;
  readonly #committed: (entries: readonly Entry[]) => void;
  readonly #died: () => void;

  constructor(
    { disk, world, machine }: { disk: HubDisk; world: World; machine: Machine },
    committed: (entries: readonly Entry[]) => void,
    died: () => void,
  ) {
    super(disk.folder);
    this.#died = died;
    this.#disk = disk;
    this.#world = world;
    this.#machine = machine;
    this.#committed = committed;
  }

  override append(entries: readonly Entry[]): void {
    const { mood } = this.#disk;
    if (mood.slowMs > 0) this.#machine.busyUntil = this.#world.now + mood.slowMs * this.#world.random();
    if (mood.failing === "before") throw new SqliteError("disk I/O error", "SQLITE_IOERR_WRITE");
    if (this.#disk.cutAtNextCommit) {
      const before = this.#disk.read();
      super.append(entries);
      const after = this.#disk.read();
      this.#disk.tear(before, after);
      this.#disk.cutAtNextCommit = false;
      // Whatever the program still does in this turn, nobody hears of it.
      this.#machine.isRunning = false;
      this.#died();
      throw new SqliteError("the power went in the middle of a commit", "SQLITE_IOERR");
    }
    super.append(entries);
    this.#committed(entries);
    if (mood.failing === "after") throw new SqliteError("disk I/O error", "SQLITE_IOERR_FSYNC");
  }
}
