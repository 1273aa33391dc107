// Knows which of the profiled devices are plugged in, opens each, and hears them: hotplug by asking again, because no system tells alike.

import { type HidDevice, type HidHandle, type HidPort, matches } from "./hid-port.ts";
import type { HidProfile } from "./profile.ts";
import { type HidInput, reportReader } from "./report-reader.ts";

export interface WatchedDevice {
  readonly profile: HidProfile;
  readonly device: HidDevice;
}

export interface WatcherEvents {
  readonly input: (input: HidInput, from: WatchedDevice) => void;
  /** Called after a device has been opened, has gone, or would not open. */
  readonly changed: (devices: readonly WatchedDevice[]) => void;
  /** A device that is there and may not be opened: mostly a rule that the system lacks. Told once for each plugging in. */
  readonly refused?: (device: WatchedDevice, error: unknown) => void;
  /** This system cannot say what is plugged in, mostly for want of a library. Told once. */
  readonly unlisted?: (error: unknown) => void;
}

interface Opened extends WatchedDevice {
  readonly handle: HidHandle;
}

const pollMs = 1_000;

export class DeviceWatcher {
  readonly #port: HidPort;
  readonly #profiles: readonly HidProfile[];
  readonly #events: WatcherEvents;
  readonly #now: () => number;
  readonly #opened = new Map<string, Opened>();
  readonly #refused = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #looking: Promise<void> | null = null;
  #isClosed = false;
  #isUnlisted = false;

  /** `now` is a monotonic clock in milliseconds. Nothing happens before `start` or `look`. */
  constructor(port: HidPort, profiles: readonly HidProfile[], events: WatcherEvents, now: () => number = () => performance.now()) {
    this.#port = port;
    this.#profiles = profiles;
    this.#events = events;
    this.#now = now;
  }

  /** Looks now and every second from now on. */
  start(): void {
    const again = (): void => {
      if (!this.#isClosed) this.#timer = setTimeout(() => void this.look().then(again), pollMs);
    };
    void this.look().then(again);
  }

  get devices(): readonly WatchedDevice[] {
    return [...this.#opened.values()].map(({ profile, device }) => ({ profile, device }));
  }

  /** Looks once: opens what is new. Never rejects; a system that cannot list its devices has none. */
  look(): Promise<void> {
    return (this.#looking ??= this.#look().finally(() => (this.#looking = null)));
  }

  /** Sends every open device the first of these names that its profile's `shows` has; a device that fails is closed and found again. */
  async show(...names: readonly string[]): Promise<void> {
    await Promise.all(
      [...this.#opened.values()].map(async ({ profile, device, handle }) => {
        const name = names.find((one) => Object.hasOwn(profile.shows, one));
        const report = name === undefined ? undefined : profile.shows[name];
        if (report) await handle.write(report).catch(() => this.#drop(device.path));
      }),
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all([...this.#opened.keys()].map((path) => this.#drop(path)));
  }

  async #look(): Promise<void> {
    const found = await this.#port.list().catch((error: unknown) => this.#unlisted(error));
    const paths = new Set(found.map(({ path }) => path));
    for (const path of this.#opened.keys()) if (!paths.has(path)) await this.#drop(path);
    for (const path of this.#refused) if (!paths.has(path)) this.#refused.delete(path);
    for (const device of found) {
      const profile = this.#profiles.find((candidate) => matches(candidate, device));
      if (profile && !this.#opened.has(device.path) && !this.#isClosed) await this.#open({ profile, device });
    }
  }

  #unlisted(error: unknown): readonly HidDevice[] {
    if (!this.#isUnlisted) this.#events.unlisted?.(error);
    this.#isUnlisted = true;
    return [];
  }

  async #open(watched: WatchedDevice): Promise<void> {
    const { profile, device } = watched;
    try {
      const handle = await this.#port.open(device.path);
      const read = reportReader(profile);
      this.#opened.set(device.path, { ...watched, handle });
      handle.onReport((report) => {
        const input = read(report, this.#now());
        if (input) this.#events.input(input, watched);
      });
      handle.onGone(() => void this.#drop(device.path));
      this.#refused.delete(device.path);
      this.#events.changed(this.devices);
    } catch (error) {
      if (this.#refused.has(device.path)) return;
      this.#refused.add(device.path);
      this.#events.refused?.(watched, error);
    }
  }

  async #drop(path: string): Promise<void> {
    const opened = this.#opened.get(path);
    if (!this.#opened.delete(path)) return;
    await opened?.handle.close().catch(() => undefined);
    if (!this.#isClosed) this.#events.changed(this.devices);
  }
}
