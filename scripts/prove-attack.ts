// Proves that fuzzed messages, readers that do not read and a slow speaker neither stop the hub nor keep others waiting.

import { Command, InvalidArgumentError } from "commander";
import { proveAttack } from "./prove/attack.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const order = new Command("prove:attack")
  .description("attacks a real hub while honest devices work, and compares what they wait with what they waited before")
  .option("--seed <number>", "what the messages are made from", count, 1)
  .option("--messages <number>", "fuzzed frames and requests", count, 100_000)
  .option("--seconds <number>", "how long they take; more than as long again is for the measure before", count, 90)
  .option("--stalled-readers <number>", "devices that are let in and never read", count, 30)
  .option("--slow-connections <number>", "connections of one address that send a letter a second", count, 300)
  .parse()
  .opts<{ seed: number; messages: number; seconds: number; stalledReaders: number; slowConnections: number }>();

const mostRatio = 3;
/** What an attack may take of the hub's memory: connections that are being opened, and views on their way to who does not read. */
const mostAttackMb = 100;
const proof = await proveAttack(order);
console.log(JSON.stringify({ ...order, ...proof }, null, 2));
const attackMb = proof.largestRssMb.attacked - proof.largestRssMb.neverAttacked;
console.log(`the attack cost ${attackMb} MB of memory beside a day without one`);
const wrong = [
  ...(proof.hasCrashed ? ["the hub died"] : []),
  ...(proof.honestFailed > 0 ? [`${proof.honestFailed} honest commands were not carried out`] : []),
  ...(proof.ratio > mostRatio
    ? [`honest devices waited ${proof.ratio.toFixed(1)} times as long (p99); at most ${mostRatio} is promised`]
    : []),
  ...(attackMb > mostAttackMb ? [`the attack cost ${attackMb} MB; at most ${mostAttackMb} is promised`] : []),
  ...proof.findings,
];
console.log(wrong.length === 0 ? "no crash, nothing in the journal, honest devices served" : wrong.join("\n"));
if (wrong.length > 0) process.exitCode = 1;
