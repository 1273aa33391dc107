// A whole day of a hall in some minutes: every visit through a real hub with all kinds of devices, while its memory and files are watched.

import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HubClient } from "@hallflow/hub-client";
import { demoPlan, randomTicket, seeded } from "@hallflow/hub/testing";
import type { CounterId, Hello, StaffId } from "@hallflow/queue-core";
import { freePort } from "../start/free-port.ts";
import { leanNode } from "../start/lean-node.ts";
import { RealHub } from "./real-hub.ts";

export interface SoakSample {
  readonly visits: number;
  readonly rssMb: number;
  /** After a garbage collection that was asked for. */
  readonly heapMb: number;
  readonly journalMb: number;
  readonly walMb: number;
}

export interface SoakReport {
  readonly samples: readonly SoakSample[];
  readonly secondsTaken: number;
  readonly largestRssMb: number;
  readonly heapGrowthMb: number;
  readonly journalBytesPerVisit: number;
  readonly largestWalMb: number;
  readonly wrong: readonly string[];
}

const mostRssMb = 250;
/** Visits of the day are remembered until it is closed: so much for each of them, and nothing besides. */
const mostHeapPerVisitBytes = 4_096;
/** Twice what SQLite moves into the file at a time, and a group that comes on top. */
const mostWalMb = 16;
const samplesPerDay = 24;
const megabyte = 1024 * 1024;
const waitingAtMost = 150;

export async function proveSoak({
  visits,
  displays,
  say,
}: {
  visits: number;
  displays: number;
  say: (line: string) => void;
}): Promise<SoakReport> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-soak-"));
  const data = join(folder, "data");
  const config = join(folder, "hall.yaml");
  const whole = demoPlan();
  const [first] = whole.counters;
  if (!first) throw new Error("the demo hall has no counter");
  const lanes = whole.lanes.map(({ id }) => id);
  const plan = { ...whole, counters: Array.from({ length: 24 }, (_, index) => ({ ...first, id: String(index + 1) as CounterId, lanes })) };
  writeFileSync(config, JSON.stringify(plan));
  const hub = new RealHub(data, await freePort(), {
    HALL_CONFIG: config,
    NODE_OPTIONS: `${leanNode.NODE_OPTIONS} --expose-gc --import ${collector}`,
  });
  const clients: HubClient[] = [];
  const startedAt = performance.now();
  try {
    await hub.start();
    const connect = (view: Hello["view"], device: string, counter?: CounterId) => {
      const client = new HubClient({
        url: hub.url,
        hello: { token: hub.tokens()[view as "lobby"], view, device, ...(counter === undefined ? {} : { counter }) },
      });
      clients.push(client);
      return client;
    };
    for (let at = 0; at < displays; at++) connect("lobby", `soak-lobby-${at}`);
    connect("manager", "soak-manager");
    const random = seeded(1);
    const day = { issued: 0, served: 0 };
    const kiosk = async (client: HubClient) => {
      while (day.issued < visits) {
        day.issued++;
        await client.send(randomTicket(plan, random));
        while (day.issued - day.served > waitingAtMost && day.issued < visits) await pause(5);
      }
    };
    const teller = async (client: HubClient, counter: CounterId) => {
      await client.send({ type: "sign-in", counter, staff: `staff-${counter}` as StaffId });
      while (day.served < visits) {
        const answer = await client.send({ type: "call-next", counter });
        if (answer.kind !== "done") {
          if (day.issued >= visits && answer.kind === "refused") return;
          await pause(20);
          continue;
        }
        await client.send({ type: "start", counter });
        for (;;) {
          const finished = await client.send({ type: "finish", counter });
          if (finished.kind !== "done" || finished.result.counter?.state !== "serving") break;
        }
        day.served++;
      }
    };
    const samples: SoakSample[] = [];
    const watch = async () => {
      for (let at = 1; at <= samplesPerDay; at++) {
        const due = (visits * at) / samplesPerDay;
        while (day.issued < due) await pause(20);
        const sample = await take(hub, data, day.issued);
        samples.push(sample);
        say(JSON.stringify(sample));
      }
    };
    await Promise.all([
      watch(),
      ...Array.from({ length: 6 }, (_, at) => kiosk(connect("kiosk", `soak-kiosk-${at}`))),
      ...plan.counters.map(({ id }) => teller(connect("teller", `soak-counter-${id}`, id), id)),
    ]);
    return judge(samples, visits, (performance.now() - startedAt) / 1_000);
  } finally {
    for (const client of clients) client.close();
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const collector = new URL("gc-on-signal.ts", import.meta.url).href;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the hub needs just now, by its own metrics; the heap right after it has been told to collect. */
async function take(hub: RealHub, data: string, visits: number): Promise<SoakSample> {
  process.kill(hub.pid, "SIGUSR2");
  await pause(300);
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} ([0-9.e+]+)$`, "m").exec(metrics)?.[1] ?? NaN);
  const mb = (bytes: number) => Math.round((10 * bytes) / megabyte) / 10;
  const size = (name: string) => statSync(join(data, name), { throwIfNoEntry: false })?.size ?? 0;
  return {
    visits,
    rssMb: mb(value("process_resident_memory_bytes")),
    heapMb: mb(value("nodejs_heap_size_used_bytes")),
    journalMb: mb(size("hall.sqlite")),
    walMb: mb(size("hall.sqlite-wal")),
  };
}

function judge(samples: readonly SoakSample[], visits: number, secondsTaken: number): SoakReport {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) throw new Error("nothing was measured");
  const heapGrowthMb = Math.round(10 * (last.heapMb - first.heapMb)) / 10;
  const largestRssMb = Math.max(...samples.map(({ rssMb }) => rssMb));
  const largestWalMb = Math.max(...samples.map(({ walMb }) => walMb));
  const mostGrowthMb = 10 + (mostHeapPerVisitBytes * (last.visits - first.visits)) / megabyte;
  const wrong = [
    ...(largestRssMb > mostRssMb ? [`the hub took ${largestRssMb} MB, at most ${mostRssMb} wanted`] : []),
    ...(heapGrowthMb > mostGrowthMb ? [`its heap grew by ${heapGrowthMb} MB, at most ${mostGrowthMb.toFixed(0)} wanted`] : []),
    ...(largestWalMb > mostWalMb ? [`its log came to ${largestWalMb} MB, at most ${mostWalMb} wanted`] : []),
  ];
  const journalBytesPerVisit = Math.round((last.journalMb * megabyte) / visits);
  return { samples, secondsTaken: Math.round(secondsTaken), largestRssMb, heapGrowthMb, journalBytesPerVisit, largestWalMb, wrong };
}
