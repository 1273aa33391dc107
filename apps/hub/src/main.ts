// Starts the hub from its environment, and says in one sentence why when it cannot.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { formatMistakes, readHallFile } from "./hall-file.ts";
import { PlanRefused, startHub } from "./hub.ts";
import { JournalError } from "./journal.ts";
import { SettingError, readSettings } from "./settings.ts";
import { superviseBySystemd } from "./supervision.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };

async function main(): Promise<void> {
  const loadedMs = Math.round(performance.now());
  const settings = readSettings(process.env);
  const file = readHallFile(settings.hallFile);
  if ("mistakes" in file) return fail(formatMistakes(file.mistakes));
  const logger = pino({ name: "hub", level: settings.logLevel, base: null });
  const hub = await startHub(settings, file.plan, version, logger);
  logger.info({ address: hub.address, hall: file.plan.id, loadedMs, startedMs: Math.round(performance.now()) }, "the hub is listening");
  const pidFile = join(settings.dataFolder, "hub.pid");
  try {
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (error) {
    // A full disk is no reason not to serve the hall: the file is only there for people.
    logger.warn({ err: error }, "the file that names this process could not be written");
    rmSync(pidFile, { force: true });
  }
  const endSupervision = superviseBySystemd(process.env);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      endSupervision();
      void hub.stop().then(() => {
        rmSync(pidFile, { force: true });
        process.exit(0);
      });
    });
  }
}

/** The exit code that tells a supervisor: starting again will not help. */
const unusable = 78;
/** … and that it may. */
const tryAgain = 75;

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = unusable;
}

function explain(error: unknown): string | null {
  if (error instanceof SettingError || error instanceof JournalError || error instanceof PlanRefused) return error.message;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === "EADDRINUSE") {
    return `端口 ${port} 已被占用，请停止占用它的程序，或用 HALL_PORT 指定其他端口。\nPort ${port} is in use. Stop the program that has it, or name another with HALL_PORT.`;
  }
  if (code === "EACCES")
    return `没有权限使用端口 ${port}，请用 HALL_PORT 指定 1024 以上的端口。\nNo permission for port ${port}. Name one above 1024 with HALL_PORT.`;
  if (code === "EADDRNOTAVAIL")
    return `本机没有地址 ${address}，请检查 HALL_HOST。\nThis machine has no address ${address}. Check HALL_HOST.`;
  return null;
}

main().catch((error: unknown) => {
  const sentence = explain(error);
  if (sentence === null) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exit(error instanceof JournalError && error.mayPass ? tryAgain : unusable);
});
