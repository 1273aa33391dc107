// The life of a counter during a hall day: who may sit there, and what it is doing.

import { createMachine } from "xstate";

export type CounterMove = "SIGN_IN" | "SIGN_OUT" | "PAUSE" | "RESUME" | "CALL" | "START" | "RELEASE";

export const counterMachine = createMachine({
  id: "counter",
  initial: "signed-out",
  types: {} as { events: { type: CounterMove } },
  states: {
    "signed-out": { on: { SIGN_IN: "free" } },
    free: { on: { CALL: "calling", PAUSE: "paused", SIGN_OUT: "signed-out" } },
    calling: { on: { START: "serving", RELEASE: "free" } },
    serving: { on: { RELEASE: "free" } },
    paused: { on: { RESUME: "free", SIGN_OUT: "signed-out" } },
  },
});

export type CounterState = "signed-out" | "free" | "calling" | "serving" | "paused";
