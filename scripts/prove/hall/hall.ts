// Simulates many days of one seed, shared out among as many threads as there are processors.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { DayReport } from "./day.ts";
import type { Planted } from "./planted.ts";

export interface HallOptions {
  readonly seed: number;
  /** The first day, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly planted?: Planted | null;
  readonly limitMs: number;
  readonly threads?: number;
  /** Ends with the first day on which something is wrong. */
  readonly untilFound?: boolean;
  readonly progress?: (days: number) => void;
}

export interface HallReport {
  readonly days: number;
  readonly counts: DayReport["counts"];
  readonly steps: number;
  /** Days on which something was wrong, in order. */
  readonly wrong: readonly DayReport[];
}

/** What a thread is asked to play: every so many-th day. */
export interface Share {
  readonly seed: number;
  readonly days: readonly number[];
  readonly planted: Planted | null;
}

export async function simulateHall(options: HallOptions): Promise<HallReport> {
  const { seed, from, to, planted = null, limitMs, untilFound = false, progress } = options;
  const threads = Math.min(options.threads ?? availableParallelism(), to - from);
  const counts = {
    presses: 0,
    done: 0,
    refused: 0,
    unavailable: 0,
    papers: 0,
    offlinePapers: 0,
    recoveries: 0,
    announcements: 0,
    events: 0,
  };
  const wrong: DayReport[] = [];
  let [days, steps] = [0, 0];
  const workers = new Set<Worker>();
  const stop = () => Promise.all([...workers].map((worker) => worker.terminate()));
  const timer = setTimeout(() => void stop(), limitMs);
  const play = (share: Share) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: share });
      workers.add(worker);
      worker.on("message", (report: DayReport) => {
        days++;
        steps += report.steps;
        for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += report.counts[name];
        if (report.violations.length > 0) wrong.push(report);
        progress?.(days);
        if (untilFound && wrong.length > 0) void stop();
      });
      worker.once("error", reject);
      worker.once("exit", () => resolve());
    });
  try {
    const all = Array.from({ length: to - from }, (_, index) => from + index);
    await Promise.all(
      Array.from({ length: threads }, (_, thread) => play({ seed, planted, days: all.filter((day) => (day - from) % threads === thread) })),
    );
  } finally {
    clearTimeout(timer);
    await stop();
  }
  return { days, counts, steps, wrong: wrong.sort((a, b) => a.day - b.day) };
}
