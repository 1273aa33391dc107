// Proves that two tellers never get the same visit and a double press calls once, over real sockets, in presses shuffled by a seed.

import { contend, demoPlan, startTrialHub } from "@hallflow/hub/testing";
import { Command, InvalidArgumentError } from "commander";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, rounds } = new Command("prove:press")
  .description("lets four tellers press twice each for fewer people than they are, round after round")
  .option("--seed <number>", "what the order of the presses is made from", count, 1)
  .option("--rounds <number>", "how many rounds; each has 24 pairs of presses that race", count, 1_000)
  .parse()
  .opts<{ seed: number; rounds: number }>();

const plan = demoPlan();
const lanes = plan.lanes.map(({ id }) => id);
const hub = await startTrialHub({ plan: { ...plan, counters: plan.counters.map((counter) => ({ ...counter, lanes })) } });
try {
  const startedAt = performance.now();
  const { pairs, presses, called, wrong } = await contend(hub, { rounds, seed });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  console.log(`${pairs} races between two tellers, ${presses} presses, ${called} calls in ${seconds} s (seed ${seed})`);
  for (const words of wrong.slice(0, 10)) console.error(words);
  console.log(wrong.length === 0 ? "no visit at two counters, no press that called twice" : `${wrong.length} wrong`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await hub.stop();
}
