// Whoever holds a ticket to the scanner: how it stands, back from a machine or a hold, or back for the same matter.

import { assertEvent, assign } from "xstate";
import { sessionSetup } from "./session-setup.ts";
import { agentAway, troubleOf } from "./troubles.ts";

export const findingState = sessionSetup.createStateConfig({
  entry: "watch",
  invoke: {
    src: "ticket",
    input: ({ context: { token } }) => {
      if (token === null) throw new Error("a ticket is looked for by its token");
      return { token };
    },
    onDone: [
      {
        guard: ({ event }) => event.output.kind === "done",
        target: "#again",
        actions: assign(({ event }) => (event.output.kind === "done" ? { found: event.output.result } : {})),
      },
      {
        target: "#trouble",
        actions: assign(({ event }) => (event.output.kind === "done" ? {} : { trouble: troubleOf(event.output, "ticket") })),
      },
    ],
    onError: { target: "#trouble", actions: assign({ trouble: agentAway("ticket") }) },
  },
  on: { BACK: "#who" },
});

/** What the ticket stands for, and what its holder may do about it. */
export const againState = sessionSetup.createStateConfig({
  entry: "watch",
  on: {
    GO_ON: "#goingOn",
    AGAIN: { target: "#quoting", actions: "comeBackFor" },
    SKIP: { target: "#service", actions: "beginAnew" },
    DONE: "#attract",
    BACK: "#attract",
  },
});

export const goingOnState = sessionSetup.createStateConfig({
  entry: "rest",
  on: { START_AGAIN: {} },
  invoke: {
    src: "goOn",
    input: ({ context: { found }, event }) => {
      assertEvent(event, "GO_ON");
      if (!found?.visit) throw new Error("nobody goes on without a visit");
      return { visit: found.visit.id, act: event.act };
    },
    onDone: [
      {
        guard: ({ event }) => event.output.kind === "done",
        target: "#wentOn",
        actions: assign(({ event }) => (event.output.kind === "done" ? { visit: event.output.result } : {})),
      },
      // The hall has moved on meanwhile, or nobody heard it: how it stands now is asked again before anything is pressed again.
      {
        target: "#trouble",
        actions: assign(({ event }) => (event.output.kind === "done" ? {} : { trouble: troubleOf(event.output, "ticket") })),
      },
    ],
    onError: { target: "#trouble", actions: assign({ trouble: agentAway("ticket") }) },
  },
});

/** Where the customer stands now; the next one soon finds the start. */
export const wentOnState = sessionSetup.createStateConfig({ on: { DONE: "#attract" }, after: { directions: "#attract" } });
