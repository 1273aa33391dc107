// The end of a session: the number, the paper, and the number alone where there is no paper.

import { assign } from "xstate";
import type { AppointmentCode, VisitId } from "@hallflow/queue-core";
import type { ShownNumber } from "../../agent/agent-contract.ts";
import { sessionSetup } from "./session-setup.ts";
import { type SessionContext, wishOf } from "./session-context.ts";
import { agentAway, troubleOf } from "./troubles.ts";

/** From here until the paper's fate is known there is no way back: a number is being made, and it is this customer's. */
const noWayBack = { START_AGAIN: {} } as const;

export const takingState = sessionSetup.createStateConfig({
  entry: "rest",
  on: noWayBack,
  invoke: {
    src: "take",
    input: ({ context }) => wishOf(context),
    onDone: [
      {
        guard: ({ event }) => event.output.kind === "issued",
        target: "#printing",
        actions: assign(({ event }) => (event.output.kind === "issued" ? shownOf(event.output) : {})),
      },
      {
        target: "#trouble",
        actions: assign(({ event }) => (event.output.kind === "issued" ? {} : { trouble: troubleOf(event.output, "take") })),
      },
    ],
    onError: { target: "#trouble", actions: assign({ trouble: agentAway("take") }) },
  },
});

/** A booked time is a ticket like any other, once the hub has found it. */
export const checkingInState = sessionSetup.createStateConfig({
  entry: "rest",
  on: noWayBack,
  invoke: {
    src: "checkIn",
    input: ({ context: { code, needs, language, person } }) => {
      if (code === null) throw new Error("nobody checks in without a code");
      return { code: code as AppointmentCode, needs: [...needs], language, person: person?.person ?? null };
    },
    onDone: [
      {
        guard: ({ event }) => event.output.kind === "issued",
        target: "#printing",
        actions: assign(({ event }) => (event.output.kind === "issued" ? shownOf(event.output) : {})),
      },
      {
        target: "#trouble",
        actions: assign(({ event }) => (event.output.kind === "issued" ? {} : { trouble: troubleOf(event.output, "check-in") })),
      },
    ],
    onError: { target: "#trouble", actions: assign({ trouble: agentAway("check-in") }) },
  },
});

const shownOf = ({ visit, offline, link }: ShownNumber) => ({ visit, offline, link });

export const printingState = sessionSetup.createStateConfig({
  entry: "rest",
  on: noWayBack,
  invoke: {
    src: "paper",
    input: ({ context }) => visitOf(context),
    onDone: [
      {
        guard: ({ event }) => event.output?.kind === "printed",
        target: "#takeIt",
        actions: assign({ print: ({ event }) => event.output }),
      },
      { target: "#numberAlone", actions: assign({ print: ({ event }) => event.output }) },
    ],
    // The number is the customer's all the same.
    onError: "#numberAlone",
  },
});

/** A printer that can tell ends it when the ticket is taken; where one was drawn back, the number stays. Otherwise it ends by time. */
export const takeItState = sessionSetup.createStateConfig({
  always: { guard: "wentBack", target: "#numberAlone" },
  on: {
    // Entered anew, so that its time follows from what is known now.
    MOUTH: { guard: "isNews", target: "#takeIt", reenter: true, actions: "keepMouth" },
    DONE: "#attract",
    REPRINT: "#reprinting",
    FEEDBACK: { target: "#feedback", actions: "keepMark" },
  },
  after: { takeIt: "#attract" },
});

/** Whoever has said how it was may say what to do better; whatever they do, the next customer soon has the start. */
export const feedbackState = sessionSetup.createStateConfig({
  initial: "wishing",
  exit: {
    type: "tellFeedback",
    params: ({ context: { visit, feedback } }) => (visit && feedback ? { visit: visit.id, ...feedback } : null),
  },
  on: { DONE: "#attract" },
  states: {
    wishing: { on: { WISH: { target: "thanked", actions: "keepWish" } }, after: { takeIt: "#attract" } },
    thanked: { after: { thanks: "#attract" } },
  },
});

/** The paper is not there: the number stays on the screen long enough to be written down. */
export const numberAloneState = sessionSetup.createStateConfig({
  on: { DONE: "#attract", REPRINT: "#reprinting" },
  after: { noteIt: "#attract" },
});

export const reprintingState = sessionSetup.createStateConfig({
  on: noWayBack,
  invoke: {
    src: "reprint",
    input: ({ context }) => visitOf(context),
    onDone: [
      {
        guard: ({ event }) => event.output?.kind === "printed",
        target: "#takeIt",
        actions: assign({ print: ({ event }) => event.output }),
      },
      { target: "#numberAlone", actions: assign({ print: ({ event }) => event.output }) },
    ],
    onError: "#numberAlone",
  },
});

function visitOf({ visit }: SessionContext): { visit: VisitId } {
  if (!visit) throw new Error("a paper is printed for a visit only");
  return { visit: visit.id };
}
