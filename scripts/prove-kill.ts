// Proves that a hub killed at any moment loses nothing that it acknowledged and does nothing twice.

import { Command, InvalidArgumentError } from "commander";
import { proveKill, violations } from "./prove/kill.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const recoveryLimitMs = 1_000;
const quantile = (values: readonly number[], q: number): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? NaN;

const {
  seed,
  kills,
  clients,
  minutes,
  events: history,
} = new Command("prove:kill")
  .description("kills a real hub at random moments under load and checks that nothing acknowledged was lost")
  .option("--seed <number>", "what the moments and the customers are made from", count, 1)
  .option("--kills <number>", "how often", count, 200)
  .option("--clients <number>", "kiosks and tellers together", count, 16)
  .option("--events <number>", "how many events the journal has before the first start", count, 100_000)
  .option("--minutes <number>", "the most it may take", count, 20)
  .parse()
  .opts<{ seed: number; kills: number; clients: number; minutes: number; events: number }>();

const limitMs = minutes * 60_000;
const progress = (done: number) => void (done % 20 === 0 && console.log(`${done} kills`));
const report = await proveKill({ seed, kills, clients, limitMs, history, progress });
const { startsMs, loadsMs, contradictions, surprises, findings, ...figures } = report;
console.log(JSON.stringify({ seed, clients, ...figures }, null, 2));
const recovery = quantile(startsMs, 0.5);
console.log(
  `from the start of the process to its first answer: median ${recovery.toFixed(0)} ms, p95 ${quantile(startsMs, 0.95).toFixed(0)} ms; ` +
    `of it Node until the hub's code was there: median ${quantile(loadsMs, 0.5).toFixed(0)} ms`,
);
for (const words of [...contradictions, ...surprises, ...findings].slice(0, 10)) console.error(words);
const wrong = violations(report, kills);
if (recovery >= recoveryLimitMs) wrong.push(`the median start took ${recovery.toFixed(0)} ms, which is not under ${recoveryLimitMs} ms`);
console.log(wrong.length === 0 ? "nothing lost, nothing twice" : wrong.join("\n"));
if (wrong.length > 0) process.exitCode = 1;
