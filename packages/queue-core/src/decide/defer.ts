// Decisions about customers who need more time: some places further behind, or not before some minutes have passed.

import { type HallPlan, deferralOf } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import { type Instant, minuteMs } from "../ids.ts";
import { claimsBefore } from "../lanes.ts";
import type { CommandOf } from "../messages.ts";
import type { Visit } from "../visit.ts";
import { type Decider, type Decision, accept, livingVisit, reject } from "./decision.ts";

/** Those who wait may ask, and those who are called: their counter is free for somebody else at once. */
export const defer: Decider<"defer"> = (hall, command, now, plan) => {
  const living = livingVisit(hall, command.visit);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state !== "waiting" && visit.state !== "called") return reject("visit-not-waiting", { ticket: visit.ticket });
  const { times, ...most } = deferralOf(plan);
  if (visit.deferrals >= times) return reject("deferrals-used-up", { ticket: visit.ticket, times });
  if (command.amount > most[command.by]) return reject("deferred-too-far", mostWords(plan, command.by));
  return command.by === "minutes" ? notBefore(visit, command.amount, now) : furtherBehind(hall, visit, command.amount, now);
};

const units = { places: { zh: "位", en: "places" }, minutes: { zh: "分钟", en: "minutes" } } as const;

function mostWords(plan: HallPlan, by: CommandOf<"defer">["by"]): { zh: string; en: string } {
  const most = deferralOf(plan)[by];
  return { zh: `${most} ${units[by].zh}`, en: `${most} ${units[by].en}` };
}

/** Keeps the claim: whoever comes next meanwhile is only better off, and nobody is worse off than without the pause. */
function notBefore(visit: Visit, minutes: number, now: Instant): Decision {
  const untilAt = now + minutes * minuteMs;
  return accept({ type: "visit-held", at: now, visit: visit.id, counter: visit.counter, kind: "more-time", note: "", untilAt });
}

/** Behind so many who come after it now, or at the end of the line when there are fewer. */
function furtherBehind(hall: Hall, visit: Visit, places: number, now: Instant): Decision {
  const ahead = visit.reservedFor === null ? nthBehind(hall, visit, places) : nthReservedBehind(hall, visit, places);
  if (!ahead) return reject("nobody-behind", { ticket: visit.ticket });
  const claimAt = Math.max(visit.claimAt, ahead.claimAt + 1);
  return accept({ type: "visit-put-back", at: now, visit: visit.id, counter: visit.counter, claimAt, why: "more-time" });
}

function nthBehind({ lanes }: Hall, visit: Visit, places: number): Visit | undefined {
  // One who waits stands in the line itself, one who was called no longer does.
  const inLine = visit.state === "waiting" ? 1 : 0;
  const next = lanes.countBefore(visit) + inLine;
  if (!lanes.at(visit.lane, next)) return undefined;
  return lanes.at(visit.lane, next + places - 1) ?? lanes.last(visit.lane);
}

function nthReservedBehind({ lanes }: Hall, visit: Visit, places: number): Visit | undefined {
  if (visit.reservedFor === null) return undefined;
  const behind = lanes.firstReserved(visit.reservedFor, Infinity).filter((other) => claimsBefore(visit, other));
  return behind[places - 1] ?? behind.at(-1);
}
