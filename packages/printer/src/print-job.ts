// The life of one print job, as the definition that the job runner follows step by step.
import { assign, setup } from "xstate";

export type PrintJobEvent =
  | { type: "start" }
  /** The printer can print. */
  | { type: "ready" }
  /** It cannot: paper, cover, cutter. */
  | { type: "refused" }
  | { type: "unreachable" }
  | { type: "sent" }
  /** The printer said that the paper is there, or it is one that never says and took every byte. */
  | { type: "confirmed" }
  /** The connection broke or the printer fell silent after the first byte. */
  | { type: "lost" }
  | { type: "retry" }
  /** The printer's own count of cuts shows that the paper did come. */
  | { type: "reconciled" }
  | { type: "reprint" }
  | { type: "giveUp" }
  /** A presenter holds it in its mouth. */
  | { type: "presented" }
  | { type: "taken" }
  /** It stayed too long, or the next ticket wanted its place: drawn back, or pushed out. */
  | { type: "retracted" }
  | { type: "ejected" }
  /** It should have gone, and is still there. */
  | { type: "stuck" }
  /** Nobody can say any more whether it was taken. */
  | { type: "lostSight" };

export interface PrintJobContext {
  /** The number of this paper: 1 is the original, 2 and more are marked 补打/REPRINT. */
  readonly copy: number;
  /** Whether bytes of an earlier copy have left: from then on nothing may be printed unmarked. */
  readonly inDoubt: boolean;
}

export const printJobMachine = setup({
  types: { context: {} as PrintJobContext, events: {} as PrintJobEvent, input: {} as PrintJobContext },
  guards: { inDoubt: ({ context }) => context.inDoubt },
  actions: {
    bytesLeave: assign({ inDoubt: true }),
    nextCopy: assign({ copy: ({ context }) => context.copy + 1 }),
  },
}).createMachine({
  id: "printJob",
  context: ({ input }) => input,
  initial: "queued",
  states: {
    queued: { on: { start: "preflight" } },
    preflight: { on: { ready: "sending", refused: "blocked", unreachable: "failedBeforeFirstByte" } },
    blocked: { on: { retry: "preflight", giveUp: [{ guard: "inDoubt", target: "undecided" }, { target: "notPrinted" }] } },
    failedBeforeFirstByte: { on: { retry: "preflight", giveUp: [{ guard: "inDoubt", target: "undecided" }, { target: "notPrinted" }] } },
    sending: { entry: "bytesLeave", on: { sent: "awaiting", lost: "unknown" } },
    awaiting: { on: { confirmed: "printed", lost: "unknown" } },
    /** Nobody knows whether the paper came. */
    unknown: { on: { reconciled: "printed", reprint: { target: "preflight", actions: "nextCopy" }, giveUp: "undecided" } },
    printed: { on: { presented: "presented" } },
    presented: { on: { taken: "taken", retracted: "retracted", ejected: "ejected", stuck: "stuck", lostSight: "unseen" } },
    taken: { type: "final" },
    retracted: { type: "final" },
    ejected: { type: "final" },
    stuck: { type: "final" },
    unseen: { type: "final" },
    notPrinted: { type: "final" },
    undecided: { type: "final" },
  },
});
