// Proves that no ticket is lost and none doubled unmarked, whatever breaks between the touch and the paper.

import { Command, InvalidArgumentError } from "commander";
import { plantable } from "./prove/print/kiosk-words.ts";
import { broken, provePrint } from "./prove/print/print.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, jobs, kiosks, minutes, plantedJobs, story } = new Command("prove:print")
  .description(
    "asks real kiosks for tickets while printers, kiosks and the hub fail at random bytes and moments, and reads the papers back",
  )
  .option("--seed <number>", "what the faults and their moments are made from", count, 1)
  .option("--jobs <number>", "tickets that are asked for, half of them with a fault", count, 500)
  .option("--kiosks <number>", "kiosks that work at the same time, each with another kind of printer", count, 4)
  .option("--minutes <number>", "the most it may take", count, 10)
  .option("--planted-jobs <number>", "tickets in which each planted mistake must be found; 0 plants none", count, 60)
  .option("--story <ticket>", "tells what the records say of one ticket, such as A014")
  .parse()
  .opts<{ seed: number; jobs: number; kiosks: number; minutes: number; plantedJobs: number; story?: string }>();

const limitMs = minutes * 60_000;
const startedAt = performance.now();
const progress = (done: number): void => void (done % 50 === 0 && console.log(`${done} tickets`));
const proof = await provePrint({ seed, jobs, kiosks, limitMs, scans: 12, progress });
const { jobs: done, faults, agentKills, hubKills, papers, marked, scanned, fates } = proof;
console.log(JSON.stringify({ seed, jobs: done, faults, agentKills, hubKills, papers, marked, scanned, fates }, null, 2));
console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
for (const { ticket, story: told, fate } of proof.told.values())
  if (ticket === story) console.log(`${ticket}, ${fate}:\n  ${told.join("\n  ")}`);
const wrong = broken(proof);
if (done < jobs) wrong.push(`only ${done} of ${jobs} tickets within ${minutes} minutes`);
console.log(wrong.length === 0 ? "every ticket printed or shown, none doubled unmarked, each explained" : wrong.join("\n"));

for (const planted of plantedJobs > 0 ? plantable : []) {
  const found = broken(await provePrint({ seed, jobs: plantedJobs, kiosks, limitMs, scans: 0, planted }));
  console.log(`planted ${planted}: ${found.length === 0 ? "not found" : `found: ${found[0]}`}`);
  if (found.length === 0) wrong.push(`${planted} was not found`);
}
if (wrong.length > 0) process.exitCode = 1;
