// What the records alone tell of each ticket: the hub's journal and the kiosks' print journals, and nothing that the proof itself saw.

import type { PrintJournalEntry } from "@hallflow/printer";
import type { JournalEvent } from "@hallflow/queue-core";

export type Fate =
  /** The printer's word, its count of cuts, or (where it says nothing) that it took every byte. */
  | "printed"
  /** Not one byte left: the number was on the screen, and staff were told. */
  | "not-printed"
  /** Bytes left and nobody can say; the number was on the screen, and staff were told. */
  | "unknown"
  /** The customer wanted no paper. */
  | "paperless"
  /** Nobody had seen the number. */
  | "given-back"
  | "unexplained";

export interface Account {
  readonly visit: string;
  readonly ticket: string;
  /** What the code on the paper ends with. */
  readonly token: string;
  readonly fate: Fate;
  /** Copies whose first byte may have left, as the journal says, one entry a sending. */
  readonly sent: readonly number[];
  readonly story: readonly string[];
}

/** One account a visit that the hub knows of. */
export function accounts(events: readonly JournalEvent[], journals: readonly (readonly PrintJournalEntry[])[]): Map<string, Account> {
  const printed = Map.groupBy(journals.flat(), ({ jobId }) => jobId.slice(0, 36));
  const ends = new Map<string, string>();
  for (const event of events) if (event.type === "visit-ended") ends.set(event.visit, event.end);
  const told = new Map<string, Account>();
  for (const event of events) {
    if (event.type !== "ticket-issued") continue;
    const entries = printed.get(event.visit) ?? [];
    const end = ends.get(event.visit);
    told.set(event.visit, {
      visit: event.visit,
      ticket: event.ticket,
      token: event.token,
      fate: fateOf(entries, end),
      sent: entries.flatMap((entry) => (entry.kind === "sending" ? [entry.copy] : [])),
      story: [
        event.offline ? `${event.offline.device} gave it out while the hub was away` : "the hub issued it",
        ...entries.map(sentence),
        ...(end === undefined ? [] : [`the hub ended the visit: ${end}`]),
      ],
    });
  }
  return told;
}

function fateOf(entries: readonly PrintJournalEntry[], end: string | undefined): Fate {
  const jobs = entries.filter(({ kind }) => kind !== "kept" && kind !== "mouth");
  if (end !== undefined) return end === "cancelled" && entries.length === 0 ? "given-back" : "unexplained";
  if (entries.length === 0) return "unexplained";
  if (jobs.length === 0) return "paperless";
  // Every job that was begun must have come to an end, and be known from its beginning.
  const byJob = [...Map.groupBy(jobs, ({ jobId }) => jobId).values()];
  if (byJob.some((steps) => steps[0]?.kind !== "queued" || steps.at(-1)?.kind !== "ended")) return "unexplained";
  const outcomes = jobs.flatMap((entry) => (entry.kind === "ended" ? [entry.outcome] : []));
  if (outcomes.includes("printed")) return "printed";
  return jobs.some(({ kind }) => kind === "sending") ? "unknown" : "not-printed";
}

function sentence(entry: PrintJournalEntry): string {
  switch (entry.kind) {
    case "queued":
      return "its paper was asked for";
    case "kept":
      return "its customer wanted no paper";
    case "sending":
      return `copy ${entry.copy} was sent`;
    case "doubted":
      return `copy ${entry.copy} in doubt: ${entry.reason}`;
    case "ended":
      return `copy ${entry.copy} ended ${entry.outcome}: ${entry.reason}`;
    case "mouth":
      return `copy ${entry.copy} at the mouth, ${entry.state}: ${entry.reason}`;
  }
}
