// Runs vitest and Playwright, and counts what they ran.
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root, runTool } from "../run-tool.ts";
import { type PlaywrightReport, type Tally, type VitestReport, nothing, tallyOfPlaywright, tallyOfVitest, withExit } from "./tally.ts";

const limitMs = 15 * 60_000;

/** Unit, property and browser-component tests. */
export async function runVitest(): Promise<Tally> {
  const reportPath = await freshReport("vitest");
  const exitedWell = await runTool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportPath}`], {
    limitMs,
  });
  return withExit(existsSync(reportPath) ? tallyOfVitest(await read<VitestReport>(reportPath)) : nothing, exitedWell);
}

/** The whole system in a real Chromium. */
export const runEndToEnd = (): Promise<Tally> => runPlaywright("e2e", []);

/** The kiosk in a real Electron, on a display of its own that fits a kiosk's screen either way up. */
export const runElectron = (): Promise<Tally> => runPlaywright("electron", ["xvfb-run", "-a", "-s", "-screen 0 1920x1920x24"]);

async function runPlaywright(project: string, wrapper: readonly string[]): Promise<Tally> {
  const reportPath = await freshReport(project);
  const [file, ...words] = [
    ...wrapper,
    "playwright",
    "test",
    "--config=tests/playwright.config.ts",
    `--project=${project}`,
    "--reporter=list,json",
  ];
  const exitedWell = await runTool(file, words, { limitMs, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath } });
  return withExit(existsSync(reportPath) ? tallyOfPlaywright(await read<PlaywrightReport>(reportPath)) : nothing, exitedWell);
}

/** The path for a report, with last time's one gone: a runner that dies must not be judged by it. */
async function freshReport(name: string): Promise<string> {
  const path = join(root, "test-results", `${name}.json`);
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  return path;
}

const read = async <Report>(path: string): Promise<Report> => JSON.parse(await readFile(path, "utf8")) as Report;
