// Puts a backup in the place of a hall's journal, and keeps what it replaces.

import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from "node:fs";
import { join } from "node:path";
import { JournalError } from "./journal.ts";
import { endSessions, isJournalLocked, journalFileName, makeSingleFile, restoringFileName } from "./journal/journal-file.ts";
import { type Verification, verifyJournal } from "./verify.ts";

export interface Restored {
  readonly backup: Verification;
  /** Where the journal that was in use lies now, and how many events it had (null when it cannot be read); null when there was none. */
  readonly replaced: { readonly file: string; readonly events: number | null } | null;
}

/**
 * Checks the whole backup first, then puts it into the data folder of a stopped hub. Throws JournalError, having changed
 * nothing, when the backup is not whole or a hub is running on the folder.
 */
export function restoreBackup(backup: string, folder: string, now = Date.now()): Restored {
  const verification = verifyJournal(backup);
  const damage = verification.findings.filter(({ kind }) => kind !== "snapshot");
  const [first] = damage;
  if (first) {
    const where = first.sequence === null ? "" : ` ${first.sequence}`;
    throw new JournalError(
      `备份 ${backup} 不完整（共 ${damage.length} 处；${where} ${first.words.zh}），没有恢复。请选择另一个备份。\n` +
        `The backup ${backup} is not whole (${damage.length} findings; first${where}: ${first.words.en}). Nothing was restored; choose another.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  const current = join(folder, journalFileName);
  if (isJournalLocked(current)) {
    throw new JournalError(
      `数据文件夹 ${folder} 正被运行中的营业厅主机使用，请先停止主机。\nA hub is running on the data folder ${folder}. Stop it first.`,
    );
  }
  // While this file is there no hub starts: after a power cut in the middle it would take the folder for that of a new hall.
  const restoring = join(folder, restoringFileName);
  copyFileSync(backup, restoring);
  makeSingleFile(restoring);
  endSessions(restoring);
  sync(restoring);
  const replaced = existsSync(current) ? setAside(current, now) : null;
  sync(folder);
  renameSync(restoring, current);
  sync(folder);
  return { backup: verification, replaced };
}

/** Renames a journal with all that belongs to it: its log may hold events that its file has not. */
function setAside(current: string, now: number): NonNullable<Restored["replaced"]> {
  const file = `${current}.replaced-${new Date(now).toISOString().replaceAll(/[:.]/g, "")}`;
  for (const suffix of ["-wal", "-shm", ""]) if (existsSync(current + suffix)) renameSync(current + suffix, file + suffix);
  return { file, events: eventsIn(file) };
}

function eventsIn(file: string): number | null {
  try {
    return verifyJournal(file, "snapshot").events;
  } catch {
    return null;
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
