// Decisions about errands that a machine may do: sending a customer to one, and what became of it.

import { type HallPlan, machineMinutesOf, serviceOf } from "../hall-plan.ts";
import { type CounterId, type Instant, type ServiceId, type VisitId, type ZoneId, minuteMs } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import { currentErrand } from "../visit.ts";
import { type Decider, accept, livingVisit, nameOf, reject } from "./decision.ts";
import { errandDue } from "./errand.ts";

export const sendToMachine: Decider<"send-to-machine"> = (hall, command, now, plan) => {
  const living = livingVisit(hall, command.visit);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state === "held") return reject("visit-not-waiting", { ticket: visit.ticket });
  const { service } = currentErrand(visit);
  const zone = machineZone(plan, service);
  if (zone === undefined) return reject("machine-cannot-help", nameOf(plan, service));
  return accept(toMachine(visit.id, visit.counter, zone, plan, now));
};

/** The zone whose machines do a service without a person. */
export const machineZone = (plan: HallPlan, service: ServiceId): ZoneId | undefined => serviceOf(plan, service)?.selfServiceZone;

/** A visit goes to a machine; its place is kept for as long as the plan gives it. */
export const toMachine = (visit: VisitId, counter: CounterId | null, zone: ZoneId, plan: HallPlan, now: Instant): JournalEvent => ({
  type: "visit-held",
  at: now,
  visit,
  counter,
  kind: "at-machine",
  note: "",
  untilAt: now + machineMinutesOf(plan) * minuteMs,
  zone,
});

/** The errand is done without a counter; a further one waits for one, with the claim that the visit has. */
export const machineDone: Decider<"machine-done"> = (hall, { visit: id, presumed = false }, now, plan) => {
  const living = livingVisit(hall, id);
  if ("refusal" in living) return living;
  const { visit } = living;
  if (visit.state !== "held" || visit.hold?.kind !== "at-machine") return reject("visit-not-at-machine", { ticket: visit.ticket });
  const done = { type: "errand-self-served", at: now, visit: id, presumed } as const;
  const next = visit.errands[visit.current + 1];
  if (!next) return accept(done, { type: "visit-ended", at: now, visit: id, end: "served", counter: null });
  return accept(done, { type: "errand-due", at: now, visit: id, ...errandDue(hall, plan, visit, next.service, now) });
};
