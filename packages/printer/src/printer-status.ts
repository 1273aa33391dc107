// What a printer says about itself at one moment.

export type PaperState = "ok" | "near-end" | "out" | "unknown";
export type CoverState = "closed" | "open" | "unknown";
export type ErrorState = "none" | "cutter" | "recoverable" | "unrecoverable" | "unknown";

export interface PrinterStatus {
  /** Whether a connection could be made at all. */
  readonly reachable: boolean;
  /** Whether the printer says that it is online; null when it did not say. */
  readonly online: boolean | null;
  readonly paper: PaperState;
  readonly cover: CoverState;
  readonly error: ErrorState;
}
