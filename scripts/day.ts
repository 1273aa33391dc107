// A day of real life: customers, kiosks, tellers and the lobby, played against the running hall through its own doors.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Command, InvalidArgumentError } from "commander";
import { execa } from "execa";
import { type DayOptions, playDay } from "./day/play-day.ts";
import { promisesOf, reportOf } from "./day/report.ts";
import { SimulatedHall, readAccess } from "./day/simulated-hall.ts";
import { root } from "./run-tool.ts";
import { Trouble, explain } from "./trouble.ts";

const number = (low: number, high: number, whole: boolean) => (text: string) => {
  const value = Number(text);
  if (Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new InvalidArgumentError(`${low}–${high}${whole ? ", whole" : ""}`);
};

/** The hall that runs already, or one started for this day with a data folder of its own. */
async function findHall(): Promise<{ url: string; dataFolder: string; stop(): Promise<void> }> {
  const url = `http://127.0.0.1:${process.env["HALL_PORT"] ?? "8600"}`;
  const running = await fetch(`${url}/healthz`).catch(() => null);
  if (running) return { url, dataFolder: resolve(process.env["HALL_DATA"] ?? join(root, "data")), stop: async () => undefined };
  const dataFolder = await mkdtemp(join(tmpdir(), "hallflow-hall-"));
  console.log("没有正在运行的营业厅，先启动一个 · No hall runs here, so one is started for this day.");
  const hall = execa("node", ["scripts/start.ts"], {
    cwd: root,
    preferLocal: true,
    localDir: root,
    env: { HALL_DATA: dataFolder },
    stdio: ["ignore", "ignore", "inherit"],
    reject: false,
  });
  let ended = false;
  void hall.then(() => (ended = true));
  const stop = async () => {
    hall.kill("SIGTERM");
    await hall;
    await rm(dataFolder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await delay(200)) {
    if (ended) throw new Trouble("营业厅无法启动 · The hall could not be started.");
    if (await fetch(`${url}/healthz`).catch(() => null)) return { url, dataFolder, stop };
  }
  await stop();
  throw new Trouble("营业厅没有及时启动 · The hall did not start in time.");
}

async function main(options: DayOptions): Promise<void> {
  const found = await findHall();
  try {
    const hall = new SimulatedHall(readAccess(found.url, found.dataFolder), options.speed);
    // Broken off, the day is closed and the hall gets its own clock back: it must not be left running 200 times as fast.
    const breakOff = () =>
      void hall
        .close()
        .then(() => hall.restoreClock())
        .then(() => found.stop())
        .finally(() => process.exit(130));
    process.once("SIGINT", breakOff).once("SIGTERM", breakOff);
    try {
      const result = await playDay(hall, options);
      console.log(reportOf(result));
      if (promisesOf(result).some(({ kept }) => !kept)) process.exitCode = 1;
    } finally {
      // A hall whose day could not be closed keeps its fast clock: there is nobody to set it back yet.
      await hall.restoreClock().catch(() => undefined);
      hall.manager.close();
    }
  } finally {
    await found.stop();
  }
}

await new Command("day")
  .description("Plays one hall day against the running demo hall (or one it starts), and prints what happened.")
  .option("--speed <times>", "how many times as fast as life", number(1, 200, false), 200)
  .option("--seed <number>", "the same seed makes the same customers", number(0, 2 ** 31, true), 1)
  .option("--customers <number>", "how many come", number(16, 5_000, true), 420)
  .option("--kiosks <number>", "how many kiosks they use", number(1, 10, true), 3)
  .action(main)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
