// Decisions about who sits at a counter, and whether it takes customers.

import { counterOf } from "../hall-plan.ts";
import { seatOfStaff, visitAt } from "../hall.ts";
import { nextCounterState } from "../machines/table.ts";
import { type Decider, accept, reject, staffedSeat } from "./decision.ts";
import { isRelief, reliefChange } from "./mode.ts";

/** Signing in again where one sits already changes nothing: a teller who reloads the page goes on. */
export const signIn: Decider<"sign-in"> = (hall, { counter, staff }, now, plan) => {
  if (!counterOf(plan, counter)) return reject("unknown-counter", { counter });
  if (hall.day.state === "closed") return reject("hall-closed");
  const seat = hall.seats.get(counter);
  if (seat && seat.state !== "signed-out") {
    return seat.staff === staff ? accept() : reject("counter-signed-in", { counter, staff: seat.staff ?? "" });
  }
  const elsewhere = seatOfStaff(hall, staff);
  if (elsewhere) return reject("staff-elsewhere", { staff, counter: elsewhere.id });
  const { mode } = hall.day;
  if (isRelief(plan, counter) && mode !== "surge" && mode !== "relief") return reject("relief-closed", { counter });
  return accept({ type: "counter-signed-in", at: now, counter, staff }, ...reliefChange(hall, plan, counter, "RELIEVE", now));
};

export const signOut: Decider<"sign-out"> = (hall, { counter }, now, plan) => {
  const found = staffedSeat(hall, plan, counter);
  if ("refusal" in found) return found;
  if (!nextCounterState(found.seat.state, "SIGN_OUT"))
    return reject("counter-busy", { counter, ticket: visitAt(hall, found.seat)?.ticket ?? "" });
  return accept({ type: "counter-signed-out", at: now, counter }, ...reliefChange(hall, plan, counter, "STAND_DOWN", now));
};

export const pause: Decider<"pause"> = (hall, { counter, reason }, now, plan) => {
  const found = staffedSeat(hall, plan, counter);
  if ("refusal" in found) return found;
  if (!plan.pauseReasons.some((known) => known.id === reason)) return reject("unknown-reason", { reason });
  if (found.seat.state === "paused") return reject("counter-paused", { counter });
  if (!nextCounterState(found.seat.state, "PAUSE"))
    return reject("counter-busy", { counter, ticket: visitAt(hall, found.seat)?.ticket ?? "" });
  return accept({ type: "counter-paused", at: now, counter, reason });
};

export const resume: Decider<"resume"> = (hall, { counter }, now, plan) => {
  const found = staffedSeat(hall, plan, counter);
  if ("refusal" in found) return found;
  if (!nextCounterState(found.seat.state, "RESUME")) return reject("counter-not-paused", { counter });
  return accept({ type: "counter-resumed", at: now, counter });
};
