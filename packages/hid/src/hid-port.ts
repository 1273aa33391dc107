// The door to the machine's HID devices, as the watcher needs it; node-hid stands behind it in `usb.ts`, and a test's own devices elsewhere.

import type { HidProfile } from "./profile.ts";

/** One interface of a device that is plugged in. `path` is where it is opened, and new each time that it is plugged in. */
export interface HidDevice {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
  readonly product?: string | undefined;
}

export interface HidHandle {
  /** Calls back with each input report, its report id first where the device has several. */
  onReport(listener: (report: Uint8Array) => void): void;
  /** Calls back once, when the device has gone or no longer answers. */
  onGone(listener: () => void): void;
  /** Sends an output report, its report id first. Rejects when the device has gone. */
  write(report: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

export interface HidPort {
  list(): Promise<readonly HidDevice[]>;
  /** Rejects when the device has gone, or may not be opened by this user. */
  open(path: string): Promise<HidHandle>;
}

/** Whether a device is what a profile speaks of: everything that the profile names must fit. */
export const matches = ({ match }: HidProfile, device: HidDevice): boolean =>
  (Object.keys(match) as (keyof typeof match)[]).every((part) => match[part] === undefined || match[part] === device[part]);
