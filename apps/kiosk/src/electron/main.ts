// The kiosk's own window: Electron's main process hosts the agent, shows the screens, and revives whatever dies.

import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, crashReporter } from "electron";
import { type Logger, pino } from "pino";
import { Doorway } from "../doorway.ts";
import { machineDevices } from "../machine-devices.ts";
import { machinePrinter } from "../machine-printer.ts";
import { LaunchError, type LaunchSettings, readLaunchSettings, unusableExitCode } from "../launch-settings.ts";
import { allowNothingElse } from "./confinement.ts";
import { recordCrash } from "./crash-log.ts";
import { connectScreens } from "./ipc-carrier.ts";
import { announceScheme, serveScreens } from "./screen-files.ts";
import { runtimeNote } from "./runtime-note.ts";
import { openKioskWindow } from "./kiosk-window.ts";

const built = dirname(fileURLToPath(import.meta.url));
/** A kiosk that dies sooner than this after its start would only die again. */
const steadyMs = 10_000;

/*
 * Nothing here may wait for `app.whenReady()` at the top level: Electron loads an ES module main before it becomes ready, and
 * the two would wait for each other for ever.
 */
function begin(): void {
  const settings = readLaunchSettings({ HALL_DATA: join(app.getPath("userData"), "agent"), ...process.env });
  const logger = pino({ name: settings.device, level: settings.logLevel }, pino.destination(2));
  // Each kiosk on a machine keeps to its own folder, and is alone in it.
  app.setPath("userData", join(settings.dataDir, "electron"));
  // A process that was told to run without a sandbox (as root, in a test) cannot be given one here.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  app.commandLine.appendSwitch("disable-pinch");
  // On Linux the machine's voices are those of speech-dispatcher, which are looked for only when asked.
  app.commandLine.appendSwitch("enable-speech-dispatcher");
  app.commandLine.appendSwitch("overscroll-history-navigation", "0");
  // Dumps of processes that crash stay on this machine, under the kiosk's own folder.
  crashReporter.start({ uploadToServer: false });
  // On Linux the session starts the kiosk (docs/kiosk-machine.md).
  if (app.isPackaged && process.platform !== "linux") app.setLoginItemSettings({ openAtLogin: true });
  if (!app.requestSingleInstanceLock()) {
    logger.warn("another kiosk already runs on this data folder");
    return app.exit(0);
  }
  announceScheme();
  reviveAfterCrash(settings, logger);
  void app
    .whenReady()
    .then(() => run(settings, logger))
    .catch((error: unknown) => giveUp(error, settings, logger));
}

async function run(settings: LaunchSettings, logger: Logger): Promise<void> {
  const note = runtimeNote();
  logger.info({ electron: process.versions.electron, node: process.versions.node, note }, "the kiosk starts");
  serveScreens(join(built, "..", "screens"));
  allowNothingElse(logger);

  await mkdir(settings.dataDir, { recursive: true });
  const devices = await machineDevices(settings.hidProfiles);
  const doorway = new Doorway({
    agent: { ...settings, ...(await machinePrinter(settings)), logger, devices },
    bridge: { runtime: note, pin: settings.pin, neighbour: settings.neighbour, switches: settings.switches, controls },
  });
  finishBeforeQuitting(doorway);
  // The window is there at once and says what is in the way; the agent follows.
  const carrier = connectScreens(doorway, logger);
  openKioskWindow({ preload: join(built, "preload.cjs"), windowed: process.env["KIOSK_WINDOWED"] === "1", carrier, logger });
  logger.info({ hub: settings.hubUrl, printer: settings.printer }, "the kiosk is ready");
  await doorway.run();
}

/** What the floor manager's panel does with the kiosk itself. */
const controls = {
  restart(): void {
    app.relaunch();
    app.quit();
  },
  exit: () => app.quit(),
};

/** Keeps Electron from quitting until the ticket that is being printed has come out. */
function finishBeforeQuitting(doorway: Doorway): void {
  app.once("will-quit", (event) => {
    event.preventDefault();
    void doorway.close().finally(() => app.quit());
  });
}

/** A fault of ours ends the process; a kiosk that has run for a while starts again by itself. */
function reviveAfterCrash(settings: LaunchSettings, logger: Logger): void {
  for (const kind of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(kind, (error: unknown) => giveUp(error, settings, logger));
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => app.quit());
}

function giveUp(error: unknown, { dataDir }: LaunchSettings, logger: Logger): void {
  if (error instanceof LaunchError) {
    process.stderr.write(`${error.message}\n`);
    return app.exit(unusableExitCode);
  }
  logger.error({ err: error }, "the kiosk failed");
  recordCrash(dataDir, error);
  if (process.uptime() * 1_000 > steadyMs) app.relaunch();
  app.exit(1);
}

try {
  begin();
} catch (error) {
  process.stderr.write(`${error instanceof LaunchError ? error.message : String(error)}\n`);
  app.exit(error instanceof LaunchError ? unusableExitCode : 1);
}
