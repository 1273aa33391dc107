// Decisions about calling: the next, one in particular, again, and giving up on one who does not come.

import { explainByName } from "../dispatch/explain.ts";
import { heldBack, nextVisit } from "../dispatch/next-visit.ts";
import { deadlineOf } from "../dispatch/policy.ts";
import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import { type Hall, counterToReturnTo } from "../hall.ts";
import { type Instant, secondMs } from "../ids.ts";
import { currentErrand, waitsFromAt } from "../visit.ts";
import { type Decider, accept, freeSeat, lacksSkill, livingVisit, reject, revisionOf, seatWithVisit } from "./decision.ts";

export const callNext: Decider<"call-next"> = (hall, { counter }, now, plan) => {
  const found = freeSeat(hall, plan, counter);
  if ("refusal" in found) return found;
  const choice = nextVisit(plan, hall.lanes, found.counter, now, hall);
  if (!choice) return reject(...whyNobody(hall, plan, found.counter, now));
  return accept({
    type: "visit-called",
    at: now,
    visit: choice.visit.id,
    counter,
    explanation: { ...choice.explanation, ...revisionOf(hall) },
  });
};

/** Somebody may wait and be left to another counter by a guard: then the teller is told for how long. */
function whyNobody(hall: Hall, plan: HallPlan, counter: CounterPlan, now: Instant): Parameters<typeof reject> {
  const bar = heldBack(plan, hall.lanes, counter, now, hall);
  if (!bar) return ["nobody-waiting", { counter: counter.id }];
  return ["left-to-others", { counter: counter.id, seconds: Math.max(1, Math.ceil(((bar.until ?? now) - now) / secondMs)) }];
}

export const callVisit: Decider<"call-visit"> = (hall, command, now, plan) => {
  const found = freeSeat(hall, plan, command.counter);
  if ("refusal" in found) return found;
  const living = livingVisit(hall, command.visit);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state !== "waiting") return reject("visit-not-waiting", { ticket: visit.ticket });
  const lacking = lacksSkill(plan, found.counter, currentErrand(visit).service);
  if (lacking) return lacking;
  const explanation = {
    ...explainByName(plan, hall.lanes, found.counter, visit, now, command.reason, hall),
    ...revisionOf(hall),
  };
  return accept({ type: "visit-called", at: now, visit: visit.id, counter: command.counter, explanation });
};

export const recall: Decider<"recall"> = (hall, { counter }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["calling"]);
  if ("refusal" in found) return found;
  const { seat, visit } = found;
  if (visit.recalls >= plan.absence.recalls) return reject("recalls-used-up", { times: visit.recalls });
  const earliestAt = (seat.lastCallAt ?? now) + plan.absence.recallSpacingSeconds * secondMs;
  if (now < earliestAt) return reject("recall-too-soon", { seconds: Math.ceil((earliestAt - now) / secondMs) });
  return accept({ type: "visit-recalled", at: now, visit: visit.id, counter });
};

/** An absence is forgiven until the plan's last one: the customer comes back some places behind the head of the lane. */
export const noShow: Decider<"no-show"> = (hall, { counter }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["calling"]);
  if ("refusal" in found) return found;
  const { visit } = found;
  if (visit.passes + 1 >= plan.absence.passes) return accept({ type: "visit-ended", at: now, visit: visit.id, end: "no-show", counter });
  const ahead = hall.lanes.first(visit.lane, plan.absence.placesBehind).at(-1);
  const claimAt = ahead ? Math.max(visit.claimAt, ahead.claimAt + 1) : visit.claimAt;
  return accept({ type: "visit-passed", at: now, visit: visit.id, counter, claimAt });
};

export const start: Decider<"start"> = (hall, { counter }, now, plan) => {
  const found = seatWithVisit(hall, plan, counter, ["calling"]);
  if ("refusal" in found) return found;
  return accept({ type: "errand-started", at: now, visit: found.visit.id, counter });
};

/** With a counter the customer stands before it: they are called there in silence and served at once. */
export const bringBack: Decider<"bring-back"> = (hall, command, now, plan) => {
  const living = livingVisit(hall, command.visit);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state !== "held" || !visit.hold) return reject("visit-not-held", { ticket: visit.ticket });
  if (command.counter === undefined) {
    return accept({ type: "visit-returned", at: now, visit: visit.id, reservedFor: counterToReturnTo(hall, visit, visit.hold) });
  }
  const found = freeSeat(hall, plan, command.counter);
  if ("refusal" in found) return found;
  const lacking = lacksSkill(plan, found.counter, currentErrand(visit).service);
  if (lacking) return lacking;
  const { counter } = command;
  const waitedMs = Math.max(0, (currentErrand(visit).firstCalledAt ?? now) - waitsFromAt(visit));
  const explanation = { rule: "brought-back", waitedMs, deadlineAt: deadlineOf(visit, plan), passedOver: [], ...revisionOf(hall) } as const;
  return accept(
    { type: "visit-returned", at: now, visit: visit.id, reservedFor: counter },
    { type: "visit-called", at: now, visit: visit.id, counter, explanation },
    { type: "errand-started", at: now, visit: visit.id, counter },
  );
};
