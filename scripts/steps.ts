// Runs named steps one after another and says of each how long it took.
import { styleText } from "node:util";
import { explain } from "./trouble.ts";

export interface FinishedStep {
  readonly name: string;
  readonly seconds: number;
  readonly ok: boolean;
}

/** What a step gives back: whether it went well, and a few words on what came out. */
export interface StepOutcome {
  readonly ok: boolean;
  readonly words?: string;
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

/** Runs one step under a heading. Whatever it throws is shown and makes it a failed one. */
export async function runStep(name: string, work: () => Promise<StepOutcome>): Promise<FinishedStep> {
  const startedAt = performance.now();
  console.log(styleText("bold", `\n▶ ${name}`));
  const outcome = await work().catch((error: unknown): StepOutcome => {
    console.error(explain(error));
    return { ok: false };
  });
  const step = { name, seconds: secondsSince(startedAt), ok: outcome.ok };
  console.log(line(step, outcome.words));
  return step;
}

/** One line a step, with its seconds. */
export const summary = (steps: readonly FinishedStep[]): string => steps.map((step) => line(step)).join("\n");

function line({ name, seconds, ok }: FinishedStep, words?: string): string {
  const text = `${ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)${words === undefined ? "" : `: ${words}`}`;
  return styleText(ok ? "green" : "red", text);
}
