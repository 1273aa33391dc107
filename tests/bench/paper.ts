// Draws the time line from the touch on the service to the paper in hand, on printers of three kinds, for docs/performance.md.

import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { printerProfiles } from "@hallflow/printer";
import { table, writePicture, writeSection } from "../../bench/report/section.ts";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { freePort } from "../system-support/running-hall.ts";
import { type TicketTimes, timeLineChart } from "./time-line-chart.ts";
import { touchToPaper } from "./touch-to-paper.ts";

const tickets = Number(process.argv[2] ?? "15");
/** As the virtual printer's knife takes it. */
const cutMs = 250;
/** The bar of the last byte. */
const lastByteBarMs = 150;

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
const median = (values: readonly number[]): number => quantile(values, 0.5);

const kinds = [
  ["80 mm, its own font", printerProfiles["epson-80"]],
  ["80 mm, a picture", printerProfiles["raster-80"]],
  ["58 mm, its own font", printerProfiles["generic-58"]],
] as const;

const folder = mkdtempSync(join(tmpdir(), "hallflow-bench-paper-"));
const hub = new RealHub(join(folder, "hub"), await freePort());
try {
  await hub.start();
  const rows: TicketTimes[] = [];
  let slowest = 0;
  for (const [name, profile] of kinds) {
    const line = await touchToPaper(hub, folder, profile, tickets);
    slowest = Math.max(slowest, quantile(line.lastByte, 0.95));
    const lengthMm = median(line.lengthMm);
    rows.push({
      name: `${name}, ${profile.paperSpeedMmPerSecond} mm/s`,
      shownMs: median(line.issued),
      lastByteMs: median(line.lastByte),
      paperMs: (lengthMm / profile.paperSpeedMmPerSecond) * 1_000,
      cutMs,
      inHandMs: median(line.paper),
      lengthMm,
    });
  }
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const figures = table([
    ["printer", "number on the screen", "last byte", "paper", "its own movement", "cut", "in hand"],
    ...rows.map((row) => [
      row.name,
      ms(row.shownMs),
      ms(row.lastByteMs),
      `${row.lengthMm} mm`,
      ms(row.paperMs),
      ms(row.cutMs),
      ms(row.inHandMs),
    ]),
  ]);
  writePicture("print-timeline.svg", timeLineChart(rows));
  writeSection(
    "performance.md",
    "paper",
    `\n${cpus()[0]?.model ?? "?"}, ${tickets} tickets on each, medians, while the machine had other work (load ${(loadavg()[0] ?? 0).toFixed(0)}).\n\n${figures}\n`,
  );
  console.log(`${figures}\n\nlast byte, p95 of the slowest: ${ms(slowest)} (bar: ${lastByteBarMs} ms)`);
  if (slowest > lastByteBarMs) process.exitCode = 1;
} finally {
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
