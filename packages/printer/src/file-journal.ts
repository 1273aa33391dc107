// A journal of print jobs in a file: one line an entry, on the disk before the job goes on.
import { mkdir, open, readFile, rename, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { ticketFactsSchema } from "./ticket-facts.ts";
import { ticketLayoutSchema } from "./ticket-layout.ts";
import { ticketDocument } from "./ticket-document.ts";
import type { PrintJournal, PrintJournalEntry } from "./print-journal.ts";

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
]);

/** Ended jobs beyond these are dropped when the journal is opened, so that it stays small for years. */
const keptJobs = 500;

/**
 * Opens the journal, or makes it. A last line that a power cut tore is dropped; any other line that does not read throws, because then the
 * file is not what we wrote. Each `append` resolves after fsync.
 */
export async function openFileJournal(path: string): Promise<PrintJournal> {
  await mkdir(dirname(path), { recursive: true });
  const entries = recentJobs(await readEntries(path));
  const file = await rewrite(path, entries);
  let tail: Promise<void> = Promise.resolve();
  return {
    append(entry) {
      const written = tail.then(() => writeLine(file, entry));
      // One failed append is its caller's trouble; the next one is tried again.
      tail = written.catch(() => undefined);
      return written.then(() => void entries.push(entry));
    },
    entries: () => Promise.resolve([...entries]),
    close: () => tail.then(() => file.close()),
  };
}

async function writeLine(file: FileHandle, entry: PrintJournalEntry): Promise<void> {
  await file.appendFile(lineOf(entry));
  await file.datasync();
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
function recentJobs(entries: readonly PrintJournalEntry[]): PrintJournalEntry[] {
  const jobs = [...new Set(entries.map((entry) => entry.jobId))];
  const ended = new Set(entries.filter((entry) => entry.kind === "ended" || entry.kind === "kept").map((entry) => entry.jobId));
  const kept = new Set(jobs.filter((job, index) => !ended.has(job) || index >= jobs.length - keptJobs));
  return entries.filter((entry) => kept.has(entry.jobId));
}

/** Written beside and moved over: a power cut leaves the old file or the new one. */
async function rewrite(path: string, entries: readonly PrintJournalEntry[]): Promise<FileHandle> {
  const fresh = `${path}.new`;
  const file = await open(fresh, "w");
  await file.writeFile(entries.map(lineOf).join(""));
  await file.sync();
  await file.close();
  await rename(fresh, path);
  const folder = await open(dirname(path), "r");
  // Some file systems refuse to sync a folder; the rename is then as safe as they make it.
  await folder.sync().catch(() => undefined);
  await folder.close();
  return open(path, "a");
}
