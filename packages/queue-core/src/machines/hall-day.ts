// The life of a hall day: opened and closed by events, never by midnight.

import { createMachine } from "xstate";

export type HallDayMove = "OPEN" | "STOP_TICKETS" | "CLOSE";

export const hallDayMachine = createMachine({
  id: "hall-day",
  initial: "closed",
  types: {} as { events: { type: HallDayMove } },
  states: {
    closed: { on: { OPEN: "open" } },
    open: { on: { STOP_TICKETS: "last-tickets", CLOSE: "closed" } },
    "last-tickets": { on: { CLOSE: "closed" } },
  },
});

export type HallDayState = "closed" | "open" | "last-tickets";
