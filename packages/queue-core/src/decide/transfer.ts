// Where a visit goes that is passed on: to a lane, to one counter alone, or to a person wherever they sit.

import { type HallPlan, counterOf, hasSkillFor, serviceOf } from "../hall-plan.ts";
import { type Hall, seatOfStaff } from "../hall.ts";
import type { CounterId, Instant, ServiceId } from "../ids.ts";
import type { Destination, JournalEvent, Refusal } from "../messages.ts";
import { refuse } from "../refusals.ts";
import { type Visit, currentErrand } from "../visit.ts";
import { type Decider, accept, lacksSkill, livingVisit, nameOf, reject, seatWithVisit } from "./decision.ts";
import { handedOver } from "./experience.ts";

export const transfer: Decider<"transfer"> = (hall, command, now, plan) => {
  const found = seatWithVisit(hall, plan, command.counter, ["calling", "serving"]);
  if ("refusal" in found) return found;
  const passed = transferred(hall, plan, found.visit, { ...command, from: command.counter }, now);
  if ("refusal" in passed) return passed;
  return accept(...handedOver(found.visit, now), passed.event);
};

/** A customer who waits is passed on: to a lane, a counter or a person, with a note and the claim that they have. */
export const passOn: Decider<"pass-on"> = (hall, command, now, plan) => {
  const living = livingVisit(hall, command.visit);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state !== "waiting") return reject("visit-not-waiting", { ticket: visit.ticket });
  const passed = transferred(hall, plan, visit, { ...command, from: null }, now);
  if ("refusal" in passed) return passed;
  return accept(...handedOver(visit, now), passed.event);
};

interface Passing {
  readonly destination: Destination;
  readonly service?: ServiceId | undefined;
  readonly note?: string | undefined;
  /** The counter that the visit leaves, null for one that waited. */
  readonly from: CounterId | null;
}

type Where = Pick<Extract<JournalEvent, { type: "visit-transferred" }>, "lane" | "claimAt" | "reservedFor" | "wanted">;

function transferred(
  hall: Hall,
  plan: HallPlan,
  visit: Visit,
  { destination, from, note = "", service = currentErrand(visit).service }: Passing,
  now: Instant,
): { event: JournalEvent } | { refusal: Refusal } {
  if (!serviceOf(plan, service)) return { refusal: refuse("unknown-service", { service }) };
  const found = whereTo(hall, plan, visit, destination, service, now);
  if ("refusal" in found) return found;
  return { event: { type: "visit-transferred", at: now, visit: visit.id, from, ...found.where, service, note } };
}

function whereTo(
  hall: Hall,
  plan: HallPlan,
  visit: Visit,
  destination: Destination,
  service: ServiceId,
  now: Instant,
): { where: Where } | { refusal: Refusal } {
  const { lane, claimAt } = visit;
  switch (destination.to) {
    case "counter": {
      const counter = counterOf(plan, destination.counter);
      if (!counter) return { refusal: refuse("unknown-counter", { counter: destination.counter }) };
      const lacking = lacksSkill(plan, counter, service);
      if (lacking) return lacking;
      const seat = hall.seats.get(destination.counter);
      if (!seat || seat.state === "signed-out") return { refusal: refuse("counter-signed-out", { counter: destination.counter }) };
      return { where: { lane, claimAt, reservedFor: destination.counter } };
    }
    case "staff": {
      const seat = seatOfStaff(hall, destination.staff);
      const counter = seat && counterOf(plan, seat.id);
      if (!counter) return { refusal: refuse("staff-nowhere", { staff: destination.staff }) };
      const lacking = lacksSkill(plan, counter, service);
      return lacking ?? { where: { lane, claimAt, reservedFor: counter.id, wanted: destination.staff } };
    }
    case "lane": {
      if (!plan.lanes.some(({ id }) => id === destination.lane)) return { refusal: refuse("unknown-lane", { lane: destination.lane }) };
      if (!plan.counters.some((counter) => counter.lanes.includes(destination.lane) && hasSkillFor(plan, counter, service)))
        return { refusal: refuse("lane-lacks-skill", { lane: destination.lane, ...nameOf(plan, service) }) };
      return { where: { lane: destination.lane, claimAt: claimIn(hall, visit, destination, now), reservedFor: null } };
    }
  }
}

/** The claim with which a visit joins a lane: its own, one before the head's, or that of a newcomer. */
function claimIn(hall: Hall, visit: Visit, { lane, position }: Extract<Destination, { to: "lane" }>, now: Instant): Instant {
  switch (position) {
    case "kept":
      return visit.claimAt;
    case "first": {
      const [head] = hall.lanes.first(lane, 1);
      return head === visit ? visit.claimAt : Math.min(visit.claimAt, (head?.claimAt ?? Infinity) - 1);
    }
    case "last":
      return now;
  }
}
