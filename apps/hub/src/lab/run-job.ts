// Does a job of the lab in whatever thread asks for it.

import { type LabDay, generateDay, recordDay, rulesOf, runThrough, runTrial, seeded, tuneDays } from "@hallflow/queue-core/lab";
import type { DaySource, LabJob, LabOutcome, LabProgress } from "./job.ts";

export function runJob(job: LabJob, tell: (progress: LabProgress) => void): LabOutcome {
  switch (job.kind) {
    case "trial": {
      const day = dayOf(job.source);
      const found = rulesOf(day, job.changes);
      if ("mistakes" in found) return { kind: "mistakes", mistakes: found.mistakes };
      const recorded = job.source.kind === "recorded" ? job.source.events : null;
      return { kind: "trial", trial: runThrough(runTrial(day, found.rules, recorded), (share) => tell({ share })) };
    }
    case "tuning":
      return { kind: "tuned", tuned: tune(job, tell) };
  }
}

function dayOf(source: DaySource): LabDay {
  switch (source.kind) {
    case "recorded":
      return recordDay(source.published, source.events);
    case "generated":
      return generateDay(source.plan, source.size, seeded(source.seed));
  }
}

function tune({ plan, size, days: count, seed }: Extract<LabJob, { kind: "tuning" }>, tell: (progress: LabProgress) => void) {
  // Days one after another from one stream of chance: none is like another, and none is both learned from and judged on.
  const random = seeded(seed);
  const days = Array.from({ length: 2 * count }, () => generateDay(plan, size, random));
  let best: number | undefined;
  return runThrough(tuneDays(plan, { learn: days.slice(0, count), judge: days.slice(count) }), (step) => {
    if ("best" in step) best = step.best.cost;
    else tell({ share: null, ...step, ...(best !== undefined && { best }) });
  });
}
