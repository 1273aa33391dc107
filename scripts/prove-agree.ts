// Proves that every screen agrees with the journal: a whole day with tellers at real consoles in real browsers.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { startHall } from "../tests/system-support/running-hall.ts";
import { promisesOf, reportOf } from "./day/report.ts";
import { SimulatedHall } from "./day/simulated-hall.ts";
import { proveAgree } from "./prove/agree/agree.ts";
import { root } from "./run-tool.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { hours, ...options } = new Command("prove:agree")
  .description("plays a day with real consoles, and holds lobby, windows, consoles, manager and phones against the journal")
  .option("--seed <number>", "what the customers and the moments are made from", count, 1)
  .option("--speed <number>", "how many times as fast as life", count, 120)
  .option("--customers <number>", "who come", count, 300)
  .option("--kiosks <number>", "where they take their numbers", count, 2)
  .option("--consoles <number>", "counters with a real console; the others press over a plain link", count, 3)
  .option("--phones <number>", "how many tickets are followed on a phone at a time", count, 2)
  .option("--hours <from-until>", "open for so long instead of the hall's own hours, such as 09:00-12:00")
  .parse()
  .opts<{
    seed: number;
    speed: number;
    customers: number;
    kiosks: number;
    consoles: number;
    phones: number;
    hours?: string;
  }>();

const folder = mkdtempSync(join(tmpdir(), "hallflow-agree-"));
const hallFile = join(folder, "hall.yaml");
const demo = readFileSync(join(root, "halls/demo/hall.yaml"), "utf8");
const span = hours === undefined ? null : `["${hours.replace("-", '", "')}"]`;
// A hand at a real console takes as long as it takes, however fast the day is: those who are called have more patience with it.
const patient = demo.replace(/^ {2}answerSeconds: \d+$/m, "  answerSeconds: 600");
writeFileSync(hallFile, span === null ? patient : patient.replace(/\["(08:30|09:00)", "(18:00|17:30)"\]/g, span));
const running = await startHall({ HALL_CONFIG: hallFile });
const hall = new SimulatedHall({ url: running.url, tokens: running.tokens }, options.speed);
try {
  const { day, readings, states, shared, screens, tookMs, wrong } = await proveAgree(hall, { ...options, printer: running.printer });
  console.log(reportOf(day));
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0)} ms`;
  console.log(
    `${readings} readings of ${screens} screens at ${states} states of the hall, ${shared} of them on two screens or more; a screen had caught up with the disk after ${at(0.5)} (95 % within ${at(0.95)}, all within ${at(1)})`,
  );
  for (const words of wrong.slice(0, 20)) console.error(`✗ ${words}`);
  console.log(wrong.length === 0 ? "every screen agrees with the journal" : `${wrong.length} wrong (seed ${options.seed})`);
  if (wrong.length > 0 || promisesOf(day).some(({ kept }) => !kept)) process.exitCode = 1;
} finally {
  hall.manager.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}
