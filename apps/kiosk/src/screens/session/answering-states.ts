// The middle of a session: the diversion's answer, and what the customer makes of it.

import { assign } from "xstate";
import { sessionSetup } from "./session-setup.ts";
import { wishOf } from "./session-context.ts";
import { agentAway, troubleOf } from "./troubles.ts";

export const quotingState = sessionSetup.createStateConfig({
  entry: "watch",
  invoke: {
    src: "quote",
    input: ({ context }) => wishOf(context),
    onDone: [
      {
        guard: ({ event }) => event.output.kind === "done",
        target: "#answer",
        actions: assign(({ event }) => (event.output.kind === "done" ? { quote: event.output.result } : {})),
      },
      {
        target: "#trouble",
        actions: assign(({ event }) => (event.output.kind === "done" ? {} : { trouble: troubleOf(event.output, "quote") })),
      },
    ],
    onError: { target: "#trouble", actions: assign({ trouble: agentAway("quote") }) },
  },
  on: {
    BACK: [
      { guard: "comesBack", target: "#again", actions: "beginAnew" },
      { target: "#service", actions: "dropErrand" },
    ],
  },
});

export const answerState = sessionSetup.createStateConfig({
  initial: "deciding",
  entry: "watch",
  on: {
    ADD_ERRAND: { guard: "mayAddErrand", target: "#service" },
    BACK: [
      { guard: "comesBack", target: "#again", actions: "beginAnew" },
      { guard: "hasSeveralErrands", target: "#quoting", actions: "dropErrand" },
      { target: "#service", actions: "dropErrand" },
    ],
  },
  states: {
    deciding: { always: [{ guard: "offersMachine", target: "offer" }, { guard: "isUnhurried", target: "waiting" }, { target: "soon" }] },
    /** A machine can do it at once; nothing goes by itself, because this is the customer's choice. */
    offer: {
      on: {
        USE_MACHINE: "#directions",
        KEEP_PLACE: { guard: "mayKeepPlace", target: "#taking", actions: "keepPlace" },
        WANT_PERSON: { target: "#taking", actions: "declineSelfService" },
      },
    },
    /** The ticket comes by itself unless something is touched. */
    soon: { after: { reading: "#taking" }, on: { TAKE: "#taking", TOUCH: "waiting" } },
    waiting: { on: { TAKE: "#taking" } },
  },
});

/** A machine does it: the customer is told where, and no number is taken. */
export const directionsState = sessionSetup.createStateConfig({
  entry: "rest",
  on: { BACK: "#answer", DONE: "#attract", WANT_PERSON: { target: "#taking", actions: "declineSelfService" } },
  after: { directions: "#attract" },
});

export const troubleState = sessionSetup.createStateConfig({
  entry: "watch",
  on: {
    RETRY: [
      { guard: "failedToFind", target: "#finding" },
      { guard: "failedToCheckIn", target: "#checkingIn" },
      { guard: "failedToTake", target: "#taking" },
      { target: "#quoting" },
    ],
    PAPERLESS: { guard: "failedToTake", target: "#taking", actions: "withoutPaper" },
    BACK: [
      { guard: "failedToCheckIn", target: "#who" },
      { guard: "failedToFind", target: "#who", actions: "beginAnew" },
      { guard: "comesBack", target: "#again", actions: "beginAnew" },
      { target: "#service", actions: "dropErrand" },
    ],
  },
});
