// Which steps make sense in a hall as it stands: what sensible people would ask for at that moment.

import type { Hall } from "../hall.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { CounterState } from "../machines/counter.ts";
import type { VisitState } from "../machines/visit.ts";
import type { CommandType } from "../messages.ts";

/** What people do who cannot do what they wanted. */
export const otherwise: readonly CommandType[] = [
  "call-next",
  "start",
  "finish",
  "take-ticket",
  "bring-back",
  "resume",
  "sign-in",
  "open-day",
  "resume-hall",
];

const isCall = (ask: CommandType): boolean =>
  ask === "take-ticket" || ask === "check-in" || ask === "serve-ticketless" || ask.startsWith("call-");

/** Whether there is anybody, and any counter, for whom this could be asked. */
export function makesSense(ask: CommandType, hall: Hall, plan: HallPlan): boolean {
  const seat = (...states: CounterState[]) => plan.counters.some(({ id }) => states.includes(hall.seats.get(id)?.state ?? "signed-out"));
  const visit = (...states: VisitState[]) => [...hall.visits.values()].some(({ state }) => states.includes(state));
  const isPaused = hall.day.pausedAt !== null;
  if (isPaused && isCall(ask)) return false;
  if (hall.day.state === "closed") return ask === "open-day" || ask === "publish-plan";
  switch (ask) {
    case "revise-visit":
      return visit("waiting", "held");
    case "book-appointment":
      return plan.appointments !== undefined;
    case "cancel-appointment":
    case "check-in":
      return plan.appointments !== undefined && [...hall.appointments.values()].some((appointment) => appointment.visit === null);
    case "take-ticket":
    case "lease-numbers":
    case "stop-tickets":
      return hall.day.state === "open";
    case "hand-in":
      return hall.leases.some(({ day, used, count }) => day === hall.day.day && used.length < count);
    case "open-day":
      return false;
    case "declare-surge":
      return hall.day.mode === "normal";
    case "end-surge":
      return hall.day.mode === "surge" || hall.day.mode === "relief";
    case "suspend-hall":
    case "evacuate-hall":
      return !isPaused;
    case "resume-hall":
      return isPaused;
    case "clear-waiting":
      return hall.day.closesAt !== null;
    case "close-day":
      return !visit("called", "serving");
    case "publish-plan":
    case "set-notices":
      return true;
    case "record-outcome":
      return seat("serving");
    case "take-up-complaint":
      return [...hall.complaints.values()].some(({ closed }) => !closed);
    case "close-complaint":
      return [...hall.complaints.values()].some(({ taken, closed }) => taken && !closed);
    case "give-feedback":
      return [...hall.visits.values()].some(({ feedback }) => !feedback);
    case "rate":
      return [...hall.seats.values()].some(({ finished }) => finished !== null);
    case "call-next":
    case "call-visit":
      return seat("free") && visit("waiting");
    case "start":
    case "no-show":
    case "recall":
      return seat("calling");
    case "finish":
    case "hold":
      return seat("serving");
    case "transfer":
      return seat("calling", "serving");
    case "bring-back":
      return visit("held");
    case "defer":
      return visit("waiting", "called");
    case "send-to-machine":
      return visit("waiting", "called", "serving");
    case "machine-done":
      return [...hall.visits.values()].some(({ state, hold }) => state === "held" && hold?.kind === "at-machine");
    case "begin-experience":
      return visit("waiting", "serving", "held");
    case "reach-stage":
    case "end-experience":
      return hall.shown.size > 0;
    case "pass-on":
      return visit("waiting");
    case "add-errand":
    case "end-visit":
      return visit("waiting", "called", "serving", "held");
    case "serve-ticketless":
      return seat("free");
    case "cancel":
      return visit("waiting", "called", "held");
    case "sign-in":
      return seat("signed-out");
    case "sign-out":
      return seat("free", "paused");
    case "pause":
      return seat("free");
    case "resume":
      return seat("paused");
  }
}
