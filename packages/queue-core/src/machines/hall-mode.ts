// How an open hall runs: as usual, crowded, with relief counters, suspended, or evacuated. It goes beside the day, which says who still gets a ticket.

import { createMachine } from "xstate";

export type HallModeMove = "SURGE" | "RELIEVE" | "STAND_DOWN" | "CALM" | "SUSPEND" | "EVACUATE" | "RESUME";

export const hallModeMachine = createMachine({
  id: "hall-mode",
  initial: "normal",
  types: {} as { events: { type: HallModeMove } },
  states: {
    normal: { on: { SURGE: "surge", SUSPEND: "suspended", EVACUATE: "evacuation" } },
    surge: { on: { RELIEVE: "relief", CALM: "normal", SUSPEND: "suspended", EVACUATE: "evacuation" } },
    relief: { on: { STAND_DOWN: "surge", CALM: "normal", SUSPEND: "suspended", EVACUATE: "evacuation" } },
    suspended: { on: { RESUME: "normal", EVACUATE: "evacuation" } },
    evacuation: { on: { RESUME: "normal" } },
  },
});

export type HallMode = "normal" | "surge" | "relief" | "suspended" | "evacuation";
