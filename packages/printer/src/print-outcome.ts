// How a print job ended: every way is a value, because the kiosk must say something to the customer in each.
import type { Bilingual } from "./bilingual.ts";
import type { Condition } from "./condition.ts";

/** Milliseconds since the job was queued; null where the job never got there. */
export interface PrintTimeline {
  readonly firstByteMs: number | null;
  readonly lastByteMs: number | null;
  readonly doneMs: number | null;
}

export type PrintOutcome =
  /** The paper is there. `confirmed` is false for a printer that cannot say so. `copy` ≥ 2 is a paper marked 补打/REPRINT. */
  | { kind: "printed"; jobId: string; copy: number; confirmed: boolean; timeline: PrintTimeline }
  /** The printer could not take it (paper, cover, cutter). Not one byte was sent: show the number on the screen and tell staff. */
  | { kind: "blocked"; jobId: string; condition: Condition; words: Bilingual }
  /** The printer could not be reached. Not one byte was sent: show the number on the screen and tell staff. */
  | { kind: "failed"; jobId: string; condition: Condition; words: Bilingual }
  /** Bytes were sent and nobody knows whether the paper came: show the number; a later paper must be a reprint (`reprintOf`). */
  | { kind: "unknown"; jobId: string; copy: number; condition: Condition; words: Bilingual; timeline: PrintTimeline };
