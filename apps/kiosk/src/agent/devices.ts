// The kiosk's scanners, card readers and lamps: watched, heard, and told of to staff when one may not be opened.

import { DeviceWatcher, type HidInput, type HidPort, type HidProfile } from "@hallflow/hid";
import type { Lamp } from "./lamp.ts";
import type { AgentLogger } from "./agent-logger.ts";
import type { StaffReports } from "./staff-reports.ts";

interface Hearing {
  readonly logger: AgentLogger;
  readonly reports: StaffReports;
  readonly lamp: Lamp;
  readonly hear: (input: HidInput) => void;
}

/** What is read is a customer's, so it is heard and not logged. */
export function watchDevices(
  { port, profiles }: { readonly port: HidPort; readonly profiles: readonly HidProfile[] },
  { logger, reports, hear, lamp }: Hearing,
): DeviceWatcher {
  const watcher = new DeviceWatcher(port, profiles, {
    input: (input, { profile }) => {
      logger.info({ profile: profile.id, kind: input.kind }, "a device was used");
      hear(input);
    },
    changed: (devices) => {
      logger.info({ devices: devices.map(({ profile }) => profile.id) }, "the devices changed");
      lamp.light(watcher);
    },
    unlisted: (error) => logger.error({ err: error }, "this machine cannot say which devices are plugged in"),
    refused: ({ profile, device }, error) => {
      logger.error({ err: error, profile: profile.id, path: device.path }, "a device is there and may not be opened");
      reports.deviceRefused(profile.id);
    },
  });
  watcher.start();
  return watcher;
}
