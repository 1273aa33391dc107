// A journal of print jobs in a file: one line an entry, on the disk before the job goes on.
import { mkdir, open, readFile, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { ticketFactsSchema } from "./ticket-facts.ts";
import { ticketLayoutSchema } from "./ticket-layout.ts";
import { ticketDocument } from "./ticket-document.ts";
import { mouthEntryStates, type PrintJournal, type PrintJournalEntry } from "./print-journal.ts";

const common = { jobId: z.string(), at: z.string() };
const entrySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal(["queued", "kept"]),
    ...common,
    document: z.object({ facts: ticketFactsSchema, layout: ticketLayoutSchema }),
  }),
  z.object({ kind: z.literal("sending"), ...common, copy: z.number().int() }),
  z.object({ kind: z.literal("doubted"), ...common, copy: z.number().int(), reason: z.string() }),
  z.object({
    kind: z.literal("ended"),
    ...common,
    copy: z.number().int(),
    outcome: z.enum(["printed", "blocked", "failed", "unknown"]),
    reason: z.string(),
  }),
  z.object({ kind: z.literal("mouth"), ...common, copy: z.number().int(), state: z.enum(mouthEntryStates), reason: z.string() }),
]);

/** Ended jobs beyond these are dropped when the journal is opened, and again each time that as many more have ended: it stays small for years. */
const usuallyKept = 500;

/**
 * Opens the journal, or makes it. A last line that a power cut tore is dropped; any other line that does not read throws, because then the
 * file is not what we wrote. Each `append` resolves after fsync, and leaves nothing
 * of an entry that the disk did not take.
 */
export async function openFileJournal(path: string, keptJobs = usuallyKept): Promise<PrintJournal> {
  await mkdir(dirname(path), { recursive: true });
  const shortened = async (): Promise<FileHandle> => rewrite(path, recentJobs(await readEntries(path), keptJobs));
  let file = await shortened();
  let endedSince = 0;
  let tail: Promise<unknown> = Promise.resolve();
  /** One after the other; a failure is its caller's trouble, and the next is tried all the same. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = tail.then(act);
    tail = done.catch(() => undefined);
    return done;
  };
  /** Where a line began that was written in part and could not be taken back yet: nothing could be read that followed it. */
  let tornAt: number | null = null;
  const takeBack = async (): Promise<void> => {
    if (tornAt !== null) await file.truncate(tornAt);
    tornAt = null;
  };
  const write = async (line: string): Promise<void> => {
    await takeBack();
    const { size } = await file.stat();
    try {
      await file.appendFile(line);
      await file.datasync();
    } catch (error) {
      tornAt = size;
      await takeBack().catch(() => undefined);
      throw error;
    }
  };
  const shorten = async (): Promise<void> => {
    await takeBack();
    const before = file;
    file = await shortened();
    await before.close();
  };
  return {
    async append(entry) {
      await inTurn(() => write(lineOf(entry)));
      if ((entry.kind !== "ended" && entry.kind !== "kept") || ++endedSince < keptJobs) return;
      endedSince = 0;
      // A journal that cannot be shortened just now is a long one.
      void inTurn(shorten).catch(() => undefined);
    },
    // Nothing of it is held in memory: it is read once, at a start.
    entries: () => inTurn(() => readEntries(path)),
    close: () => inTurn(() => file.close()),
  };
}

/** A document is written as its facts and layout: its blocks follow from them. */
function lineOf(entry: PrintJournalEntry): string {
  const plain = "document" in entry ? { ...entry, document: { facts: entry.document.facts, layout: entry.document.layout } } : entry;
  return `${JSON.stringify(plain)}\n`;
}

async function readEntries(path: string): Promise<PrintJournalEntry[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? "" : Promise.reject(error)));
  const lines = text.split("\n");
  // What follows the last line break was torn by a power cut: it was never acknowledged.
  lines.pop();
  return lines.map((line, index) => {
    try {
      const entry = entrySchema.parse(JSON.parse(line));
      return "document" in entry ? { ...entry, document: ticketDocument(entry.document.facts, entry.document.layout) } : entry;
    } catch (cause) {
      throw new Error(`Line ${String(index + 1)} of the print journal ${path} cannot be read: move the file away to begin a new one.`, {
        cause,
      });
    }
  });
}

/** Keeps the jobs that have not ended and the latest that have. */
function recentJobs(entries: readonly PrintJournalEntry[], keptJobs: number): PrintJournalEntry[] {
  const jobs = [...new Set(entries.map((entry) => entry.jobId))];
  const ended = new Set(entries.filter((entry) => entry.kind === "ended" || entry.kind === "kept").map((entry) => entry.jobId));
  const kept = new Set(jobs.filter((job, index) => !ended.has(job) || index >= jobs.length - keptJobs));
  return entries.filter((entry) => kept.has(entry.jobId));
}

/** Written beside and moved over: a power cut leaves the old file or the new one. Answers the new one, for appending. */
async function rewrite(path: string, entries: readonly PrintJournalEntry[]): Promise<FileHandle> {
  const fresh = `${path}.new`;
  await rm(fresh, { force: true });
  const file = await open(fresh, "a");
  try {
    await file.appendFile(entries.map(lineOf).join(""));
    await file.sync();
    await rename(fresh, path);
  } catch (error) {
    await file.close();
    throw error;
  }
  const folder = await open(dirname(path), "r");
  // Some file systems refuse to sync a folder; the rename is then as safe as they make it.
  await folder.sync().catch(() => undefined);
  await folder.close();
  return file;
}
