// Proves that every screen knows within seconds that its network is gone and that it is back, and announces nothing that is over.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CounterId } from "@hallflow/queue-core";
import { Command, InvalidArgumentError } from "commander";
import { startHall } from "../tests/system-support/running-hall.ts";
import { SimulatedHall } from "./day/simulated-hall.ts";
import type { CutKind } from "./prove/cut/cable.ts";
import { proveCut } from "./prove/cut/cut.ts";
import type { Pull } from "./prove/cut/pull.ts";
import { root } from "./run-tool.ts";

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted");
  return Number(text);
}

const { seed, seconds, cuts, speed, customers } = new Command("prove:cut")
  .description("pulls the cables of console, lobby, window, rating pad, manager, phone and kiosk during a busy morning")
  .option("--seed <number>", "what the customers and the moments are made from", count, 1)
  .option("--seconds <number>", "how long each cable is out", count, 60)
  .option("--cuts <number>", "how often, silently and with resets in turn", count, 2)
  .option("--speed <number>", "how many times as fast as life the morning is; voices stay as slow as they are", count, 12)
  .option("--customers <number>", "who come in half an hour", count, 34)
  .parse()
  .opts<{ seed: number; seconds: number; cuts: number; speed: number; customers: number }>();

/** The proof's own counter beside those of the day's tellers. */
const counter = "7" as CounterId;
const folder = mkdtempSync(join(tmpdir(), "hallflow-cut-hall-"));
const hallFile = join(folder, "hall.yaml");
writeFileSync(
  hallFile,
  readFileSync(join(root, "halls/demo/hall.yaml"), "utf8")
    .replace(/\["(08:30|09:00)", "(18:00|17:30)"\]/g, '["09:00", "09:45"]')
    .replace(/^counters:\n/m, `counters:\n  - { id: "${counter}", zone: counters, lanes: [basic] }\n`),
);
const running = await startHall({ HALL_CONFIG: hallFile });
const hall = new SimulatedHall({ url: running.url, tokens: running.tokens }, speed);
const pulled = ({ client, cut, offlineAfterMs, rightAfterMs }: Pull) =>
  console.log(`| ${client} | ${cut} | ${offlineAfterMs} ms | ${rightAfterMs} ms |`);
console.log("\n| cable of | cut | says so after | right again after |\n|---|---|--:|--:|");
try {
  const kinds = Array.from({ length: cuts }, (_, index): CutKind => (index % 2 === 0 ? "silent" : "reset"));
  const options = { seed, speed, customers, kiosks: 1, cutMs: seconds * 1_000, cuts: kinds, counter, printer: running.printer, pulled };
  const { day, announced, wrong } = await proveCut(hall, options);
  console.log(
    `\n${day.lobby.shown} summons in ${day.figures.issued} visits; on the display that was cut ${announced.shown} numbers became large and ${announced.spoken} were spoken, ${announced.stale.length} of them over by then`,
  );
  for (const words of wrong) console.error(`✗ ${words}`);
  console.log(
    wrong.length === 0 ? "no screen claimed what it did not know, and nothing old was announced" : `${wrong.length} wrong (seed ${seed})`,
  );
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  hall.manager.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}
