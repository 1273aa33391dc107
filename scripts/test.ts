// Runs all tests, or the named parts of them, after fetching whatever they need; its last line counts them.
import { Argument, Command } from "commander";
import { electronRuntime } from "./electron-runtime.ts";
import { runTool } from "./run-tool.ts";
import { type FinishedStep, type StepOutcome, runStep, summary } from "./steps.ts";
import { runElectron, runEndToEnd, runVitest } from "./test/runners.ts";
import { ensureSystemPackages } from "./test/system-packages.ts";
import { type Tally, add, inWords, nothing } from "./test/tally.ts";

const parts = ["check", "unit", "e2e", "electron"] as const;
type Part = (typeof parts)[number];

const say = (line: string): void => console.log(`  ${line}`);
const stepLimitMs = 5 * 60_000;

let total = nothing;

async function count(tests: Promise<Tally>): Promise<StepOutcome> {
  const tally = await tests;
  total = add(total, tally);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  const ran = tally.passed + tally.failed > 0;
  return { ok: ran && tally.failed === 0, words: ran ? inWords(tally) + skipped : "no test was found, which is a failure" };
}

interface Step {
  readonly name: string;
  /** The parts that need this step. */
  readonly for: readonly Part[];
  readonly work: () => Promise<StepOutcome>;
}

const steps: readonly Step[] = [
  {
    name: "system packages",
    for: ["unit", "e2e", "electron"],
    work: async () => {
      await ensureSystemPackages(say);
      return { ok: true };
    },
  },
  {
    name: "Electron to test in",
    for: ["electron"],
    work: async () => {
      const { version, source } = await electronRuntime(say);
      return { ok: true, words: `${version}, ${source}` };
    },
  },
  { name: "check", for: ["check"], work: async () => ({ ok: await runTool("node", ["scripts/check.ts"], { limitMs: stepLimitMs }) }) },
  {
    name: "build of the pages",
    for: ["e2e", "electron"],
    work: async () => ({ ok: await runTool("node", ["scripts/build.ts"], { limitMs: stepLimitMs }) }),
  },
  { name: "unit tests", for: ["unit"], work: () => count(runVitest()) },
  { name: "end-to-end tests", for: ["e2e"], work: () => count(runEndToEnd()) },
  { name: "Electron tests", for: ["electron"], work: () => count(runElectron()) },
];

async function run(chosen: ReadonlySet<Part>): Promise<void> {
  const finished: FinishedStep[] = [];
  for (const { name, for: parts, work } of steps) {
    if (!parts.some((part) => chosen.has(part))) continue;
    const before = total;
    const step = await runStep(name, work);
    finished.push(step);
    if (step.ok) continue;
    // A step that failed without a failed test still has to show in the closing line.
    if (total.failed === before.failed) total = add(total, { ...nothing, failed: 1 });
    break;
  }
  console.log(`\n${summary(finished)}`);
  const last = finished.at(-1);
  if (last?.ok === false) console.log(`Stopped at: ${last.name}. The rest did not run.`);
  console.log(inWords(total));
  if (total.failed > 0) process.exitCode = 1;
}

await new Command("test")
  .description("Runs all tests, or only the parts that are named.")
  .addArgument(new Argument("[parts...]", "parts to run").choices(parts).default(parts, "all"))
  .action((chosen: Part[]) => run(new Set(chosen)))
  .parseAsync();
