// Random days of random halls, which print themselves as a story when a property fails.

import * as fc from "fast-check";
import { decide } from "../decide.ts";
import { evolve, replay } from "../evolve.ts";
import { type Hall, emptyHall } from "../hall.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { JournalEvent } from "../messages.ts";
import { complete, opened, published, signedIn } from "./happenings.fixture.ts";
import { anyPlan } from "./random-plan.fixture.ts";
import { type Step, anyStep } from "./random-step.fixture.ts";
import { at } from "./small-hall.fixture.ts";
import { commandOf } from "./step-command.fixture.ts";
import { type Scene, tellCommand, tellDecision, tellPlan } from "./tell.fixture.ts";

export interface Played {
  readonly hall: Hall;
  readonly journal: readonly JournalEvent[];
}

export class RandomDay {
  readonly plan: HallPlan;
  readonly steps: readonly Step[];
  readonly #staffed: readonly number[];
  /** The step at which a watcher found something wrong: what people did after it does not matter any more. */
  #brokenAt = Infinity;

  constructor(plan: HallPlan, staffed: readonly number[], steps: readonly Step[]) {
    this.plan = plan;
    this.steps = steps;
    this.#staffed = staffed;
  }

  /**
   * Plays the day and answers what became of the hall; before each decision takes effect `before` sees it, and afterwards `after`
   * the hall. `restartAt` names a step before which the hall is thrown away and replayed from its journal as it would be read.
   */
  play(watch: { before?: (scene: Scene) => void; after?: (hall: Hall, scene: Scene) => void; restartAt?: number } = {}): Played {
    const journal: JournalEvent[] = [];
    let hall = emptyHall();
    const happen = (event: JournalEvent) => {
      journal.push(event);
      evolve(hall, event);
    };
    const staffed = new Set(this.#staffed.map((index) => String((index % this.plan.counters.length) + 1)));
    const morning = [published(this.plan), opened(), ...[...staffed].map((id) => signedIn(id))];
    for (const said of morning) happen(complete(said, at("09:00")));
    let askedAt = at("09:00");
    this.steps.forEach((step, index) => {
      if (index === watch.restartAt) hall = replay(JSON.parse(JSON.stringify(journal)) as JournalEvent[]);
      const plan = hall.plan ?? this.plan;
      askedAt += step.afterMs;
      const command = commandOf(step, hall, plan, askedAt);
      const scene = { hall, plan, command, askedAt, decision: decide(hall, command, askedAt) };
      try {
        watch.before?.(scene);
        if ("events" in scene.decision) for (const event of scene.decision.events) happen(event);
        watch.after?.(hall, scene);
      } catch (error) {
        this.#brokenAt = index;
        throw error;
      }
    });
    return { hall, journal };
  }

  /** What fast-check prints for a counterexample. */
  [fc.toStringMethod](): string {
    const lines = [
      tellPlan(this.plan),
      `at nine, tellers sit at ${this.#staffed.map((index) => (index % this.plan.counters.length) + 1).join(", ") || "no counter"}`,
    ];
    const brokenAt = this.#brokenAt;
    try {
      this.play({ before: (scene) => lines.push(`${tellCommand(scene)} → ${tellDecision(scene)}`) });
    } catch (error) {
      lines.push(`and there it threw: ${String(error)}`);
    }
    const stepsFrom = lines.length - this.steps.length;
    return `\n${lines.slice(0, stepsFrom + brokenAt + 1).join("\n")}\n`;
  }
}

/** Days of up to `maxSteps` steps in any hall. */
export const anyDay = (maxSteps = 80, plans = anyPlan): fc.Arbitrary<RandomDay> =>
  fc
    .tuple(plans, fc.array(fc.nat(9), { maxLength: 5 }), fc.array(anyStep, { minLength: 1, maxLength: maxSteps, size: "max" }))
    .map(([plan, staffed, steps]) => new RandomDay(plan, staffed, steps));
