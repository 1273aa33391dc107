// The kiosk without Electron: the agent, and its screens for a browser.

import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { Doorway } from "../doorway.ts";
import { machineDevices } from "../machine-devices.ts";
import { machinePrinter } from "../machine-printer.ts";
import { LaunchError, readLaunchSettings, unusableExitCode } from "../launch-settings.ts";
import { previewServer } from "./server.ts";

const screens = join(import.meta.dirname, "..", "..", "dist", "screens");

async function main(): Promise<void> {
  const settings = readLaunchSettings(process.env);
  // Standard output is for the one line that a starter reads, so logs go to standard error.
  const logger = pino({ name: settings.device, level: settings.logLevel }, pino.destination(2));
  await mkdir(settings.dataDir, { recursive: true });
  const devices = await machineDevices(settings.hidProfiles);
  const doorway = new Doorway({
    agent: { ...settings, ...(await machinePrinter(settings)), logger, devices },
    bridge: { pin: settings.pin, neighbour: settings.neighbour, switches: settings.switches },
  });
  // The screens are there at once and say what is in the way; the agent follows.
  const server = await previewServer({ host: doorway, screens });
  await server.listen({ host: settings.host, port: settings.port });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      logger.info("stopping");
      void server.close().then(() => doorway.close());
    });
  }
  try {
    const running = doorway.run();
    await Promise.race([running, somethingToShow(doorway)]);
    const [{ port }] = server.addresses() as [AddressInfo];
    process.stdout.write(`${JSON.stringify({ listening: port })}\n`);
    logger.info({ port, hub: settings.hubUrl, printer: settings.printer }, "the kiosk is ready");
    await running;
  } finally {
    await server.close();
  }
}

/** Resolves when a screen would be told more than that the kiosk asks to be let in. */
function somethingToShow(doorway: Doorway): Promise<void> {
  return new Promise((resolve) => {
    const stop = doorway.listen((event) => {
      if (event.type === "door" && event.door?.step === "asking") return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = error instanceof LaunchError ? unusableExitCode : 1;
});
