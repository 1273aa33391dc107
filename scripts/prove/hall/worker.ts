// Plays its share of days, one after the other, in a thread whose clock and chance are the world's.

import { parentPort, workerData } from "node:worker_threads";
import { simulateDay } from "./day.ts";
import type { Share } from "./hall.ts";

const { seed, days, planted } = workerData as Share;
for (const day of days) {
  const report = await simulateDay(seed, day, planted);
  // The story of a good day is long and of no use.
  const told = report.violations.length > 0 ? report : { ...report, story: [] };
  parentPort?.postMessage(told, []);
}
