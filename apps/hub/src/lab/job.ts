// What the lab's thread is asked, and what it answers.

import type { HallPlan, JournalEvent, PlanMistake } from "@hallflow/queue-core";
import type { Changes, GeneratedDay, PublishedPlan, Trial, Tuned } from "@hallflow/queue-core/lab";

/** A day that has been, or one made from a seed. */
export type DaySource =
  | { readonly kind: "recorded"; readonly published: PublishedPlan; readonly events: readonly JournalEvent[] }
  | { readonly kind: "generated"; readonly plan: HallPlan; readonly size: GeneratedDay; readonly seed: number };

export type LabJob =
  | { readonly kind: "trial"; readonly source: DaySource; readonly changes: Changes }
  /** Learns on so many days made from the seed, and is judged on as many others. */
  | { readonly kind: "tuning"; readonly plan: HallPlan; readonly size: GeneratedDay; readonly days: number; readonly seed: number };

export type LabOutcome =
  | { readonly kind: "trial"; readonly trial: Trial }
  | { readonly kind: "mistakes"; readonly mistakes: readonly PlanMistake[] }
  | { readonly kind: "tuned"; readonly tuned: Tuned };

/** How far a job has come. `share` is null where nobody knows how much is left; `best` is the best cost so far. */
export interface LabProgress {
  readonly share: number | null;
  readonly tried?: number;
  readonly days?: number;
  readonly of?: number;
  readonly best?: number;
}

export type LabMessage =
  | { readonly kind: "progress"; readonly progress: LabProgress }
  | { readonly kind: "done"; readonly outcome: LabOutcome };
