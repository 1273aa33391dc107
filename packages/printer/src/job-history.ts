// What a journal of print jobs says about the past: what became of each job, and what was never ended.
import type { PrintJournalEntry } from "./print-journal.ts";
import type { TicketDocument } from "./ticket-document.ts";

export interface PastJob {
  readonly jobId: string;
  readonly document: TicketDocument;
  readonly queuedAt: string;
  /** The latest copy of which bytes may have left; null when none did. */
  readonly lastCopy: number | null;
  /** Null when the process ended in the middle of it. */
  readonly outcome: "printed" | "blocked" | "failed" | "unknown" | null;
  /** The copy that was in the presenter's mouth when the process ended, and since when; null when none was. */
  readonly inMouth: { readonly copy: number; readonly at: string } | null;
}

/** Every job of the journal by its id, in the order in which they were first queued. */
export function jobHistory(entries: readonly PrintJournalEntry[]): Map<string, PastJob> {
  const jobs = new Map<string, PastJob>();
  for (const entry of entries) {
    if (entry.kind === "kept") continue;
    const job = jobs.get(entry.jobId);
    if (entry.kind === "queued") {
      const { jobId, document, at } = entry;
      // Queued again after an end without paper: it is open again, and what may have left stays so.
      jobs.set(jobId, { jobId, document, queuedAt: at, lastCopy: job?.lastCopy ?? null, outcome: null, inMouth: null });
    } else if (job !== undefined) {
      jobs.set(entry.jobId, after(job, entry));
    }
  }
  return jobs;
}

function after(job: PastJob, entry: Exclude<PrintJournalEntry, { document: TicketDocument }>): PastJob {
  switch (entry.kind) {
    case "sending":
      return { ...job, lastCopy: entry.copy };
    case "doubted":
      return job;
    case "ended":
      return { ...job, outcome: entry.outcome };
    case "mouth":
      return { ...job, inMouth: entry.state === "presented" ? { copy: entry.copy, at: entry.at } : null };
  }
}
