// A kiosk in its own Electron beside a real hub, for measuring: how it is opened, and what its processes take.

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import type { RealHub } from "../../scripts/prove/real-hub.ts";
import { launchElectron } from "./electron.ts";

const root = resolve(import.meta.dirname, "../..");

export interface OpenedKiosk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** From the start of the process to the first thing that can be touched. */
  readonly tookMs: number;
}

/** Starts a kiosk against this hub, with a printer that is not there unless one is given, and waits for the first thing to touch. */
export async function openKiosk(
  hub: Pick<RealHub, "url" | "tokens">,
  folder: string,
  device: string,
  printer = "tcp://127.0.0.1:9",
): Promise<OpenedKiosk> {
  const startedAt = performance.now();
  const app = await launchElectron({
    app: join(root, "apps/kiosk"),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    env: {
      HALL_URL: hub.url,
      HALL_TOKEN: hub.tokens().kiosk,
      HALL_PRINTER: printer,
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

/** A process and all that it started, with the processor time that each has had, in ticks of 10 ms. */
function family(pid: number): { pid: number; ticks: number }[] {
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
  const members = new Set([pid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid: child, parent } of stats) {
      if (!members.has(parent) || members.has(child)) continue;
      members.add(child);
      grown = true;
    }
  }
  return stats.filter((one) => members.has(one.pid));
}

/** Processor time of a process and all that it started, in seconds. */
export const cpuSeconds = (pid: number): number => family(pid).reduce((sum, { ticks }) => sum + ticks / 100, 0);

/** Memory of a process and all that it started, in MB: their own, without the programs and libraries that they share with others. */
export function memoryMb(pid: number): number {
  const kilobytes = family(pid).map((one) => {
    try {
      return Number(/^Pss_Anon:\s+(\d+)/m.exec(readFileSync(`/proc/${one.pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}
