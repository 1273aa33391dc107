// Scores what the hall tells of waits against what then happened: on a real call centre's calls, and on simulated hall days.

import { join, resolve } from "node:path";
import { formatMistakes, readHallFile } from "@hallflow/hub/hall-file";
import type { HallPlan } from "@hallflow/queue-core";
import { Command, InvalidArgumentError } from "commander";
import { playCallCentre, readCalls } from "./estimates/call-centre.ts";
import { type Look, playHallDays } from "./estimates/hall-day.ts";
import { drawMisses, figuresOf, tellLooks, tellWaits } from "./estimates/report.ts";
import type { Waited } from "./estimates/watch.ts";
import { writePicture, writeSection } from "./report/section.ts";

/** What is promised of the call centre, and by how much the hall days are to be better than the best of the others. */
const target = { missShare: 0.6, covered: [0.88, 0.92], better: 0.2 } as const;

interface Options {
  readonly data?: string;
  readonly days: number;
  readonly customers: number;
  readonly seeds: number;
  readonly write: boolean;
}

const misses: string[] = [];
const expect = (isMet: boolean, miss: string): void => {
  if (!isMet) misses.push(miss);
};
const isCovered = (share: number): boolean => share >= target.covered[0] && share <= target.covered[1];

interface Told {
  readonly waits: readonly Waited[];
  readonly words: string;
}

/** Null where no data were given: the project ships none. */
function callCentre({ data }: Options): Told | null {
  if (data === undefined) return null;
  const { INIT_CWD = process.cwd() } = process.env;
  const { waits, untold } = playCallCentre(readCalls(resolve(INIT_CWD, data)));
  const found = figuresOf(waits);
  expect(found.missShare <= target.missShare, `on the call centre the miss is ${found.missShare.toFixed(3)} of the mean wait`);
  expect(isCovered(found.covered), `on the call centre the long end covers ${found.covered.toFixed(3)}`);
  const words = `${waits.length.toLocaleString("en")} callers who queued and were answered; ${untold} more came when nobody was seen to serve, and were told nothing.\n\n${tellWaits(waits)}`;
  return { waits, words };
}

function hallDays(plan: HallPlan, { days, customers, seeds }: Options): Told {
  const waits: Waited[] = [];
  const looks: Look[] = [];
  const bySeed: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const hall = playHallDays(plan, seed, days, customers);
    const { missShare, bestOther } = figuresOf(hall.waits);
    bySeed.push(`seed ${seed}: ${missShare.toFixed(3)}, the best other ${bestOther.toFixed(3)}`);
    for (const waited of hall.waits) waits.push(waited);
    for (const look of hall.looks) looks.push(look);
  }
  const found = figuresOf(waits);
  const better = 1 - found.missShare / found.bestOther;
  expect(better >= target.better, `on hall days the miss is only ${(100 * better).toFixed(1)} % less than that of the best other`);
  expect(isCovered(found.covered), `on hall days the long end covers ${found.covered.toFixed(3)}`);
  const size = `${seeds} halls of ${days} days and about ${customers} customers a day; ${waits.length.toLocaleString("en")} had to wait.`;
  const gain = `Its miss is ${(100 * better).toFixed(1)} % less than that of the best of the others (${bySeed.join("; ")}).`;
  return { waits, words: `${size}\n\n${tellWaits(waits)}\n\n${gain}\n\n${tellLooks(looks)}` };
}

function main(options: Options): void {
  const read = readHallFile(join(import.meta.dirname, "../halls/demo/hall.yaml"));
  if ("mistakes" in read) throw new Error(formatMistakes(read.mistakes));
  const calls = callCentre(options);
  console.log(calls?.words ?? "The call centre is skipped: give its file with --data PATH. It is not part of this project.");
  const days = hallDays(read.plan, options);
  console.log(`\n${days.words}\n`);
  if (options.write) {
    writeSection("performance.md", "estimates of hall days", `\n${days.words}\n`);
    if (calls) {
      writeSection("performance.md", "estimates of calls", `\n${calls.words}\n`);
      writePicture("estimates.svg", drawMisses(calls.waits, days.waits, target.missShare));
    }
  }
  console.log(misses.length === 0 ? "Every target that was measured is met." : misses.join("\n"));
  process.exitCode = misses.length === 0 ? 0 : 1;
}

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("a whole number from 1 on");
  return value;
};

await new Command("estimates")
  .description("Scores the waiting ranges against what then happened, beside the estimates that others use.")
  .option("--data <path>", "the call centre's calls, as CSV or gzipped CSV")
  .option("--days <number>", "days of each simulated hall", whole, 10)
  .option("--customers <number>", "how many come on a usual day", whole, 420)
  .option("--seeds <number>", "how many halls", whole, 4)
  .option("--write", "write the tables into docs/performance.md", false)
  .action(main)
  .parseAsync();
