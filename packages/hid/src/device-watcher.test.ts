// Plugging in and out, with devices of the test's own behind the door.

import { afterEach, describe, expect, it, vi } from "vitest";
import { DeviceWatcher, type WatchedDevice } from "./device-watcher.ts";
import { type HidDevice, type HidHandle, matches } from "./hid-port.ts";
import { type HidProfile, hidProfilesSchema, standardProfiles } from "./profile.ts";
import { memberCard, scan } from "./recorded.fixture.ts";
import type { HidInput } from "./report-reader.ts";
import { usbPort } from "./usb.ts";

const scanner = (path: string, more: Partial<HidDevice> = {}): HidDevice => ({
  path,
  vendorId: 0x0c2e,
  productId: 0x0b61,
  usagePage: 0x8c,
  usage: 2,
  ...more,
});

/** A machine into which devices can be plugged. */
class Bench {
  readonly plugged = new Map<string, HidDevice>();
  readonly opened = new Map<string, { report?: (report: Uint8Array) => void; gone?: () => void; written: number[][]; closed: number }>();
  forbidden = new Set<string>();

  plug(device: HidDevice): void {
    this.plugged.set(device.path, device);
  }

  list = async () => [...this.plugged.values()];

  open = async (path: string): Promise<HidHandle> => {
    if (this.forbidden.has(path)) throw new Error("permission denied");
    const state: NonNullable<ReturnType<typeof this.opened.get>> = { written: [], closed: 0 };
    this.opened.set(path, state);
    return {
      onReport: (listener) => void (state.report = listener),
      onGone: (listener) => void (state.gone = listener),
      write: async (report) => {
        if (!this.plugged.has(path)) throw new Error("gone");
        state.written.push([...report]);
      },
      close: async () => void state.closed++,
    };
  };
}

let bench: Bench;
let heard: HidInput[];
let watcher: DeviceWatcher;
const changed = vi.fn<(devices: readonly WatchedDevice[]) => void>();
const unlisted = vi.fn<(error: unknown) => void>();
const refused = vi.fn<(device: WatchedDevice) => void>();

function watch(profiles: readonly HidProfile[] = standardProfiles): void {
  bench = new Bench();
  heard = [];
  vi.clearAllMocks();
  watcher = new DeviceWatcher(bench, profiles, { input: (input) => heard.push(input), changed, refused, unlisted });
}

afterEach(() => watcher.close());

describe("a watcher of devices", () => {
  it("opens what it knows, hears it, and leaves everything else alone", async () => {
    watch();
    bench.plug(scanner("a"));
    bench.plug(scanner("mouse", { usagePage: 1 }));
    await watcher.look();
    bench.opened.get("a")?.report?.(scan(memberCard)[0] as Uint8Array);
    expect(heard).toEqual([{ kind: "code", value: memberCard }]);
    expect([...bench.opened.keys()]).toEqual(["a"]);
  });

  it("finds a device again that was pulled and plugged in elsewhere", async () => {
    watch();
    bench.plug(scanner("a"));
    await watcher.look();
    bench.plugged.delete("a");
    await watcher.look();
    expect(watcher.devices).toEqual([]);
    expect(bench.opened.get("a")?.closed).toBe(1);
    bench.plug(scanner("b"));
    await watcher.look();
    expect(watcher.devices.map(({ device }) => device.path)).toEqual(["b"]);
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it("opens a device anew that failed while it was plugged in", async () => {
    watch();
    bench.plug(scanner("a"));
    await watcher.look();
    bench.opened.get("a")?.gone?.();
    await vi.waitFor(() => expect(watcher.devices).toEqual([]));
    await watcher.look();
    expect(watcher.devices).toHaveLength(1);
  });

  it("says once that a device may not be opened, and opens it when it may", async () => {
    watch();
    bench.forbidden.add("a");
    bench.plug(scanner("a"));
    await watcher.look();
    await watcher.look();
    expect(refused).toHaveBeenCalledTimes(1);
    bench.forbidden.clear();
    await watcher.look();
    expect(watcher.devices).toHaveLength(1);
  });

  it("has no devices, rather than an end, where the system cannot list them", async () => {
    watch();
    vi.spyOn(bench, "list").mockRejectedValue(new Error("no libusb"));
    await watcher.look();
    await watcher.look();
    expect(unlisted).toHaveBeenCalledTimes(1);
    expect(watcher.devices).toEqual([]);
  });

  it("tells two scanners apart by their serial numbers, the first profile that fits deciding", () => {
    const [left, any] = hidProfilesSchema.parse([
      { id: "left", kind: "scanner", match: { usagePage: 0x8c, serialNumber: "L1" } },
      { id: "any", kind: "scanner", match: { vendorId: 0x0c2e, productId: 0x0b61 } },
    ]) as [HidProfile, HidProfile];
    expect([matches(left, scanner("a", { serialNumber: "L1" })), matches(left, scanner("b"))]).toEqual([true, false]);
    expect([matches(any, scanner("b")), matches(any, scanner("c", { productId: 1 }))]).toEqual([true, false]);
  });

  it("lights the lamps that can show what is asked, and forgets one that has gone", async () => {
    watch(
      hidProfilesSchema.parse([
        { id: "lamp", kind: "lamp", match: { vendorId: 0x0fc5 }, shows: { ready: [1, 0, 255, 0], trouble: [1, 255, 0, 0] } },
      ]),
    );
    bench.plug(scanner("lamp", { vendorId: 0x0fc5 }));
    await watcher.look();
    await watcher.show("trouble");
    await watcher.show("nothing-such");
    expect(bench.opened.get("lamp")?.written).toEqual([[1, 255, 0, 0]]);
    bench.plugged.delete("lamp");
    await watcher.show("ready");
    expect(watcher.devices).toEqual([]);
  });

  it("refuses profiles that fit everything or nothing that exists", () => {
    for (const match of [{}, { vendorId: 70_000 }, { vendor: 1 }]) {
      expect(hidProfilesSchema.safeParse([{ id: "x", kind: "pad", match }]).success).toBe(false);
    }
    const reads = { layout: "text", textAt: 0, shape: "(" };
    expect(hidProfilesSchema.safeParse([{ id: "x", kind: "pad", match: { usage: 1 }, reads }]).success).toBe(false);
  });
});

it("lists this machine's own devices through node-hid, which loads in Node", async () => {
  watch();
  expect(await usbPort().list()).toEqual(expect.any(Array));
  await expect(usbPort().open("/dev/no-such-device")).rejects.toThrow(/open/);
});
