// Decisions about how the hall runs: crowded, suspended, evacuated, and back; and what each of these forbids.

import { type HallPlan, counterOf } from "../hall-plan.ts";
import { type Hall, counterToReturnTo, visitAt } from "../hall.ts";
import type { CounterId, Instant } from "../ids.ts";
import type { HallMode, HallModeMove } from "../machines/hall-mode.ts";
import { nextHallMode } from "../machines/table.ts";
import type { Command, CommandType, JournalEvent, Refusal } from "../messages.ts";
import { refuse } from "../refusals.ts";
import { type Decider, type Decision, accept, reject } from "./decision.ts";

const callsAndTickets: readonly CommandType[] = ["take-ticket", "check-in", "call-next", "call-visit", "serve-ticketless"];

/** What may not be asked in a mode; whatever is under way may be brought to its end. */
const forbidden: Readonly<Record<HallMode, readonly CommandType[]>> = {
  normal: [],
  surge: [],
  relief: [],
  suspended: callsAndTickets,
  evacuation: [...callsAndTickets, "sign-in"],
};

/** Why the mode of the hall forbids a command, or null when it does not. */
export function modeForbids({ day }: Hall, command: Pick<Command, "type"> & { readonly counter?: CounterId | undefined }): Refusal | null {
  const calls = command.type === "bring-back" && command.counter !== undefined ? "call-next" : command.type;
  if (day.state === "closed" || !forbidden[day.mode].includes(calls)) return null;
  return refuse(day.mode === "evacuation" ? "hall-evacuated" : "hall-suspended");
}

export const declareSurge: Decider<"declare-surge"> = (hall, _, now) =>
  hall.day.mode === "surge" || hall.day.mode === "relief" ? unchanged(hall) : change(hall, "SURGE", now);

/** Relief counters that are staffed serve on until their tellers sign out. */
export const endSurge: Decider<"end-surge"> = (hall, _, now) => (hall.day.mode === "normal" ? unchanged(hall) : change(hall, "CALM", now));

export const suspendHall: Decider<"suspend-hall"> = (hall, { reason }, now) =>
  hall.day.mode === "suspended" ? unchanged(hall) : change(hall, "SUSPEND", now, reason);

/** Everybody leaves at once and keeps their place: who was called waits again, who was being served is on hold for that counter. */
export const evacuateHall: Decider<"evacuate-hall"> = (hall, { reason }, now) => {
  if (hall.day.mode === "evacuation") return unchanged(hall);
  const left: JournalEvent[] = [];
  for (const seat of hall.seats.values()) {
    const visit = visitAt(hall, seat);
    if (!visit) continue;
    const event = { at: now, visit: visit.id, counter: seat.id } as const;
    left.push(
      visit.state === "called"
        ? { ...event, type: "visit-put-back", claimAt: visit.claimAt, why: "evacuation" }
        : { ...event, type: "visit-held", kind: "evacuation", note: "" },
    );
  }
  return change(hall, "EVACUATE", now, reason, left);
};

/** Back to normal; whoever was being served when the hall was left goes back to that counter, as long as somebody sits there. */
export const resumeHall: Decider<"resume-hall"> = (hall, _, now) => {
  if (hall.day.mode !== "suspended" && hall.day.mode !== "evacuation") return unchanged(hall);
  const back: JournalEvent[] = [];
  for (const id of hall.held) {
    const visit = hall.visits.get(id);
    if (visit?.hold?.kind !== "evacuation") continue;
    back.push({ type: "visit-returned", at: now, visit: id, reservedFor: counterToReturnTo(hall, visit, visit.hold) });
  }
  return change(hall, "RESUME", now, undefined, back);
};

const unchanged = ({ day }: Hall): Decision => (day.state === "closed" ? reject("hall-closed") : accept());

function change(hall: Hall, move: HallModeMove, now: Instant, reason?: string, after: readonly JournalEvent[] = []): Decision {
  if (hall.day.state === "closed") return reject("hall-closed");
  const mode = nextHallMode(hall.day.mode, move);
  if (!mode) return reject(hall.day.mode === "evacuation" ? "hall-evacuated" : "hall-suspended");
  return accept({ type: "mode-changed", at: now, mode, ...(reason !== undefined && { reason }) }, ...after);
}

/** Whether a counter opens only when the hall is crowded. */
export const isRelief = (plan: HallPlan, counter: CounterId): boolean => counterOf(plan, counter)?.relief === true;

/** What a sign-in or sign-out at a relief counter does to the mode: the first to open, or the last to close. */
export function reliefChange(hall: Hall, plan: HallPlan, counter: CounterId, move: "RELIEVE" | "STAND_DOWN", now: Instant): JournalEvent[] {
  if (!isRelief(plan, counter)) return [];
  const others = [...hall.seats.values()].some(({ id, state }) => id !== counter && state !== "signed-out" && isRelief(plan, id));
  const mode = others ? undefined : nextHallMode(hall.day.mode, move);
  return mode ? [{ type: "mode-changed", at: now, mode }] : [];
}
