// Decides what a command would make happen: events, or a refusal. Reads the hall and changes nothing.

import { closeComplaint, takeUpComplaint } from "./decide/complaint.ts";
import { bookAppointment, cancelAppointment, checkIn } from "./decide/appointment.ts";
import { callNext, callVisit, bringBack, noShow, recall, start } from "./decide/call.ts";
import { pause, resume, signIn, signOut } from "./decide/counter.ts";
import { openDay, publishPlan, setNotices, stopTickets } from "./decide/day.ts";
import { clearWaiting, closeDay } from "./decide/closing.ts";
import { type Decision, reject } from "./decide/decision.ts";
import { addErrand } from "./decide/errand.ts";
import { handIn, leaseNumbers } from "./decide/lease.ts";
import { machineDone, sendToMachine } from "./decide/machine.ts";
import { declareSurge, endSurge, evacuateHall, modeForbids, resumeHall, suspendHall } from "./decide/mode.ts";
import { beginExperience, endExperience, reachStage } from "./decide/experience.ts";
import { passOn, transfer } from "./decide/transfer.ts";
import { giveFeedback, rate } from "./decide/rate.ts";
import { finish, hold, recordOutcome } from "./decide/serve.ts";
import { cancel, endVisit, serveTicketless, takeTicket } from "./decide/ticket.ts";
import { defer } from "./decide/defer.ts";
import { reviseVisit } from "./decide/revise.ts";
import type { Hall } from "./hall.ts";
import { type Foresee, forecastOf } from "./line.ts";
import type { Instant } from "./ids.ts";
import type { Command } from "./messages.ts";

export type { Decision } from "./decide/decision.ts";

/**
 * The one verb that judges a command at hall time `askedAt` (ms since the epoch). While a day is open, a clock that stepped
 * back is held at the last event's instant: time within a day never runs backwards. Never throws on a schema-parsed command.
 * `foresee` tells whoever takes a ticket how long it will take; a hub that issues many at a time plays the line forward once for all of them.
 */
export function decide(hall: Hall, command: Command, askedAt: Instant, foresee: Foresee = forecastOf): Decision {
  const now = hall.day.state === "closed" ? Math.trunc(askedAt) : Math.max(Math.trunc(askedAt), hall.lastEventAt);
  if (command.type === "publish-plan") return publishPlan(hall, command, now);
  const { plan } = hall;
  if (!plan) return reject("no-plan");
  const forbidden = modeForbids(hall, command);
  if (forbidden) return { refusal: forbidden };
  switch (command.type) {
    case "open-day":
      return openDay(hall, command, now, plan);
    case "stop-tickets":
      return stopTickets(hall, command, now, plan);
    case "set-notices":
      return setNotices(hall, command, now, plan);
    case "record-outcome":
      return recordOutcome(hall, command, now, plan);
    case "take-up-complaint":
      return takeUpComplaint(hall, command, now, plan);
    case "close-complaint":
      return closeComplaint(hall, command, now, plan);
    case "rate":
      return rate(hall, command, now, plan);
    case "give-feedback":
      return giveFeedback(hall, command, now, plan);
    case "close-day":
      return closeDay(hall, command, now, plan);
    case "clear-waiting":
      return clearWaiting(hall, command, now, plan);
    case "declare-surge":
      return declareSurge(hall, command, now, plan);
    case "end-surge":
      return endSurge(hall, command, now, plan);
    case "suspend-hall":
      return suspendHall(hall, command, now, plan);
    case "evacuate-hall":
      return evacuateHall(hall, command, now, plan);
    case "resume-hall":
      return resumeHall(hall, command, now, plan);
    case "take-ticket":
      return takeTicket(hall, command, now, plan, foresee);
    case "book-appointment":
      return bookAppointment(hall, command, now, plan);
    case "cancel-appointment":
      return cancelAppointment(hall, command, now, plan);
    case "check-in":
      return checkIn(hall, command, now, plan);
    case "cancel":
      return cancel(hall, command, now, plan);
    case "lease-numbers":
      return leaseNumbers(hall, command, now, plan);
    case "hand-in":
      return handIn(hall, command, now, plan);
    case "add-errand":
      return addErrand(hall, command, now, plan);
    case "send-to-machine":
      return sendToMachine(hall, command, now, plan);
    case "machine-done":
      return machineDone(hall, command, now, plan);
    case "begin-experience":
      return beginExperience(hall, command, now, plan);
    case "reach-stage":
      return reachStage(hall, command, now, plan);
    case "end-experience":
      return endExperience(hall, command, now, plan);
    case "pass-on":
      return passOn(hall, command, now, plan);
    case "end-visit":
      return endVisit(hall, command, now, plan);
    case "revise-visit":
      return reviseVisit(hall, command, now, plan);
    case "defer":
      return defer(hall, command, now, plan);
    case "serve-ticketless":
      return serveTicketless(hall, command, now, plan);
    case "sign-in":
      return signIn(hall, command, now, plan);
    case "sign-out":
      return signOut(hall, command, now, plan);
    case "pause":
      return pause(hall, command, now, plan);
    case "resume":
      return resume(hall, command, now, plan);
    case "call-next":
      return callNext(hall, command, now, plan);
    case "call-visit":
      return callVisit(hall, command, now, plan);
    case "recall":
      return recall(hall, command, now, plan);
    case "start":
      return start(hall, command, now, plan);
    case "finish":
      return finish(hall, command, now, plan);
    case "no-show":
      return noShow(hall, command, now, plan);
    case "hold":
      return hold(hall, command, now, plan);
    case "bring-back":
      return bringBack(hall, command, now, plan);
    case "transfer":
      return transfer(hall, command, now, plan);
  }
}
