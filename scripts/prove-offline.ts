// Proves that kiosks without their hub send nobody away, give no number twice, and lose no customer their place.

import { Command, InvalidArgumentError } from "commander";
import { broken, proveOffline } from "./prove/offline/offline.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const options = new Command("prove:offline")
  .description("takes the hub away for an hour of hall time from three kiosks, whose plugs are pulled in between")
  .option("--seed <number>", "what the customers and the moments are made from", count, 1)
  .option("--customers <number>", "who come while the hub is away", count, 150)
  .option("--speed <number>", "how much faster than a watch the hall's time runs", count, 60)
  .option("--kills <number>", "how often a kiosk's plug is pulled", count, 6)
  .parse()
  .opts<{ seed: number; customers: number; speed: number; kills: number }>();

const { tookMs, withoutTicket, unprinted, lost, ...figures } = await proveOffline(options);
const sorted = tookMs.toSorted((a, b) => a - b);
const quantile = (q: number): string => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN).toFixed(0)} ms`;
console.log(
  JSON.stringify({ ...options, ...figures, withoutTicket: withoutTicket.length, unprinted: unprinted.length, lost: lost.length }, null, 2),
);
console.log(`from the touch to the number: median ${quantile(0.5)}, p95 ${quantile(0.95)}, longest ${quantile(1)}`);
const wrong = broken({ tookMs, withoutTicket, unprinted, lost, ...figures });
console.log(wrong.length === 0 ? "everybody has a number, none twice, called in the order of arrival" : wrong.join("\n"));
if (wrong.length > 0) process.exitCode = 1;
