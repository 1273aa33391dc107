// What is the matter with the printer, in words for the customer's screen and for staff.
import type { Bilingual } from "./bilingual.ts";

export type ConditionKind =
  | "ready"
  | "paper-near-end"
  | "paper-out"
  | "cover-open"
  | "cutter-jam"
  | "printer-error"
  | "offline"
  | "unreachable"
  | "silent";

export interface Condition {
  readonly kind: ConditionKind;
  /** Whether a ticket may not be printed now: the kiosk then asks for no number. */
  readonly blocks: boolean;
  /** What to do about it, in plain words. */
  readonly words: Bilingual;
}
