// What the proof and a kiosk under proof say to each other.

import type { PrinterProfile } from "@hallflow/printer";
import type { VisitId } from "@hallflow/queue-core";

/** A mistake that is made on purpose, to see that the proof finds it. */
export const plantable = ["unmarked-reprint", "forgotten-bytes", "forgotten-number"] as const;
export type Planted = (typeof plantable)[number];

export interface KioskSettings {
  readonly hubUrl: string;
  readonly token: string;
  readonly device: string;
  readonly dataDir: string;
  readonly printer: string;
  readonly profile: PrinterProfile;
  readonly planted: Planted | null;
}

export type KioskAsk = { readonly id: number } & (
  | { readonly ask: "take"; readonly errand: string; readonly paperless: boolean }
  | { readonly ask: "reprint"; readonly visit: VisitId }
  | { readonly ask: "trial" }
  | { readonly ask: "look" }
);

export type KioskSays =
  | { readonly says: "started" }
  /** The number is on the screen. */
  | { readonly says: "shown"; readonly id: number; readonly visit: VisitId; readonly ticket: string; readonly link: string }
  /** What became of the paper; "none" where no number was taken, with the reason that the customer was told. */
  | { readonly says: "paper"; readonly id: number; readonly print: "printed" | "not-printed" | "none"; readonly why: string }
  | { readonly says: "look"; readonly id: number; readonly online: boolean; readonly offlineReady: boolean };
