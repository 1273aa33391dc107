import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DeviceWatcher, type HidDevice, type HidPort, hidProfilesSchema } from "@hallflow/hid";
import { describe, expect, it } from "vitest";
import { Lamp, type LampFacts, lampFor, lampStates } from "./lamp.ts";

const words = { zh: "", en: "" };
const printer = (kind: "ready" | "paper-near-end" | "paper-out") => ({ kind, blocks: kind === "paper-out", words });
const well: LampFacts = {
  link: "online",
  printer: printer("ready"),
  offlineReady: true,
  paused: false,
  printing: false,
  staffWanted: false,
};

describe("the kiosk's lamp", () => {
  it.each([
    ["ready", {}],
    ["printing", { printing: true }],
    ["printing", { printing: true, staffWanted: true }],
    ["attention", { printer: printer("paper-near-end") }],
    ["attention", { link: "offline" }],
    ["out-of-order", { printer: printer("paper-out") }],
    ["out-of-order", { paused: true }],
    ["out-of-order", { link: "offline", offlineReady: false }],
    ["out-of-order", { link: "refused" }],
    ["staff-wanted", { staffWanted: true, printer: printer("paper-out") }],
  ] as const)("shows %s for %j", (state, change) => {
    expect(lampFor({ ...well, ...change })).toBe(state);
  });

  /** Reports as the lamps of the demo hall's file are said to take them. */
  const profiles = hidProfilesSchema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "../../../../halls/demo/lamps.json"), "utf8")),
  );
  const device = (index: number, path: string): HidDevice => {
    const { vendorId = 0, productId = 0 } = profiles[index]?.match ?? {};
    return { path, vendorId, productId };
  };

  function bench() {
    const plugged: HidDevice[] = [];
    const written: [path: string, report: readonly number[]][] = [];
    const port: HidPort = {
      list: async () => plugged,
      open: async (path) => ({
        onReport: () => undefined,
        onGone: () => undefined,
        write: async (report) => void written.push([path, report]),
        close: async () => undefined,
      }),
    };
    const lamp = new Lamp();
    const watcher = new DeviceWatcher(port, profiles, { input: () => undefined, changed: () => lamp.light(watcher) });
    return { plugged, written, watcher, lamp };
  }

  it("gets the report that its profile gives for each state, once", async () => {
    const { plugged, written, watcher, lamp } = bench();
    plugged.push(device(0, "flag"));
    await watcher.look();
    for (const state of [...lampStates, lampStates.at(-1) ?? "ready"]) lamp.show(state);
    expect(written).toEqual(lampStates.map((state) => ["flag", profiles[0]?.shows[state]]));
    await watcher.close();
  });

  it("that has fewer lights shows the nearest, and one that is plugged in later shows what is", async () => {
    const { plugged, written, watcher, lamp } = bench();
    lamp.show("staff-wanted");
    plugged.push(device(1, "tower"));
    await watcher.look();
    expect(written).toEqual([["tower", profiles[1]?.shows["out-of-order"]]]);
    lamp.show("printing");
    expect(written.at(-1)).toEqual(["tower", profiles[1]?.shows["ready"]]);
    await watcher.close();
  });
});
