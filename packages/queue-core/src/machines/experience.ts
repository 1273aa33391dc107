// The stages through which a guide leads a customer in the experience zone: see, try and buy, in whatever order the customer likes.

import { createMachine } from "xstate";

export type ExperienceMove = "SEE" | "TRY" | "BUY" | "END";

export const experienceMachine = createMachine({
  id: "experience",
  initial: "see",
  types: {} as { events: { type: ExperienceMove } },
  states: {
    see: { on: { TRY: "try", BUY: "buy", END: "over" } },
    try: { on: { SEE: "see", BUY: "buy", END: "over" } },
    buy: { on: { SEE: "see", TRY: "try", END: "over" } },
    over: { type: "final" },
  },
});

export type ExperienceState = "see" | "try" | "buy" | "over";
