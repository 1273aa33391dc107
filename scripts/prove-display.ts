// Proves that a lobby display may be left running: three simulated days of it in a real browser, in a few minutes.

import { Command, InvalidArgumentError } from "commander";
import { runTool } from "./run-tool.ts";

function count(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { hours } = new Command("prove:display")
  .description("runs a lobby display over days that open and close: its clock, its numbers and its memory")
  .option("--hours <number>", "of the display's own time; whole days tell of memory", count, 72)
  .parse()
  .opts<{ hours: number }>();

const words = ["run", "--project", "browser", "--reporter=verbose", "apps/counter-display/src/lobby/long-run.browser.test.tsx"];
if (!(await runTool("vitest", words, { limitMs: 30 * 60_000, env: { VITE_DISPLAY_HOURS: String(hours) } }))) process.exitCode = 1;
