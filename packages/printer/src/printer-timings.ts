// How long each step with a printer may take, in one place.

export interface PrinterTimings {
  readonly connectMs: number;
  /** For each answer about its status; longer than a ticket takes, because a printer that is shared answers one connection after the other. */
  readonly statusMs: number;
  /** From the last byte to the printer's word that the paper is there. */
  readonly completionMs: number;
  /** How long an unreachable printer is tried again, and how long a reprint waits for the printer to recover. */
  readonly patienceMs: number;
  readonly retryMs: number;
  /** Between two looks at the mouth of a presenter that holds a ticket. */
  readonly mouthMs: number;
}

export const standardTimings: PrinterTimings = {
  connectMs: 1_000,
  statusMs: 1_500,
  completionMs: 8_000,
  patienceMs: 2_000,
  retryMs: 200,
  mouthMs: 400,
};
