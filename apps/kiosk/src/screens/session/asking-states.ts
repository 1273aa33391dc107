// The first half of a session: who the customer is, and what they came for.

import { assertEvent, assign } from "xstate";
import { sessionSetup } from "./session-setup.ts";

export const whoState = sessionSetup.createStateConfig({
  initial: "choice",
  entry: "watch",
  on: {
    NEED: { actions: "toggleNeed" },
    SCANNED: [
      { guard: "scannedAppointment", target: "#checkingIn", actions: "keepCode" },
      { guard: "scannedTicket", target: "#finding", actions: "keepToken" },
      { guard: "scannedCard", target: ".identifying" },
    ],
  },
  states: {
    choice: { on: { PHONE: "phone", CARD: "card", APPOINTMENT: "appointment", SKIP: "#service", BACK: "#attract" } },
    /** A booked time: its code is scanned, or typed. */
    appointment: {
      on: {
        CHECK_IN: { target: "#checkingIn", actions: "keepCode" },
        SCANNED: { guard: "scannedCode", target: "#checkingIn", actions: "keepCode" },
        SKIP: "#service",
        BACK: "choice",
      },
    },
    phone: { on: { IDENTIFY: "identifying", SKIP: "#service", BACK: "choice" } },
    card: { on: { IDENTIFY: "identifying", SKIP: "#service", BACK: "choice" } },
    identifying: {
      id: "identifying",
      invoke: {
        src: "identify",
        input: ({ event }) => {
          if (event.type === "SCANNED") return { by: "card", value: event.value.trim() };
          assertEvent(event, "IDENTIFY");
          return { by: event.by, value: event.value };
        },
        onDone: [
          {
            guard: ({ event }) => event.output.kind === "done",
            target: "#service",
            actions: assign(({ event }) => {
              const person = event.output.kind === "done" ? event.output.result : null;
              return { person, notice: person?.known === false ? ("person-unknown" as const) : null };
            }),
          },
          // Whoever cannot be looked up just now is served all the same.
          { target: "#service", actions: assign({ notice: "person-unreachable" }) },
        ],
        onError: { target: "#service", actions: assign({ notice: "person-unreachable" }) },
      },
      on: { BACK: "choice", SKIP: "#service" },
    },
  },
});

export const serviceState = sessionSetup.createStateConfig({
  entry: "watch",
  on: {
    SERVICE: { target: "#quoting", actions: "addErrand" },
    NEED: { actions: "toggleNeed" },
    SCANNED: [
      { guard: "scannedAppointment", target: "#checkingIn", actions: "keepCode" },
      { guard: "scannedTicket", target: "#finding", actions: "keepToken" },
      { guard: "scannedCard", target: "#identifying" },
    ],
    // Whoever was adding an errand goes back to the answer they had.
    BACK: [{ guard: "hasErrands", target: "#answer" }, { target: "#who" }],
  },
});
