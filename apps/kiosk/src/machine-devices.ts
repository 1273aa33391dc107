// The scanners, card readers and lamps that this machine is to use: the standard ones, and those that its file of profiles describes.

import { readFile } from "node:fs/promises";
import { type HidPort, type HidProfile, hidProfilesSchema, standardProfiles } from "@hallflow/hid";
import { usbPort } from "@hallflow/hid/usb";
import { z } from "zod";
import { LaunchError } from "./launch-settings.ts";

/** Rejects with LaunchError when the file cannot be read or says something that it may not. A machine's own profiles go first. */
export async function machineDevices(file: string | null): Promise<{ port: HidPort; profiles: readonly HidProfile[] }> {
  if (file === null) return { port: usbPort(), profiles: standardProfiles };
  try {
    const own = hidProfilesSchema.parse(JSON.parse(await readFile(file, "utf8")));
    return { port: usbPort(), profiles: [...own, ...standardProfiles] };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new LaunchError(`KIOSK_HID=${file} 不能使用：${why}\nKIOSK_HID=${file} cannot be used: ${why}`);
  }
}
