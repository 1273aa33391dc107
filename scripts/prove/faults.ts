// A real hub under load while its disk fails beneath it or its clock is set, held afterwards against what it acknowledged.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Journal, verifyJournal } from "@hallflow/hub/durability";
import { demoPlan, seeded } from "@hallflow/hub/testing";
import type { JournalEvent } from "@hallflow/queue-core";
import { execa } from "execa";
import { root } from "../run-tool.ts";
import { freePort } from "../start/free-port.ts";
import { Trouble } from "../trouble.ts";
import type { DiskLife } from "./faults/disk-life.ts";
import { compare, disagreements } from "./kill.ts";
import { startLoad } from "./load.ts";
import { RealHub } from "./real-hub.ts";

export interface FaultReport {
  readonly what: string;
  /** What the hub answered while it could not write: shows that the faults were there. */
  readonly unavailable: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Everything that is wrong, in words. */
  readonly wrong: readonly string[];
}

/** Calls of the C library that fail, with which share of them, as libfiu names them. */
export const diskFaults: Readonly<Record<string, number>> = {
  "posix/io/sync/fsync": 0.3,
  "posix/io/rw/pwrite": 0.05,
  "posix/io/rw/pwrite/reduce": 0.2,
  "posix/io/oc/open": 0.3,
};

/** Those that fail in the hub's own work alone. */
export const lifeFaults = ["posix/io/oc/open", "posix/io/rw/pwrite", "posix/io/sync/fsync"];

const fiuLibraries = ["/usr/lib/fiu/fiu_run_preload.so", "/usr/lib/fiu/fiu_posix_preload.so"];
const fakeTimeLibrary = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
const clients = 12;
const dayMs = 86_400_000;

function expectLibrary(file: string, packageName: string): void {
  if (!existsSync(file))
    throw new Trouble(`缺少 ${file}：apt-get install ${packageName}\n${file} is missing: apt-get install ${packageName}`);
}

interface Trial {
  readonly hub: RealHub;
  readonly folder: string;
  /** Begins the load; everything is compared when `trial` is over. */
  readonly load: ReturnType<typeof startLoad>;
}

/** Runs a hub under load with an environment of its own, does something to it, and holds it against its journal. */
async function trial(
  what: string,
  { seed, environment }: { seed: number; environment: (folder: string) => Record<string, string> },
  trouble: (trial: Trial) => Promise<{ unavailable: number; wrong?: string[] }>,
  judge: (events: readonly JournalEvent[]) => string[] = () => [],
): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-faults-"));
  const data = join(folder, "data");
  const plan = demoPlan();
  const hub = new RealHub(data, await freePort(), { HALL_BACKUP_MINUTES: "0", ...environment(folder) });
  try {
    await hub.start();
    const load = startLoad(hub.url, hub.tokens(), plan, clients - plan.counters.length, seed);
    const { unavailable, wrong = [] } = await trouble({ hub, folder, load });
    await load.finish();
    await hub.stop();
    const { findings } = verifyJournal(join(data, "hall.sqlite"));
    const journal = new Journal(data);
    const events = [...journal.events()];
    journal.close();
    const compared = compare(load.told, events);
    const { acknowledgedTickets, acknowledgedCalls, contradictions, surprises } = compared;
    return {
      what,
      unavailable,
      counts: { acknowledgedTickets, acknowledgedCalls, events: events.length },
      wrong: [
        ...wrong,
        ...disagreements(compared),
        ...[...contradictions, ...surprises].slice(0, 5),
        ...findings.slice(0, 5).map(({ sequence, words }) => `${sequence ?? "file"}: ${words.en}`),
        ...judge(events),
      ],
    };
  } finally {
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many commands this hub has answered with "unavailable" since its start. */
async function unavailableOf(hub: RealHub): Promise<number> {
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(/hallflow_commands\{result="unavailable"\} (\d+)/.exec(metrics)?.[1] ?? 0);
}

/** A disk whose calls fail for a while, again and again; now and then the hub is killed in the middle of it. */
export async function proveFailingDisk(point: string, { seed, rounds }: { seed: number; rounds: number }): Promise<FaultReport> {
  for (const library of fiuLibraries) expectLibrary(library, "fiu-utils");
  const share = diskFaults[point] ?? 0.1;
  const random = seeded(seed);
  const environment = (folder: string) => ({ LD_PRELOAD: fiuLibraries.join(" "), FIU_CTRL_FIFO: join(folder, "fiu") });
  return trial(`${point} fails ${share * 100} % of the time`, { seed, environment }, async ({ hub, folder }) => {
    const control = (command: string) => execa("fiu-ctrl", ["-f", join(folder, "fiu"), "-c", command, String(hub.pid)]);
    let unavailable = 0;
    for (let round = 0; round < rounds; round++) {
      await control(`enable_random name=${point},probability=${share}`);
      await delay(400 + 800 * random());
      if (round % 3 === 2) {
        await hub.kill();
        await hub.start();
      } else {
        await control(`disable name=${point}`);
        await delay(300 + 300 * random());
        unavailable += await unavailableOf(hub);
      }
    }
    return { unavailable };
  });
}

/** A hub whose own opens (or writes, or syncs) fail while it starts, gives tickets, keeps a number and is backed up; nothing else of Node's does. */
export async function proveFailingLife(point: string, { rounds }: { rounds: number }): Promise<FaultReport> {
  for (const library of fiuLibraries) expectLibrary(library, "fiu-utils");
  const folder = mkdtempSync(join(tmpdir(), "hallflow-faults-"));
  const program = join(import.meta.dirname, "faults/disk-life.ts");
  const environment = { LD_PRELOAD: fiuLibraries.join(" "), FIU_CTRL_FIFO: join(folder, "fiu") };
  try {
    const { stdout } = await execa(process.execPath, [program, join(folder, "data"), point, String(rounds)], {
      cwd: root,
      env: environment,
    });
    const { counts, wrong } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as DiskLife;
    const { unavailable, ...others } = counts;
    if (counts.notStarted + counts.noBackup + unavailable === 0) wrong.push("no failure reached the hub");
    return { what: `${point} fails in the hub's own work, 4 to 32 % of the time`, unavailable, counts: others, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A hub that is started while a share of all opens, writes or syncs fails: it works, or it ends; its journal is whole either way. */
export async function proveFailingStart(point: string, { tries }: { tries: number }): Promise<FaultReport> {
  for (const library of fiuLibraries) expectLibrary(library, "fiu-utils");
  const folder = mkdtempSync(join(tmpdir(), "hallflow-faults-"));
  const data = join(folder, "data");
  const port = await freePort();
  const counts = { started: 0, ended: 0 };
  const wrong: string[] = [];
  try {
    const whole = new RealHub(data, port, { HALL_BACKUP_MINUTES: "0" });
    await whole.start();
    await whole.stop();
    const before = verifyJournal(join(data, "hall.sqlite"));
    for (let at = 0; at < tries; at++) {
      const hub = new RealHub(data, port, {
        HALL_BACKUP_MINUTES: "0",
        LD_PRELOAD: fiuLibraries.join(" "),
        FIU_CTRL_FIFO: join(folder, "fiu"),
        FIU_ENABLE: `enable_random name=${point},probability=${0.002 * (at + 1)}\n`,
      });
      await hub.start().then(
        () => counts.started++,
        () => counts.ended++,
      );
      await hub.kill();
      const { findings, events } = verifyJournal(join(data, "hall.sqlite"));
      if (findings.length > 0 || events < before.events)
        wrong.push(`after start ${at}: ${events} events, ${findings[0]?.words.en ?? "whole"}`);
    }
    await whole.start();
    await whole.stop();
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { what: `${point} fails during a start`, unavailable: 0, counts, wrong };
}

/** A wall clock that is set a day forward and a day back while the hall works, and while its hub is down. */
export async function proveClockJumps({ seed }: { seed: number }): Promise<FaultReport> {
  expectLibrary(fakeTimeLibrary, "faketime");
  const set = (folder: string, days: number) => writeFileSync(join(folder, "clock"), `${days >= 0 ? "+" : ""}${days * 86_400}s\n`);
  const environment = (folder: string) => {
    set(folder, 0);
    return {
      LD_PRELOAD: fakeTimeLibrary,
      FAKETIME_TIMESTAMP_FILE: join(folder, "clock"),
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    };
  };
  const trouble = async ({ hub, folder }: Trial) => {
    const wrong: string[] = [];
    for (const days of [1, -1, 0]) {
      await delay(1_000);
      set(folder, days);
      await delay(1_000);
      if (days !== 0 && !(await conditionsOf(hub)).includes("clock"))
        wrong.push(`staff were not told that the clock jumped by ${days} day`);
    }
    set(folder, 1);
    // Long enough for the hub to have noted its own time, and then a restart within the jump.
    await delay(6_000);
    await hub.kill();
    set(folder, -1);
    await hub.start();
    await delay(2_000);
    return { unavailable: 0, wrong };
  };
  return trial("the wall clock jumps by a day, forward and back", { seed, environment }, trouble, timeMistakes);
}

async function conditionsOf(hub: RealHub): Promise<string[]> {
  const response = await fetch(`${hub.url}/api/v1/conditions`, { headers: { authorization: `Bearer ${hub.tokens().manager}` } });
  const { conditions } = (await response.json()) as { conditions: { id: string }[] };
  return conditions.map(({ id }) => id);
}

/** Within a day time goes on by seconds, nobody has waited for a day, and the day is opened once. */
function timeMistakes(events: readonly JournalEvent[]): string[] {
  const mistakes: string[] = [];
  if (events.filter(({ type }) => type === "day-opened" || type === "day-closed").length !== 1)
    mistakes.push("the day was closed or opened again");
  for (const [at, event] of events.entries()) {
    const gap = event.at - (events[at - 1]?.at ?? event.at);
    if (gap < 0 || gap > dayMs / 24) mistakes.push(`event ${at + 1} (${event.type}) lies ${gap} ms after the one before it`);
    if (event.type === "visit-called" && event.explanation.waitedMs > dayMs / 24)
      mistakes.push(`somebody had waited ${event.explanation.waitedMs} ms`);
  }
  return mistakes.slice(0, 5);
}
