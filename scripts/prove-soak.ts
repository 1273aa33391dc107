// Proves that a hub that serves a day of 12,000 visits neither swells nor lets its files grow without end.

import { Command, InvalidArgumentError } from "commander";
import { proveSoak } from "./prove/soak.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { visits, displays } = new Command("prove:soak")
  .description("24 hours of a hall, compressed: all visits, kiosks, counters and displays at a real hub, and what it comes to need")
  .option("--visits <number>", "of the day", count, 12_000)
  .option("--displays <number>", "in the lobby", count, 20)
  .parse()
  .opts<{ visits: number; displays: number }>();

const { samples, wrong, ...figures } = await proveSoak({ visits, displays, say: (line) => console.log(line) });
console.log(JSON.stringify({ visits, displays, ...figures, last: samples.at(-1) }, null, 2));
console.log(wrong.length === 0 ? "memory is flat and files grow as they should" : wrong.join("\n"));
if (wrong.length > 0) process.exitCode = 1;
