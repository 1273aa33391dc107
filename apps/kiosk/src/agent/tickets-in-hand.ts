// The visits that this kiosk has asked for and whose customers do not yet hold a number: kept on the disk, so that a crash leaves no ghost.

import { mkdirSync } from "node:fs";
import { type FileHandle, open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { VisitId } from "@hallflow/queue-core";

export interface TicketsInHand {
  /** What the last run of this kiosk left unsettled. */
  readonly leftOver: readonly VisitId[];
  /** On the disk when the promise is kept: the number may be asked for from then on. */
  add(visit: VisitId): Promise<void>;
  /** The customer has the number, or there is none. Losing this line in a crash costs one needless question at the next start. */
  settle(visit: VisitId): void;
  close(): Promise<void>;
}

const addSign = "+";
const settleSign = "-";

/** Lines after which the file is written anew with those alone who still wait for their number. */
const shortenAfterLines = 2_000;

/** Opens (or makes) the file; each line is a sign and a visit. Throws when the folder cannot be written. */
export async function openTicketsInHand(path: string): Promise<TicketsInHand> {
  mkdirSync(dirname(path), { recursive: true });
  const leftOver = await read(path);
  const unsettled = new Set(leftOver);
  let file = await rewrite(path, leftOver);
  let lines = leftOver.length;
  let writing: Promise<void> = Promise.resolve();
  const append = (line: string, durable: boolean): Promise<void> => {
    const written = writing.then(async () => {
      await file.appendFile(line);
      if (durable) await file.datasync();
      if (++lines < shortenAfterLines) return;
      await file.close();
      file = await rewrite(path, [...unsettled]);
      lines = unsettled.size;
    });
    writing = written.catch(() => undefined);
    return written;
  };
  return {
    leftOver,
    add(visit) {
      unsettled.add(visit);
      return append(`${addSign}${visit}\n`, true);
    },
    settle(visit) {
      if (unsettled.delete(visit)) void append(`${settleSign}${visit}\n`, false).catch(() => undefined);
    },
    async close() {
      await writing;
      await file.close();
    },
  };
}

async function read(path: string): Promise<VisitId[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const unsettled = new Set<VisitId>();
  for (const line of text.split("\n")) {
    // A line torn by a power cut is the last one, and nothing was asked for after it.
    const visit = line.slice(1) as VisitId;
    if (visit.length !== 36) continue;
    if (line.startsWith(addSign)) unsettled.add(visit);
    else unsettled.delete(visit);
  }
  return [...unsettled];
}

/** A short file in place of the long one, put there whole. */
async function rewrite(path: string, unsettled: readonly VisitId[]): Promise<FileHandle> {
  const fresh = `${path}.new`;
  await writeFile(fresh, unsettled.map((visit) => `${addSign}${visit}\n`).join(""), { flush: true });
  await rename(fresh, path);
  return open(path, "a");
}
