// Proves on recorded writes that a power cut at any point loses nothing acknowledged, and that the same proof fails without full syncing.

import { Command, InvalidArgumentError } from "commander";
import { type PowerReport, provePower } from "./prove/power/power.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, cuts, rounds } = new Command("prove:power")
  .description("records what a hall writes and syncs, and cuts the power at many points of it: unsynced writes are kept, dropped or torn")
  .option("--seed <number>", "what the hall and the cuts are made from", count, 1)
  .option("--cuts <number>", "at how many points", count, 1_000)
  .option("--rounds <number>", "how much the hall does", count, 400)
  .parse()
  .opts<{ seed: number; cuts: number; rounds: number }>();

function tell(what: string, { findings, ...figures }: PowerReport): void {
  console.log(`${what}: ${JSON.stringify(figures)}`);
  for (const words of findings) console.log(`  ${words}`);
}

const full = await provePower({ seed, cuts, rounds, synchronous: "full" });
tell("synchronous=FULL, as the hub has it", full);
const normal = await provePower({ seed, cuts, rounds, synchronous: "normal" });
tell("synchronous=NORMAL, which it must not have", normal);
const holds = full.lost === 0 && full.corrupt === 0;
console.log(holds ? "nothing acknowledged was lost, and no journal was broken" : "acknowledged tickets were lost, or a journal was broken");
console.log(normal.lost > 0 ? "without full syncing the same proof fails, as it must" : "the proof does not notice that nothing is synced");
if (!holds || normal.lost === 0) process.exitCode = 1;
