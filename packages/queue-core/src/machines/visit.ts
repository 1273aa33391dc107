// The life of a visit, from the ticket to the end: the one definition that decide, the hub and the docs' state chart read.

import { createMachine } from "xstate";

export type VisitMove =
  | "CALL"
  | "RECALL"
  | "START"
  | "NEXT"
  | "FINISH"
  | "HOLD"
  | "RETURN"
  | "TRANSFER"
  | "PUT_BACK"
  | "SET_ASIDE"
  | "PASS"
  | "GIVE_UP"
  | "CANCEL"
  | "END"
  | "CLOSE"
  | "CARRY";

export const visitMachine = createMachine({
  id: "visit",
  initial: "waiting",
  types: {} as { events: { type: VisitMove } },
  states: {
    waiting: {
      on: {
        CALL: "called",
        TRANSFER: "waiting",
        PUT_BACK: "waiting",
        SET_ASIDE: "held",
        CANCEL: "cancelled",
        END: "ended",
        CLOSE: "closed",
        CARRY: "carried",
      },
    },
    called: {
      on: {
        RECALL: "called",
        START: "serving",
        PASS: "waiting",
        GIVE_UP: "absent",
        TRANSFER: "waiting",
        PUT_BACK: "waiting",
        SET_ASIDE: "held",
        CANCEL: "cancelled",
        END: "ended",
      },
    },
    serving: { on: { NEXT: "serving", FINISH: "served", HOLD: "held", SET_ASIDE: "held", TRANSFER: "waiting", END: "ended" } },
    held: {
      on: {
        RETURN: "waiting",
        TRANSFER: "waiting",
        FINISH: "served",
        CANCEL: "cancelled",
        END: "ended",
        CLOSE: "closed",
        CARRY: "carried",
      },
    },
    served: { type: "final" },
    absent: { type: "final" },
    cancelled: { type: "final" },
    ended: { type: "final" },
    closed: { type: "final" },
    carried: { type: "final" },
  },
});

export type VisitState = "waiting" | "called" | "serving" | "held" | "served" | "absent" | "cancelled" | "ended" | "closed" | "carried";

/** Whether the visit can still be called, served or brought back. */
export const isAlive = (state: VisitState): boolean => state === "waiting" || state === "called" || state === "serving" || state === "held";
