// Measures the kiosk: from the touch to the paper, from the start to the first touch, and what it costs while nobody is there.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { printerProfiles } from "@hallflow/printer";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { cpuSeconds, openKiosk } from "../system-support/opened-kiosk.ts";
import { freePort } from "../system-support/running-hall.ts";
import { touchToPaper } from "./touch-to-paper.ts";

const [tickets = 40, starts = 5, idleSeconds = 20] = (process.argv[2] ?? "").split(",").filter(Boolean).map(Number);

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
const said = (values: readonly number[]): string =>
  `median ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`;

async function sayTouchToPaper(hub: RealHub, folder: string): Promise<void> {
  const line = await touchToPaper(hub, folder, printerProfiles["epson-80"], tickets);
  console.log(`touch on the service, ${tickets} tickets, hub commit inside:`);
  console.log(`  the diversion's answer      ${said(line.quoted)}`);
  console.log(`  the number on the screen    ${said(line.issued)}`);
  console.log(`  first byte at the printer   ${said(line.firstByte)}`);
  console.log(`  last byte at the printer    ${said(line.lastByte)}`);
  console.log(`  the printer says it is cut  ${said(line.paper)}   (the paper's own speed)`);
}

async function startToTouch(hub: RealHub, folder: string): Promise<void> {
  const took: number[] = [];
  for (let start = 0; start < starts; start++) {
    const { app, tookMs } = await openKiosk(hub, folder, "bench-start");
    took.push(tookMs);
    await app.close();
  }
  console.log(
    `Electron's start to the first touch, ${starts} times: median ${quantile(took, 0.5).toFixed(0)} ms, longest ${Math.max(...took).toFixed(0)} ms`,
  );
}

async function idle(hub: RealHub, folder: string): Promise<void> {
  const { app } = await openKiosk(hub, folder, "bench-idle");
  await delay(5_000);
  const pid = app.process().pid ?? 0;
  const before = cpuSeconds(pid);
  await delay(idleSeconds * 1_000);
  const share = ((cpuSeconds(pid) - before) / idleSeconds) * 100;
  console.log(`idle for ${idleSeconds} s: ${share.toFixed(2)} % of one core, all of its processes together`);

  await app.close();
}

const folder = mkdtempSync(join(tmpdir(), "hallflow-bench-kiosk-"));
const hub = new RealHub(join(folder, "hub"), await freePort());
try {
  await hub.start();
  await sayTouchToPaper(hub, folder);
  await startToTouch(hub, folder);
  await idle(hub, folder);
} finally {
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
