// A real hub and its devices over a network that loses a quarter of all packets each way, and for some seconds all of them.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { Journal, verifyJournal } from "@hallflow/hub/durability";
import { demoPlan } from "@hallflow/hub/testing";
import { freePort } from "../start/free-port.ts";
import { compare, disagreements } from "./kill.ts";
import { startLoad } from "./load.ts";
import { lossyNet } from "./lossy-net.ts";
import { RealHub } from "./real-hub.ts";

export interface NetworkOptions {
  readonly seed: number;
  readonly loss: number;
  readonly lossyMs: number;
  readonly cutMs: number;
  readonly cuts: number;
}

export interface NetworkReport {
  readonly acknowledged: { readonly before: number; readonly lossy: number; readonly all: number };
  /** From each cut until a display said that it is offline, and from its end until it was online again with a view of now. */
  readonly offlineAfterMs: readonly number[];
  readonly backAfterMs: readonly number[];
  readonly wrong: readonly string[];
}

const clients = 16;
/** A display says that it is offline within the heartbeat's patience. */
const mostUnnoticedMs = 3_500;

export async function proveNetwork({ seed, loss, lossyMs, cutMs, cuts }: NetworkOptions): Promise<NetworkReport> {
  const net = await lossyNet(`hf${process.pid % 100_000}`);
  const folder = mkdtempSync(join(tmpdir(), "hallflow-network-"));
  const plan = demoPlan();
  const hub = new RealHub(folder, await freePort(), { HALL_HOST: "0.0.0.0", HALL_BACKUP_MINUTES: "0" }, net);
  const wrong: string[] = [];
  const report = { offlineAfterMs: [] as number[], backAfterMs: [] as number[] };
  try {
    await hub.start();
    const load = startLoad(hub.url, hub.tokens(), plan, clients - plan.counters.length, seed);
    const lobby = new HubClient({ url: hub.url, hello: { token: hub.tokens().lobby, view: "lobby", device: "prove-lobby" } });
    await delay(2_000);
    const before = load.told.tickets.size;
    await net.lose(loss);
    await delay(lossyMs);
    const lossy = load.told.tickets.size - before;
    await net.lose(0);
    for (let at = 0; at < cuts; at++) {
      await until(() => lobby.state().link === "online");
      await net.lose(1);
      const cutAt = performance.now();
      await until(() => lobby.state().link !== "online", cutMs);
      const noticedMs = performance.now() - cutAt;
      report.offlineAfterMs.push(Math.round(noticedMs));
      if (noticedMs > mostUnnoticedMs) wrong.push(`a display said that it was online ${noticedMs.toFixed(0)} ms after the cable was out`);
      await delay(Math.max(0, cutMs - noticedMs));
      await net.lose(0);
      const mendedAt = performance.now();
      const stale = lobby.state().push;
      await until(() => lobby.state().link === "online" && lobby.state().push !== stale);
      report.backAfterMs.push(Math.round(performance.now() - mendedAt));
    }
    await load.finish();
    lobby.close();
    const all = load.told.tickets.size;
    if (lossy === 0) wrong.push("nothing was acknowledged over the lossy network");
    await hub.stop();
    return { acknowledged: { before, lossy, all }, ...report, wrong: [...wrong, ...held(load.told, folder)] };
  } finally {
    await hub.kill();
    await net.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function held(told: Parameters<typeof compare>[0], folder: string): string[] {
  const { findings } = verifyJournal(join(folder, "hall.sqlite"));
  const journal = new Journal(folder);
  const compared = compare(told, [...journal.events()]);
  journal.close();
  return [
    ...disagreements(compared),
    ...[...compared.contradictions, ...compared.surprises].slice(0, 5),
    ...findings.slice(0, 5).map(({ words }) => words.en),
  ];
}

async function until(holds: () => boolean, limitMs = 60_000): Promise<void> {
  for (const deadline = performance.now() + limitMs; !holds() && performance.now() < deadline;) await delay(10);
}
