// What a command makes the printer do beyond setting a mode.
import type { PresenterAct } from "./held-ticket.ts";

export type PrintEffect =
  /** The paper moves up by this much, with what is on it. */
  | { kind: "advance"; dots: number }
  | { kind: "cut" }
  /** The printer answers, in line with the data. */
  | { kind: "answer"; bytes: Uint8Array }
  | { kind: "answer-paper-status" }
  | { kind: "answer-cut-counter" }
  | { kind: "automatic-status"; mask: number }
  | { kind: "presenter"; act: PresenterAct }
  | { kind: "answer-ejector-status" }
  /** The command is known and makes no sense as it is. */
  | { kind: "complaint"; words: string };
