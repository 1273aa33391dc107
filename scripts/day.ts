// A day of real life: customers, kiosks, tellers and the lobby, played against the running hall through its own doors.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Agent, createAgent } from "@hallflow/kiosk";
import { type HallView, type JournalEvent, replay, showHall } from "@hallflow/queue-core";
import { mealAt, population, seeded } from "@hallflow/queue-core/lab";
import { Command, InvalidArgumentError } from "commander";
import { execa } from "execa";
import { Crowd } from "./day/crowd.ts";
import { figuresOf } from "./day/figures.ts";
import { LobbyWatch } from "./day/lobby.ts";
import { startPrinters } from "./day/printers.ts";
import { type DayResult, promisesOf, reportOf } from "./day/report.ts";
import { SimulatedHall, readAccess } from "./day/simulated-hall.ts";
import { Teller, noCounts } from "./day/teller.ts";
import { root } from "./run-tool.ts";
import { readPrinter } from "./start/printer-choice.ts";
import { Trouble, explain } from "./trouble.ts";

interface Options {
  readonly speed: number;
  readonly seed: number;
  readonly customers: number;
  readonly kiosks: number;
}

const number = (low: number, high: number, whole: boolean) => (text: string) => {
  const value = Number(text);
  if (Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new InvalidArgumentError(`${low}–${high}${whole ? ", whole" : ""}`);
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

async function playDay(hall: SimulatedHall, { speed, seed, customers: count, kiosks: kioskCount }: Options): Promise<DayResult> {
  const startedAt = performance.now();
  const random = seeded(seed);
  const { opensAt, ticketsStopAt, closesAt, day, firstSequence } = await hall.open();
  const printers = await startPrinters(hall, kioskCount, readPrinter(process.env["HALL_PRINTER"]));
  const folder = await mkdtemp(join(tmpdir(), "hallflow-day-"));
  const { url, tokens } = hall.access;
  const kiosks: Agent[] = await Promise.all(
    printers.addresses.map((printer, index) =>
      createAgent({
        hubUrl: url,
        token: tokens.kiosk,
        device: `day-kiosk-${index + 1}`,
        printer,
        printerPollMs: 0,
        dataDir: join(folder, String(index)),
        logger: silent,
      }),
    ),
  );
  const crowd = new Crowd(hall);
  const lobby = new LobbyWatch(hall);
  const counts = noCounts();
  const { plan } = hall;
  const people = population(plan, { count, opensAt, ticketsStopAt }, random);
  console.log(
    `营业日 ${day}，${people.length} 位客户，${plan.counters.length} 个窗口，${kiosks.length} 台取号机，×${speed} · day ${day}: ${people.length} customers, about ${Math.round((closesAt - opensAt) / speed / 1_000)} s`,
  );

  let came = false;
  const tellers = plan.counters.map(({ id }, index) => new Teller(hall, crowd, id, mealAt(opensAt, closesAt, index), counts));
  const progress = showProgress(hall, crowd);
  const working = Promise.all(tellers.map((teller) => teller.work(() => came)));
  await Promise.race([crowd.come(people, kiosks), working.then(() => undefined)]);
  await crowd.left();
  came = true;
  await working;
  progress.stop();

  await hall.close();
  const live = await hall.view();
  const feed = await hall.events(0);
  const events = feed.filter(({ sequence }) => sequence > firstSequence).map(({ event }) => event);
  const paper = await printers.papers();
  lobby.close();
  await Promise.all(kiosks.map((kiosk) => kiosk.close()));
  await printers.close();
  await rm(folder, { recursive: true, force: true });
  return {
    plan,
    day,
    speed,
    seed,
    tookSeconds: (performance.now() - startedAt) / 1_000,
    figures: figuresOf(plan, events),
    crowd: crowd.counts,
    tellers: counts,
    lobby: lobby.counts,
    paper,
    tooLate: tooLate(events, crowd),
    replayEqual: replaysTo(
      live,
      feed.map(({ event }) => event),
    ),
    events: events.length,
  };
}

/** Visits that no customer holds: for each of them its kiosk must have given out a number of its own. */
function tooLate(events: readonly JournalEvent[], { holders }: Crowd): number {
  const issued = events.filter((event) => event.type === "ticket-issued");
  const unheld = issued.filter(({ visit }) => !holders.has(visit)).length;
  return Math.min(unheld, issued.filter(({ offline }) => offline !== undefined).length);
}

/** Whether the journal, replayed here from its first event, gives the hall that the hub shows. */
function replaysTo(live: HallView, events: readonly JournalEvent[]): boolean {
  const hall = replay(events);
  if (!hall.plan) return false;
  const replayed = showHall(hall, hall.plan, live.at);
  return JSON.stringify(replayed) === JSON.stringify(live);
}

function showProgress(hall: SimulatedHall, crowd: Crowd): { stop(): void } {
  const show = () => {
    const { push } = hall.manager.state();
    if (push?.view.role !== "manager") return;
    const clock = new Date(hall.now()).toLocaleTimeString("zh-CN", { timeZone: hall.plan.timeZone, hour: "2-digit", minute: "2-digit" });
    const waiting = push.view.lanes.map(({ waiting: number_ }, index) => `${hall.plan.lanes[index]?.letter ?? ""} ${number_}`).join("  ");
    console.log(
      `  ${clock}   票 tickets ${String(crowd.counts.tickets).padStart(4)}   等候 waiting ${waiting}   办结 served ${push.view.totals.served}`,
    );
  };
  const timer = setInterval(show, 10_000);
  return { stop: () => clearInterval(timer) };
}

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

async function main(options: Options): Promise<void> {
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
