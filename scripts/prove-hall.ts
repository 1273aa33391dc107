// Proves by thousands of simulated days, each with faults of its own, that the hall keeps its promises; and that planted bugs are found.

import { Command, InvalidArgumentError } from "commander";
import type { DayReport } from "./prove/hall/day.ts";
import { simulateHall } from "./prove/hall/hall.ts";
import { plantedBugs } from "./prove/hall/planted.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, days, day, lines, minutes } = new Command("prove:hall")
  .description("simulates days of a hall whose network, disk, clocks and machines fail, and holds it to its promises after every step")
  .option("--seed <number>", "what everything is drawn from", count, 1)
  .option("--days <number>", "how many days", count, 2_000)
  .option("--day <number>", "only this day, with its story", count)
  .option("--lines <number>", "how much of a story is printed", count, 60)
  .option("--minutes <number>", "the most it may take", count, 10)
  .parse()
  .opts<{ seed: number; days: number; day?: number; lines: number; minutes: number }>();

function tell({ day, violations, story }: DayReport): void {
  console.log(`\nday ${day} of seed ${seed} (pnpm prove:hall --seed ${seed} --day ${day}):`);
  for (const line of story.slice(-lines)) console.log(`  ${line}`);
  for (const words of violations.slice(0, 5)) console.error(words);
}

const limitMs = minutes * 60_000;
const startedAt = performance.now();
const [from, to] = day === undefined ? [0, days] : [day, day + 1];
const progress = (done: number) => void (done % 200 === 0 && console.log(`${done} days`));
const report = await simulateHall({ seed, from, to, limitMs, progress });
console.log(JSON.stringify({ seed, days: report.days, steps: report.steps, ...report.counts, wrongDays: report.wrong.length }, null, 2));
console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
for (const wrong of report.wrong.slice(0, 3)) tell(wrong);
if (report.days < to - from) console.error(`only ${report.days} of ${to - from} days were played in ${minutes} minutes`);
let isProven = report.wrong.length === 0 && report.days === to - from;
if (day === undefined) {
  for (const planted of plantedBugs) {
    const { wrong } = await simulateHall({ seed, from: 0, to: 200, planted, limitMs: 120_000, threads: 1, untilFound: true });
    const [first] = wrong;
    console.log(
      first ? `planted ${planted}: found on day ${first.day} (${first.violations[0]})` : `planted ${planted}: not found in 200 days`,
    );
    isProven &&= first !== undefined;
  }
}
console.log(isProven ? "every promise kept, and every planted bug found" : "the hall did not keep its promises");
if (!isProven) process.exitCode = 1;
