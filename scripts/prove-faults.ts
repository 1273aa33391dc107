// Proves on a real hub that a disk whose calls fail, and a clock that jumps, cost nothing acknowledged and do nothing twice.

import { Command, InvalidArgumentError } from "commander";
import {
  type FaultReport,
  diskFaults,
  lifeFaults,
  proveClockJumps,
  proveFailingDisk,
  proveFailingLife,
  proveFailingStart,
} from "./prove/faults.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, rounds, tries } = new Command("prove:faults")
  .description("makes fsync, pwrite and open fail under a hub at work (libfiu), and its wall clock jump (libfaketime)")
  .option("--seed <number>", "what the customers and the moments are made from", count, 1)
  .option("--rounds <number>", "how often each call fails for a while; every third time the hub is killed in it", count, 12)
  .option("--tries <number>", "how often a hub is started while writes or syncs fail; twice as often while its own opens do", count, 8)
  .parse()
  .opts<{ seed: number; rounds: number; tries: number }>();

let isProven = true;
function tell({ what, unavailable, counts, wrong }: FaultReport): void {
  console.log(`${what}: ${JSON.stringify({ ...counts, unavailable })}`);
  for (const words of wrong) console.error(`  ${words}`);
  if (wrong.length > 0) isProven = false;
}

for (const point of Object.keys(diskFaults)) tell(await proveFailingDisk(point, { seed, rounds }));
for (const point of ["posix/io/rw/pwrite", "posix/io/sync/fsync"]) tell(await proveFailingStart(point, { tries }));
for (const point of lifeFaults) tell(await proveFailingLife(point, { rounds: 2 * tries }));
tell(await proveClockJumps({ seed }));
console.log(isProven ? "one effect for each press, and no false acknowledgement" : "promises were broken");
if (!isProven) process.exitCode = 1;
