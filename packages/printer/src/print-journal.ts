// The journal of print jobs: what was about to be sent is known before the first byte leaves, also after a crash.
import type { TicketDocument } from "./ticket-document.ts";

export type PrintJournalEntry =
  | { kind: "queued"; jobId: string; at: string; document: TicketDocument }
  /** Given without paper because the customer wanted none; the document is there should one be wanted after all. Not a job of the printer's. */
  | { kind: "kept"; jobId: string; at: string; document: TicketDocument }
  /** Written, and on the disk, before the first byte of this copy leaves. */
  | { kind: "sending"; jobId: string; at: string; copy: number }
  /** Nobody knows whether this copy came: why. */
  | { kind: "doubted"; jobId: string; at: string; copy: number; reason: string }
  | { kind: "ended"; jobId: string; at: string; copy: number; outcome: "printed" | "blocked" | "failed" | "unknown"; reason: string }
  /** A printed copy that a presenter holds, and then what became of it. */
  | { kind: "mouth"; jobId: string; at: string; copy: number; state: MouthEntryState; reason: string };

export const mouthEntryStates = ["presented", "taken", "retracted", "ejected", "stuck", "unseen"] as const;
export type MouthEntryState = (typeof mouthEntryStates)[number];

export interface PrintJournal {
  /** Resolves once the entry is on the disk. */
  append(entry: PrintJournalEntry): Promise<void>;
  /** Everything that was appended, in order. */
  entries(): Promise<readonly PrintJournalEntry[]>;
  close(): Promise<void>;
}
