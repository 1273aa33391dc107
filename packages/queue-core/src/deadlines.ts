// What the passing of time asks for: deadlines as data, which the hub turns into commands.

import { clearingAt, isToClear } from "./decide/closing.ts";
import { type HallPlan, closingRuleOf, walkSecondsOf } from "./hall-plan.ts";
import { type Hall, visitAt } from "./hall.ts";
import { type Instant, secondMs } from "./ids.ts";
import type { Command } from "./messages.ts";
import { isOnDetour } from "./visit.ts";

export interface Deadline {
  readonly dueAt: Instant;
  readonly command: Command;
}

/** Every deadline the hall has now, in no particular order; a few per counter, and one for each visit that is set aside for a while. */
export function deadlines(hall: Hall): Deadline[] {
  const { plan, day } = hall;
  if (!plan || day.state === "closed") return [];
  const due: Deadline[] = [];
  for (const seat of hall.seats.values()) {
    if (seat.state !== "calling" || seat.lastCallAt === null) continue;
    const visit = visitAt(hall, seat);
    const walkSeconds = visit && isOnDetour(visit) ? walkSecondsOf(plan) : 0;
    const dueAt = seat.lastCallAt + (plan.absence.answerSeconds + walkSeconds) * secondMs;
    due.push({ dueAt, command: { type: "no-show", counter: seat.id } });
  }
  // While the hall is paused nobody is expected to come back.
  for (const id of day.pausedAt === null ? hall.held : []) {
    const hold = hall.visits.get(id)?.hold;
    if (!hold || hold.untilAt === null) continue;
    const command: Command =
      hold.kind === "at-machine" ? { type: "machine-done", visit: id, presumed: true } : { type: "bring-back", visit: id };
    due.push({ dueAt: hold.untilAt, command });
  }
  if (day.state === "open" && day.ticketsStopAt !== null) due.push({ dueAt: day.ticketsStopAt, command: { type: "stop-tickets" } });
  const clearAt = day.pausedAt === null ? clearingAt(hall, plan) : null;
  if (clearAt !== null && anybodyToClear(hall, plan)) due.push({ dueAt: clearAt, command: { type: "clear-waiting" } });
  if (day.closesAt !== null && hall.living === 0) due.push({ dueAt: day.closesAt, command: { type: "close-day" } });
  return due;
}

function anybodyToClear(hall: Hall, plan: HallPlan): boolean {
  if (plan.lanes.some(({ id }) => closingRuleOf(plan, id) !== "serve" && hall.lanes.waiting(id) > 0)) return true;
  for (const id of hall.held) {
    const visit = hall.visits.get(id);
    if (visit && isToClear(plan, visit)) return true;
  }
  return false;
}
