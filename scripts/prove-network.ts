// Proves over a real network of its own that lost packets and a cable that is out cost nothing and do nothing twice.

import { Command, InvalidArgumentError } from "commander";
import { proveNetwork } from "./prove/network.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, loss, seconds, cut, cuts } = new Command("prove:network")
  .description("puts a hub into a network namespace that loses packets each way (iptables), and takes its cable out")
  .option("--seed <number>", "what the customers are made from", count, 1)
  .option("--loss <percent>", "of all packets, each way", count, 25)
  .option("--seconds <number>", "how long packets are lost", count, 30)
  .option("--cut <seconds>", "how long the cable is out", count, 5)
  .option("--cuts <number>", "how often", count, 3)
  .parse()
  .opts<{ seed: number; loss: number; seconds: number; cut: number; cuts: number }>();

const { wrong, ...figures } = await proveNetwork({ seed, loss: loss / 100, lossyMs: seconds * 1_000, cutMs: cut * 1_000, cuts });
console.log(JSON.stringify({ seed, loss, ...figures }, null, 2));
console.log(wrong.length === 0 ? "one effect for each press, and no false acknowledgement" : wrong.join("\n"));
if (wrong.length > 0) process.exitCode = 1;
