// One backup: the journal copied while the hub works on, checked, and only then given its name.

import { mkdirSync, readdirSync, rmSync, statSync, statfsSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Journal } from "./journal.ts";
import type { Checked } from "./backup-check.ts";

/** A backup that lies in its folder. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  /** Wall-clock instant at which it was begun. */
  readonly takenAt: number;
}

const unfinished = ".part";
const nameOf = (takenAt: number): string => `hall-${new Date(takenAt).toISOString().replaceAll(":", "").slice(0, 17)}Z.sqlite`;
const namePattern = /^hall-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;

/** The backups in a folder, the latest first; none where there is no folder that can be read. */
export function listBackups(folder: string): Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const [, date, hours, minutes, seconds] = namePattern.exec(name) ?? [];
      const file = join(folder, name);
      return date === undefined
        ? []
        : [{ file, bytes: statSync(file).size, takenAt: Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`) }];
    })
    .sort((a, b) => b.takenAt - a.takenAt);
}

/**
 * Copies the journal into the folder, checks the copy in a thread of its own, and keeps the last `keep`. Rejects, leaving
 * earlier backups as they were, when the disk has no room, the copy cannot be written, or what was written cannot be trusted.
 */
export async function takeBackup(journal: Journal, folder: string, keep: number, takenAt = Date.now()): Promise<Backup> {
  mkdirSync(folder, { recursive: true });
  for (const name of namesIn(folder)) if (name.includes(unfinished)) rmSync(join(folder, name));
  expectRoom(folder, journal.bytes);
  const file = join(folder, nameOf(takenAt));
  const part = `${file}${unfinished}`;
  try {
    await journal.copyTo(part);
    const { findings } = await check(part);
    if (findings.length > 0) throw new Error(findings.join("; "));
    await sync(part);
    await rename(part, file);
    await sync(folder);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  for (const old of outdated(listBackups(folder), keep, takenAt)) rmSync(old.file);
  return { file, bytes: statSync(file).size, takenAt };
}

/** Those beyond the last `keep`. One from after `now` was dated by a clock that has been set back since: it goes first, not last. */
function outdated(backups: readonly Backup[], keep: number, now: number): readonly Backup[] {
  const isAhead = ({ takenAt }: Backup) => takenAt > now + 1_000;
  return [...backups.filter((backup) => !isAhead(backup)), ...backups.filter(isAhead)].slice(keep);
}

/** A backup must not take the room that the journal itself needs: as much again is left free. */
function expectRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 2 * bytes) throw new Error(`no room: ${bavail * bsize} bytes are free, a backup has ${bytes}`);
}

async function check(file: string): Promise<Checked> {
  const worker = new Worker(new URL("backup-check.ts", import.meta.url), { workerData: file });
  return new Promise<Checked>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the check of a backup ended with ${code}`)));
  });
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that is not there yet, or cannot be read: taking a backup makes it, or says why not.
    return [];
  }
}
