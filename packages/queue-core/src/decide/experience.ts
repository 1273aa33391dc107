// Decisions of a guide in the experience zone: beginning, the stages, and what came of it.

import type { Hall } from "../hall.ts";
import type { VisitId } from "../ids.ts";
import { nextExperienceState } from "../machines/table.ts";
import type { Refusal } from "../messages.ts";
import { refuse } from "../refusals.ts";
import { type Experience, type Visit, experienceOf } from "../visit.ts";
import { type Decider, accept, livingVisit, reject } from "./decision.ts";

/** Whoever waits, is served or is on hold may be shown around; whoever is called is expected at a counter. */
export const beginExperience: Decider<"begin-experience"> = (hall, { visit: id, guide, zone }, now, plan) => {
  const living = livingVisit(hall, id);
  if ("refusal" in living) return living;
  const { visit } = living;
  const open = experienceOf(visit);
  if (open) return open.guide === guide ? accept() : reject("experience-goes-on", { ticket: visit.ticket, guide: open.guide });
  if (visit.state === "called") return reject("visit-not-waiting", { ticket: visit.ticket });
  if (zone !== undefined && !plan.zones.some((known) => known.id === zone)) return reject("unknown-zone", { zone });
  return accept({ type: "experience-started", at: now, visit: id, guide, zone: zone ?? null });
};

export const reachStage: Decider<"reach-stage"> = (hall, { visit: id, stage }, now) => {
  const found = openExperience(hall, id);
  if ("refusal" in found) return found;
  if (found.experience.state === stage) return accept();
  return accept({ type: "experience-stage-reached", at: now, visit: id, stage });
};

export const endExperience: Decider<"end-experience"> = (hall, { visit: id, outcome, note }, now) => {
  const found = openExperience(hall, id);
  if ("refusal" in found) return found;
  return accept({ type: "experience-ended", at: now, visit: id, outcome, note: note ?? "" });
};

/** What a guide's work comes to when the customer is sent on. */
export const handedOver = (visit: Visit, now: number) =>
  experienceOf(visit) ? [{ type: "experience-ended", at: now, visit: visit.id, outcome: "handed-over", note: "" } as const] : [];

function openExperience(hall: Hall, id: VisitId): { experience: Experience } | { refusal: Refusal } {
  const living = livingVisit(hall, id);
  if ("refusal" in living) return living;
  const experience = experienceOf(living.visit);
  if (!experience || !nextExperienceState(experience.state, "END")) {
    return { refusal: refuse("no-experience", { ticket: living.visit.ticket }) };
  }
  return { experience };
}
