// What events do to the experience that a guide gives a customer: its stages and its outcome.

import type { Hall } from "../hall.ts";
import type { ExperienceMove } from "../machines/experience.ts";
import { nextExperienceState } from "../machines/table.ts";
import type { ExperienceOutcome, ExperienceStage, JournalEvent } from "../messages.ts";
import { type Visit, experienceOf } from "../visit.ts";

export type ExperienceEvent = Extract<JournalEvent, { type: `experience-${string}` }>;

const moves: Record<ExperienceStage, ExperienceMove> = { see: "SEE", try: "TRY", buy: "BUY" };

export function evolveExperience(hall: Hall, event: ExperienceEvent): void {
  const visit = hall.visits.get(event.visit);
  if (!visit) throw new Error(`${event.type} speaks of a visit that was never issued: ${event.visit}`);
  const { at } = event;
  switch (event.type) {
    case "experience-started": {
      if (experienceOf(visit) || visit.endedAt !== null) throw new Error(`${visit.ticket} cannot be shown around now`);
      const { guide, zone } = event;
      const stages = [{ stage: "see", at }] as const;
      visit.experience = { guide, zone, state: "see", stages: [...stages], outcome: null };
      hall.shown.add(visit.id);
      return;
    }
    case "experience-stage-reached":
      move(visit, moves[event.stage]).stages.push({ stage: event.stage, at });
      return;
    case "experience-ended": {
      const { guide } = move(visit, "END");
      if (event.note !== "") visit.notes.push({ at, from: visit.counter, by: guide, text: event.note });
      return endExperience(hall, visit, event.outcome);
    }
  }
}

/** The visit has come to its end, or the guide to theirs; where nobody said what came of it, nothing is on record. */
export function endExperience(hall: Hall, visit: Visit, outcome: ExperienceOutcome | null): void {
  if (!visit.experience || !hall.shown.delete(visit.id)) return;
  visit.experience.state = "over";
  visit.experience.outcome = outcome;
}

function move({ ticket, experience }: Visit, step: ExperienceMove) {
  const next = experience && nextExperienceState(experience.state, step);
  if (!experience || !next) throw new Error(`${ticket} cannot ${step} while nobody shows it around`);
  experience.state = next;
  return experience;
}
