// The journal file: what was appended is there after any end of the process, and nothing else is taken for it.
import { type FileHandle, appendFile, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openFileJournal } from "./file-journal.ts";
import { jobHistory } from "./job-history.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument } from "./ticket-document.ts";
import type { PrintJournalEntry } from "./print-journal.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hallflow-journal-"));
});
afterEach(() => rm(folder, { recursive: true }));

const at = "2026-03-02T02:24:00.000Z";
const document = ticketDocument(sampleFacts());
const queued = (jobId: string): PrintJournalEntry => ({ kind: "queued", jobId, at, document });
const kept = (jobId: string): PrintJournalEntry => ({ kind: "kept", jobId, at, document });
const ended = (jobId: string): PrintJournalEntry => ({
  kind: "ended",
  jobId,
  at,
  copy: 1,
  outcome: "printed",
  reason: "The printer confirmed the paper.",
});

describe("a journal file", () => {
  it("gives back what was appended, documents included", async () => {
    const path = join(folder, "deep/jobs.jsonl");
    const journal = await openFileJournal(path);
    const entries: PrintJournalEntry[] = [queued("a"), { kind: "sending", jobId: "a", at, copy: 1 }, ended("a"), queued("b"), kept("c")];
    await Promise.all(entries.map((entry) => journal.append(entry)));
    await journal.close();
    const reopened = await openFileJournal(path);
    expect(await reopened.entries()).toEqual(entries);
    await reopened.close();
  });

  it("stays short while it is open, and loses nothing of what has not ended", async () => {
    const path = join(folder, "jobs.jsonl");
    const journal = await openFileJournal(path, 5);
    await journal.append(queued("open"));
    for (let job = 0; job < 23; job++) {
      await journal.append(queued(`job-${job}`));
      await journal.append(ended(`job-${job}`));
    }
    const jobs = [...jobHistory(await journal.entries()).keys()];
    expect(jobs[0]).toBe("open");
    expect(jobs.slice(-8)).toEqual([15, 16, 17, 18, 19, 20, 21, 22].map((job) => `job-${job}`));
    expect(jobs).toHaveLength(9);
    await journal.append({ kind: "sending", jobId: "open", at, copy: 1 });
    await journal.close();
    const reopened = await openFileJournal(path, 5);
    expect(jobHistory(await reopened.entries()).get("open")).toMatchObject({ lastCopy: 1, outcome: null });
    await reopened.close();
  });

  it("drops a last line that a power cut tore, and goes on", async () => {
    const path = join(folder, "jobs.jsonl");
    const journal = await openFileJournal(path);
    await journal.append(queued("a"));
    await journal.close();
    await appendFile(path, '{"kind":"sending","jobId":"a","at":"2026');
    const reopened = await openFileJournal(path);
    await reopened.append({ kind: "sending", jobId: "a", at, copy: 1 });
    await reopened.close();
    const third = await openFileJournal(path);
    expect((await third.entries()).map((entry) => entry.kind)).toEqual(["queued", "sending"]);
    await third.close();
  });

  it("leaves nothing of an entry that a full disk took by half, and goes on when there is room", async () => {
    const path = join(folder, "jobs.jsonl");
    const journal = await openFileJournal(path);
    await journal.append(queued("a"));
    const anyFile = await open(path, "r");
    const handles = Object.getPrototypeOf(anyFile) as FileHandle;
    await anyFile.close();
    vi.spyOn(handles, "appendFile").mockImplementationOnce(async function (this: FileHandle, text) {
      await this.write((text as string).slice(0, 20));
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    });
    await expect(journal.append({ kind: "sending", jobId: "a", at, copy: 1 })).rejects.toThrow("no space");
    await journal.append(ended("a"));
    await journal.close();
    const reopened = await openFileJournal(path);
    expect((await reopened.entries()).map((entry) => entry.kind)).toEqual(["queued", "ended"]);
    await reopened.close();
  });

  it("does not begin on a file that is not its own, and says what to do", async () => {
    const path = join(folder, "jobs.jsonl");
    await writeFile(path, "hello\n");
    await expect(openFileJournal(path)).rejects.toThrow(/Line 1 of the print journal .* move the file away/);
    expect(await readFile(path, "utf8")).toBe("hello\n");
  });

  it("stays small: of jobs that ended it keeps the latest, of open ones all", async () => {
    const path = join(folder, "jobs.jsonl");
    const journal = await openFileJournal(path);
    await journal.append(queued("open"));
    const ids = Array.from({ length: 520 }, (_value, index) => `job-${String(index)}`);
    await journal.append(kept("paperless"));
    for (const id of ids) await Promise.all([journal.append(queued(id)), journal.append(ended(id))]);
    await journal.close();
    const reopened = await openFileJournal(path);
    const jobs = jobHistory(await reopened.entries());
    await reopened.close();
    expect((await reopened.entries()).some(({ jobId }) => jobId === "paperless")).toBe(false);
    expect(jobs.size).toBe(501);
    expect(jobs.has("open")).toBe(true);
    expect(jobs.has("job-0")).toBe(false);
    expect(jobs.get("job-519")?.outcome).toBe("printed");
  });
});
