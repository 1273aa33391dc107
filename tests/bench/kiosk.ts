// Measures the kiosk: from the touch to the paper, from the start to the first touch, and what it costs while nobody is there.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createAgent } from "@hallflow/kiosk";
import { startVirtualPrinter } from "@hallflow/printer/virtual";
import type { ServiceId } from "@hallflow/queue-core";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { cpuSeconds, openKiosk } from "../system-support/opened-kiosk.ts";
import { freePort } from "../system-support/running-hall.ts";

const [tickets = 40, starts = 5, idleSeconds = 20] = (process.argv[2] ?? "").split(",").filter(Boolean).map(Number);
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
  await touchToPaper(hub, folder);
  await startToTouch(hub, folder);
  await idle(hub, folder);
} finally {
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
