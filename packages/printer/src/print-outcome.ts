// How a print job ended: every way is a value, because the kiosk must say something to the customer in each.
import type { Bilingual } from "./bilingual.ts";
import { condition, type Condition } from "./condition.ts";
import type { PastJob } from "./job-history.ts";
import type { PrintRunEnd } from "./print-run.ts";

/** Milliseconds since the job was queued; null where the job never got there. */
export interface PrintTimeline {
  readonly firstByteMs: number | null;
  readonly lastByteMs: number | null;
  readonly doneMs: number | null;
}

export type PrintOutcome =
  /**
   * The paper is there. `confirmed` is false for a printer that cannot say so. `copy` ≥ 2 is a paper marked 补打/REPRINT. `presented`: a
   * presenter holds it, and `onMouth` hears what becomes of it.
   */
  | { kind: "printed"; jobId: string; copy: number; confirmed: boolean; presented: boolean; timeline: PrintTimeline }
  /** The printer could not take it (paper, cover, cutter). Not one byte was sent: show the number on the screen and tell staff. */
  | { kind: "blocked"; jobId: string; condition: Condition; words: Bilingual }
  /** The printer could not be reached. Not one byte was sent: show the number on the screen and tell staff. */
  | { kind: "failed"; jobId: string; condition: Condition; words: Bilingual }
  /** Bytes were sent and nobody knows whether the paper came: show the number; a later paper must be a reprint (`reprintOf`). */
  | { kind: "unknown"; jobId: string; copy: number; condition: Condition; words: Bilingual; timeline: PrintTimeline };

/** What the end of a run means to its caller. */
export function outcomeOf(jobId: string, end: PrintRunEnd, confirmed: boolean): PrintOutcome {
  const { copy, condition: met, timeline } = end;
  switch (end.state) {
    case "printed":
    case "presented":
      return { kind: "printed", jobId, copy, confirmed, presented: end.state === "presented", timeline };
    case "undecided":
      return { kind: "unknown", jobId, copy, condition: met, words: undecidedWords(met), timeline };
    case "notPrinted": {
      const away = met.kind === "unreachable" || met.kind === "silent";
      return { kind: away ? "failed" : "blocked", jobId, condition: met, words: met.words };
    }
  }
}

/** What became of a job before this process began; undefined when it has to be printed. */
export function pastOutcome(past: PastJob | undefined): PrintOutcome | undefined {
  if (past === undefined || past.lastCopy === null) return undefined;
  const timeline: PrintTimeline = { firstByteMs: null, lastByteMs: null, doneMs: null };
  if (past.outcome === "printed")
    return { kind: "printed", jobId: past.jobId, copy: past.lastCopy, confirmed: true, presented: false, timeline };
  // Bytes left, and no word of paper: whatever is printed now is a reprint.
  const met = condition("silent");
  return { kind: "unknown", jobId: past.jobId, copy: past.lastCopy, condition: met, words: undecidedWords(met), timeline };
}

function undecidedWords({ words }: Condition): Bilingual {
  return {
    zh: `号票可能没有打印完整。${words.zh}`,
    en: `The ticket may not have come out whole. ${words.en}`,
  };
}
