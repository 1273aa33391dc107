// How the hub remembers its hall at a start: from the latest snapshot that can be trusted and the events after it.

import { hash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Hall, emptyHall, evolve } from "@hallflow/queue-core";
import { type Journal, JournalError } from "./journal.ts";
import { asJournalError, isDiskTrouble } from "./journal/journal-file.ts";
import { packHall, unpackHall } from "./snapshot.ts";

export interface Recalled {
  readonly hall: Hall;
  /** The sequence of the snapshot that it began with; 0 when every event was replayed. */
  readonly from: number;
}

/** The hall that a journal tells of. Throws JournalError when an event in it cannot have happened. */
export function recall(journal: Journal): Recalled {
  for (const { sequence, text } of journal.snapshots.valid(snapshotMaker())) {
    const hall = attempt(() => unpackHall(text));
    if (hall?.sequence !== sequence) continue;
    const whole = attempt(() => replayOnto(hall, journal));
    if (whole) return { hall: whole, from: sequence };
  }
  return { hall: replayOnto(emptyHall(), journal), from: 0 };
}

/** Stores a picture of the hall, which must be as the journal is: nothing decided that is not stored. Throws when the disk does not take it. */
export function takeSnapshot(journal: Journal, hall: Hall): void {
  if (hall.sequence !== journal.sequence) throw new Error(`the hall is at ${hall.sequence} and its journal at ${journal.sequence}`);
  journal.snapshots.save({ sequence: hall.sequence, hash: journal.head, maker: snapshotMaker(), text: packHall(hall) });
}

function replayOnto(hall: Hall, journal: Journal): Hall {
  try {
    for (const event of journal.events(hall.sequence)) evolve(hall, event);
    return hall;
  } catch (error) {
    // A disk that cannot be read just now says nothing against the events on it.
    if (isDiskTrouble(error)) throw asJournalError(error, journal.folder);
    const reason = error instanceof Error ? error.message : String(error);
    throw new JournalError(
      `日志第 ${hall.sequence} 条事件附近无法重放（${reason}）。用 pnpm hub:verify 检查，用 pnpm hub:restore 恢复备份。\n` +
        `The journal cannot be replayed near event ${hall.sequence} (${reason}). Look at it with pnpm hub:verify, and bring back a backup with pnpm hub:restore.`,
      { cause: error },
    );
  }
}

/** A snapshot is only ever a short cut: whatever is wrong with one, the events themselves are asked. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

let maker: string | undefined;

/**
 * Names the code that snapshots are made by: the core, which says what events mean, and the way halls are packed. A snapshot
 * by any other code is left alone, so that a change of the rules is never mixed with a hall made by the old ones.
 */
export function snapshotMaker(): string {
  return (maker ??= digestOf([...sourcesOf(dirname(createRequire(import.meta.url).resolve("@hallflow/queue-core"))), snapshotFile]));
}

const snapshotFile = join(import.meta.dirname, "snapshot.ts");

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|\.fixture\.ts$|^testing\//.test(name))
    .sort()
    .map((name) => join(folder, name));
}

const digestOf = (files: readonly string[]): string => hash("sha256", files.map((file) => hash("sha256", readFileSync(file))).join("\n"));
