// The enrolled devices: found by their keys, and gone from one moment to the next when they are revoked.

import type { CounterId, DeviceKind, DeviceView, ZoneId } from "@hallflow/queue-core";
import type { AccessTables, Device } from "../journal/access-tables.ts";
import { digestOf, newSecret } from "./secret.ts";

/** When a device was last here is written down this often; what is shown is always what is known. */
const rememberSeenMs = 5 * 60_000;

export class Devices {
  readonly #tables: AccessTables;
  readonly #byId = new Map<string, Device>();
  readonly #byKey = new Map<string, Device>();
  readonly #stored = new Map<string, number>();

  constructor(tables: AccessTables) {
    this.#tables = tables;
    for (const device of tables.devices()) this.#keep(device);
  }

  /** The device whose key this is, seen now; undefined for a key that was never given or has been revoked. */
  ofKey(key: string, now: number): Device | undefined {
    const device = this.#byKey.get(digestOf(key));
    if (!device) return undefined;
    this.#seen(device, now);
    return this.#byId.get(device.id);
  }

  /** The devices of a kind that stand at a counter. */
  at(counter: CounterId, kind: DeviceKind): Device[] {
    return [...this.#byId.values()].filter((device) => device.counter === counter && device.kind === kind);
  }

  get(id: string): Device | undefined {
    return this.#byId.get(id);
  }

  /** Enrols a device, in the place of one that called itself the same; it gets its key when it asks for it. */
  add(
    of: { id: string; kind: DeviceKind; name: string; counter: CounterId | null; zone: ZoneId | null; approvedBy: string },
    now: number,
  ): Device {
    const before = this.#byId.get(of.id);
    if (before) this.#byKey.delete(before.keyHash);
    const device = { keyHash: "", approvedAt: now, lastSeenAt: null, ...of };
    this.#save(device);
    return device;
  }

  /** Makes a device's key, which is told once and kept as a hash; an earlier key of the device opens nothing any more. */
  newKey(id: string): string {
    const device = this.#known(id);
    const key = newSecret("device");
    this.#byKey.delete(device.keyHash);
    this.#save({ ...device, keyHash: digestOf(key) });
    return key;
  }

  rename(id: string, name: string): Device {
    const device = { ...this.#known(id), name };
    this.#save(device);
    return device;
  }

  revoke(id: string): void {
    const device = this.#known(id);
    this.#tables.removeDevice(id);
    this.#byId.delete(id);
    this.#byKey.delete(device.keyHash);
  }

  /** By kind and name; `isOnline` says of an id whether a device with it is connected. */
  list(isOnline: (id: string) => boolean): DeviceView[] {
    return [...this.#byId.values()]
      .map(({ keyHash: _, ...device }) => ({ ...device, isOnline: isOnline(device.id) }))
      .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, "zh"));
  }

  #known(id: string): Device {
    const device = this.#byId.get(id);
    if (!device) throw new Error(`no device ${id}`);
    return device;
  }

  #seen(device: Device, now: number): void {
    const seen = { ...device, lastSeenAt: now };
    if (now - (this.#stored.get(device.id) ?? 0) > rememberSeenMs) {
      this.#stored.set(device.id, now);
      // A full disk must not shut a device out.
      try {
        this.#tables.noteSeen(seen);
      } catch {
        this.#stored.delete(device.id);
      }
    }
    this.#keep(seen);
  }

  #save(device: Device): void {
    this.#tables.saveDevice(device);
    this.#keep(device);
  }

  #keep(device: Device): void {
    this.#byId.set(device.id, device);
    if (device.keyHash !== "") this.#byKey.set(device.keyHash, device);
  }
}
