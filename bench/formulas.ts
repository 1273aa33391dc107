// Holds the simulator, and with it the dispatcher that halls run on, against every exact result that is known of such queues.

import {
  type ExactCase,
  type Interval,
  covers,
  exactCases,
  headStart,
  intervalOf,
  mean,
  runExperiment,
  seeded,
} from "@hallflow/queue-core/lab";
import { Command, InvalidArgumentError } from "commander";
import { table, writeSection } from "./report/section.ts";

interface Size {
  readonly runs: number;
  readonly customers: number;
  readonly write: boolean;
}

interface Row {
  readonly name: string;
  readonly figure: string;
  readonly exact: number;
  readonly found: Interval;
}

function rowsOf({ name, queue, figures }: ExactCase, { runs, customers }: Size): Row[] {
  const found = Array.from({ length: runs }, (_, run) => {
    const waits = runExperiment({ ...queue, customers, warmUp: Math.round(customers / 20) }, seeded(1 + run));
    return figures.map(({ measure }) => measure(waits));
  });
  return figures.map(({ name: figure, exact }, index) => ({
    name,
    figure,
    exact,
    found: intervalOf(found.map((run) => run[index] ?? Number.NaN)),
  }));
}

/** How much longer the lane without a head start waits, for head starts in hours. */
function headStarts({ runs, customers }: Size): string {
  const hour = 3_600_000;
  const rows = [0, 0.25, 0.5, 1, 2, 4, 8].map((hours) => {
    const gaps = Array.from({ length: runs }, (_, run) => {
      const { byLane } = runExperiment({ ...headStart(hours), customers, warmUp: Math.round(customers / 20) }, seeded(1 + run));
      const [high = [], low = []] = [...byLane.values()];
      return (mean(low) - mean(high)) / hour;
    });
    const { mean: gap, halfWidth } = intervalOf(gaps);
    return [hours, gap.toFixed(4), halfWidth.toFixed(4), gap > -halfWidth && gap < hours + halfWidth ? "yes" : "**no**"];
  });
  return table([["head start", "difference of the waits", "± (99 %)", "within 0 … head start"], ...rows]);
}

function main(size: Size): void {
  const startedAt = performance.now();
  const rows = exactCases.flatMap((one) => {
    const found = rowsOf(one, size);
    for (const row of found) console.log(tell(row).join("   "));
    return found;
  });
  const inside = rows.filter(({ exact, found }) => covers(found, exact)).length;
  const furthest = Math.max(...rows.map(({ exact, found }) => Math.abs(found.mean / exact - 1)));
  const summary = `${inside} of ${rows.length} figures lie within their 99 % confidence interval; the furthest is ${(furthest * 100).toFixed(2)} % off. Each comes from ${size.runs} runs of ${size.customers.toLocaleString("en")} customers.`;
  const heads = headStarts(size);
  console.log(`\n${heads}\n\n${summary}\n${Math.round((performance.now() - startedAt) / 1_000)} s`);
  if (!size.write) return;
  const head = ["queue", "figure", "exact", "simulated", "± (99 %)", "off by"];
  writeSection("dispatch.md", "formulas", `\n${table([head, ...rows.map(tell)])}\n\n${summary}\n\n${heads}\n`);
}

function tell({ name, figure, exact, found }: Row): string[] {
  const off = `${((found.mean / exact - 1) * 100).toFixed(2).replace("-", "−")} %`;
  return [name, figure, exact.toFixed(4), found.mean.toFixed(4), found.halfWidth.toFixed(4), covers(found, exact) ? off : `**${off}**`];
}

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 2) throw new InvalidArgumentError("a whole number from 2 on");
  return value;
};

await new Command("formulas")
  .description("Compares the simulator with the exact formulas of queueing theory.")
  .option("--runs <number>", "independent runs of each queue", whole, 20)
  .option("--customers <number>", "customers of each run", whole, 50_000)
  .option("--write", "write the tables into docs/dispatch.md", false)
  .action(main)
  .parseAsync();
