// Checks all sources without running them: types, lint, format, and what nothing uses.
import { runTool } from "./run-tool.ts";
import { type FinishedStep, runStep, summary } from "./steps.ts";

const limitMs = 5 * 60_000;

const checks: readonly (readonly [name: string, tool: string, ...words: string[]])[] = [
  ["types of the core", "tsc", "-p", "tsconfig.core.json"],
  ["types of what runs in Node", "tsc", "-p", "tsconfig.node.json"],
  ["types of what runs in a page", "tsc", "-p", "tsconfig.web.json"],
  ["lint", "oxlint", "--type-aware", "--deny-warnings", "--report-unused-disable-directives"],
  ["format", "oxfmt", "--check"],
  ["nothing unused", "knip"],
];

const steps: FinishedStep[] = [];
for (const [name, tool, ...words] of checks) {
  steps.push(await runStep(name, async () => ({ ok: await runTool(tool, words, { limitMs }) })));
}

console.log(`\n${summary(steps)}`);
if (steps.some(({ ok }) => !ok)) process.exitCode = 1;
