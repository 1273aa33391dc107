// A customer's session at the kiosk, from the first touch to the ticket in the hand and back to the start by itself.

import { answerState, directionsState, quotingState, troubleState } from "./answering-states.ts";
import { serviceState, whoState } from "./asking-states.ts";
import { againState, findingState, goingOnState, wentOnState } from "./coming-back-states.ts";
import { freshSession } from "./session-context.ts";
import { sessionSetup } from "./session-setup.ts";
import {
  checkingInState,
  feedbackState,
  numberAloneState,
  printingState,
  reprintingState,
  takeItState,
  takingState,
} from "./ticket-states.ts";

/** Two things go on at once: the steps of the visit, and the watch over whether the customer is still there. */
export const sessionMachine = sessionSetup.createMachine({
  id: "session",
  type: "parallel",
  context: freshSession,
  on: {
    LANGUAGE: { actions: "toggleLanguage" },
    ELDER: { actions: "toggleElder" },
    WHEELCHAIR: { actions: "toggleWheelchair" },
    CONTRAST: { actions: "toggleContrast" },
    UNHURRIED: { actions: "slowDown" },
    MOUTH: { actions: "keepMouth" },
  },
  states: {
    step: {
      initial: "attract",
      states: {
        attract: {
          id: "attract",
          entry: ["forget", "rest"],
          on: {
            BEGIN: { target: "visit", actions: "begin" },
            /** Whoever holds a code to the scanner has begun. */
            SCANNED: [
              { guard: "scannedAppointment", target: "#checkingIn", actions: "keepCode" },
              { guard: "scannedTicket", target: "#finding", actions: "keepToken" },
              { guard: "scannedCard", target: "#identifying" },
            ],
            STAFF: "staff",
            FORGET: { actions: "forget" },
          },
        },
        /** The floor manager's panel, behind its PIN. */
        staff: {
          entry: "watch",
          on: { DONE: "attract", START_AGAIN: "attract", FOR_SOMEONE: { target: "#service", actions: "takeForSomeone" } },
        },
        visit: {
          initial: "who",
          exit: { type: "leave", params: ({ context }) => ({ person: context.person?.person ?? null }) },
          on: { START_AGAIN: "#attract" },
          states: {
            who: { id: "who", ...whoState },
            finding: { id: "finding", ...findingState },
            again: { id: "again", ...againState },
            goingOn: { id: "goingOn", ...goingOnState },
            wentOn: { id: "wentOn", ...wentOnState },
            service: { id: "service", ...serviceState },
            quoting: { id: "quoting", ...quotingState },
            answer: { id: "answer", ...answerState },
            directions: { id: "directions", ...directionsState },
            taking: { id: "taking", ...takingState },
            checkingIn: { id: "checkingIn", ...checkingInState },
            printing: { id: "printing", ...printingState },
            takeIt: { id: "takeIt", ...takeItState },
            feedback: { id: "feedback", ...feedbackState },
            numberAlone: { id: "numberAlone", ...numberAloneState },
            reprinting: { id: "reprinting", ...reprintingState },
            trouble: { id: "trouble", ...troubleState },
          },
        },
      },
    },
    attention: {
      initial: "resting",
      on: { REST: ".resting" },
      states: {
        resting: { on: { WATCH: "watching" } },
        watching: {
          after: { idle: "warning" },
          on: { TOUCH: { target: "watching", reenter: true }, WATCH: { target: "watching", reenter: true } },
        },
        /** "Are you still there?": one touch anywhere gives the whole time again, as often as it is wanted. */
        warning: {
          after: { warning: { target: "resting", actions: "startAgain" } },
          on: { TOUCH: "watching", WATCH: "watching" },
        },
      },
    },
  },
});
