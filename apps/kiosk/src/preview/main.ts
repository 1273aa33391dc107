// The kiosk without Electron: the agent, and its screens for a browser.

import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { createAgent } from "../agent/agent.ts";
import { BridgeHost } from "../bridge-host.ts";
import { kioskToken } from "../kiosk-token.ts";
import { machineDevices } from "../machine-devices.ts";
import { LaunchError, readLaunchSettings, unusableExitCode } from "../launch-settings.ts";
import { previewServer } from "./server.ts";

const screens = join(import.meta.dirname, "..", "..", "dist", "screens");

async function main(): Promise<void> {
  const settings = readLaunchSettings(process.env);
  // Standard output is for the one line that a starter reads, so logs go to standard error.
  const logger = pino({ name: settings.device, level: settings.logLevel }, pino.destination(2));
  const stopping = new AbortController();
  let stop = (): void => stopping.abort();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop());

  const { hubUrl, token: given, device, dataDir } = settings;
  await mkdir(dataDir, { recursive: true });
  const token = await kioskToken({ hubUrl, given, device, keptIn: join(dataDir, "token"), logger, signal: stopping.signal });
  const devices = await machineDevices(settings.hidProfiles);
  const agent = await createAgent({ ...settings, token, logger, devices });
  const server = await previewServer({ host: new BridgeHost(agent, { pin: settings.pin, neighbour: settings.neighbour }), screens });
  await server.listen({ host: settings.host, port: settings.port });
  stop = () => {
    logger.info("stopping");
    void server.close().then(() => agent.close());
  };
  if (stopping.signal.aborted) return stop();
  const [{ port }] = server.addresses() as [AddressInfo];
  process.stdout.write(`${JSON.stringify({ listening: port })}\n`);
  logger.info({ port, hub: settings.hubUrl, printer: settings.printer }, "the kiosk is ready");
}

main().catch((error: unknown) => {
  if (error instanceof Error && error.name === "AbortError") return;
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = error instanceof LaunchError ? unusableExitCode : 1;
});
