// Measures the kiosk: from the touch to the paper, from the start to the first touch, and what it costs while nobody is there.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createAgent } from "@hallflow/kiosk";
import { startVirtualPrinter } from "@hallflow/printer/virtual";
import type { ServiceId } from "@hallflow/queue-core";
import type { ElectronApplication, Page } from "@playwright/test";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { launchElectron } from "../system-support/electron.ts";
import { freePort } from "../system-support/running-hall.ts";

const root = resolve(import.meta.dirname, "../..");
const [tickets, starts, sessions, idleSeconds] = (process.argv[2] ?? "40,5,600,20").split(",").map(Number) as [
  number,
  number,
  number,
  number,
];
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
const said = (values: readonly number[]): string =>
  `median ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`;

/** One ticket after the other at a printer whose paper moves as a real one's: the time line of each, from the touch on the service. */
async function touchToPaper(hub: RealHub, folder: string): Promise<void> {
  const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 1 });
  const agent = await createAgent({
    hubUrl: hub.url,
    token: hub.tokens().kiosk,
    device: "bench-kiosk",
    printer: printer.address,
    printerPollMs: 0,
    dataDir: join(folder, "agent"),
    logger: silent,
  });
  while (!agent.status().view || !agent.status().offlineReady) await delay(20);
  const line = {
    quoted: [] as number[],
    issued: [] as number[],
    firstByte: [] as number[],
    lastByte: [] as number[],
    paper: [] as number[],
  };
  const arrival = {
    errands: ["explain-bill" as ServiceId],
    tier: "standard",
    needs: [],
    channel: "kiosk",
    language: "zh",
    declinedSelfService: false,
  } as const;
  for (let ticket = -3; ticket < tickets; ticket++) {
    const touchedAt = performance.now();
    const since = (): number => performance.now() - touchedAt;
    await agent.quote({ ...arrival, errands: [...arrival.errands], needs: [] });
    const quotedMs = since();
    let issuedMs = NaN;
    const taken = await agent.takeTicket(
      { ...arrival, errands: [...arrival.errands], needs: [] },
      { onIssued: () => (issuedMs = since()) },
    );
    // The first ones warm the ways up.
    if (ticket < 0) continue;
    if (taken.kind !== "taken" || taken.print.kind !== "printed" || !taken.print.timeline) throw new Error(JSON.stringify(taken));
    const { firstByteMs, lastByteMs, doneMs } = taken.print.timeline;
    line.quoted.push(quotedMs);
    line.issued.push(issuedMs);
    line.firstByte.push(issuedMs + (firstByteMs ?? NaN));
    line.lastByte.push(issuedMs + (lastByteMs ?? NaN));
    line.paper.push(issuedMs + (doneMs ?? NaN));
  }
  await agent.close();
  await printer.stop();
  console.log(`touch on the service, ${tickets} tickets, hub commit inside:`);
  console.log(`  the diversion's answer      ${said(line.quoted)}`);
  console.log(`  the number on the screen    ${said(line.issued)}`);
  console.log(`  first byte at the printer   ${said(line.firstByte)}`);
  console.log(`  last byte at the printer    ${said(line.lastByte)}`);
  console.log(`  the printer says it is cut  ${said(line.paper)}   (the paper's own speed)`);
}

async function open(hub: RealHub, folder: string, device: string): Promise<{ app: ElectronApplication; page: Page; tookMs: number }> {
  const startedAt = performance.now();
  const app = await launchElectron({
    app: join(root, "apps/kiosk"),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    env: {
      HALL_URL: hub.url,
      HALL_TOKEN: hub.tokens().kiosk,
      HALL_PRINTER: "tcp://127.0.0.1:9",
      HALL_DATA: join(folder, device),
      HALL_DEVICE: device,
      HALL_LOG: "silent",
    },
  });
  const page = await app.firstWindow();
  // Without a printer the start offers to go without paper: that is a first touch too.
  await page.getByRole("button").first().waitFor({ timeout: 60_000 });
  return { app, page, tookMs: performance.now() - startedAt };
}

async function startToTouch(hub: RealHub, folder: string): Promise<void> {
  const took: number[] = [];
  for (let start = 0; start < starts; start++) {
    const { app, tookMs } = await open(hub, folder, "bench-start");
    took.push(tookMs);
    await app.close();
  }
  console.log(
    `Electron's start to the first touch, ${starts} times: median ${quantile(took, 0.5).toFixed(0)} ms, longest ${Math.max(...took).toFixed(0)} ms`,
  );
}

/** Processor time of a process and all that it started, in seconds. */
function cpuSeconds(pid: number): number {
  const stats = readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      return [];
    }
  });
  const family = new Set([pid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid: child, parent } of stats) {
      if (!family.has(parent) || family.has(child)) continue;
      family.add(child);
      grown = true;
    }
  }
  return stats.filter((one) => family.has(one.pid)).reduce((sum, { ticks }) => sum + ticks / 100, 0);
}

async function idleAndWeek(hub: RealHub, folder: string): Promise<void> {
  const { app, page } = await open(hub, folder, "bench-idle");
  await delay(5_000);
  const pid = app.process().pid ?? 0;
  const before = cpuSeconds(pid);
  await delay(idleSeconds * 1_000);
  const share = ((cpuSeconds(pid) - before) / idleSeconds) * 100;
  console.log(`idle for ${idleSeconds} s: ${share.toFixed(2)} % of one core, all of its processes together`);

  const heapMb = async (): Promise<{ page: number; main: number }> => {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    await session.detach();
    const main = await app.evaluate(() => process.memoryUsage().heapUsed);
    return { page: usedSize / 2 ** 20, main: main / 2 ** 20 };
  };
  const session = async (count: number): Promise<void> => {
    for (let one = 0; one < count; one++) {
      await page
        .getByRole("button", { name: /中文|手机上/ })
        .first()
        .click();
      await page.getByRole("button", { name: /直接取号/ }).click();
      await page
        .getByRole("button", { name: /账单解释/ })
        .first()
        .click();
      await page.getByRole("button", { name: /^重新开始/ }).click();
    }
  };
  await session(50);
  const early = await heapMb();
  const half = Math.floor(sessions / 2);
  await session(half);
  const middle = await heapMb();
  await session(sessions - half);
  const late = await heapMb();
  console.log(
    `memory over ${sessions} sessions: page ${early.page.toFixed(1)} → ${middle.page.toFixed(1)} → ${late.page.toFixed(1)} MB, main process ${early.main.toFixed(1)} → ${middle.main.toFixed(1)} → ${late.main.toFixed(1)} MB`,
  );
  await app.close();
}

const folder = mkdtempSync(join(tmpdir(), "hallflow-bench-kiosk-"));
const hub = new RealHub(join(folder, "hub"), await freePort());
try {
  await hub.start();
  await touchToPaper(hub, folder);
  await startToTouch(hub, folder);
  await idleAndWeek(hub, folder);
} finally {
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
