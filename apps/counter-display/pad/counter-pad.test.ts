/// <reference types="vite/client" />
// A pad of recorded reports on a rehearsed hall: its keys do what the console's do, and both show the same.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DeviceWatcher, type HidDevice, type HidHandle, type HidPort, hidProfilesSchema } from "@hallflow/hid";
import type { CounterId, PadView, StaffId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { Rehearsal } from "../src/rehearsal/rehearsal.ts";
import { CounterPad, padKeys } from "./counter-pad.ts";

const counter = "1" as CounterId;
const profiles = hidProfilesSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, "../../../halls/demo/pads.json"), "utf8")));

/** A machine with one pad on its USB, as the sample profiles know it. */
function machine(bytes: 8 | 64) {
  const written: number[][] = [];
  let hear: (report: Uint8Array) => void = () => undefined;
  const device: HidDevice = { path: "/pad", vendorId: 0x1234, productId: bytes, usagePage: bytes === 8 ? 0xff00 : 0xff01 };
  const handle: HidHandle = {
    onReport: (listener) => void (hear = listener),
    onGone: () => undefined,
    write: async (report) => void written.push([...report]),
    close: async () => undefined,
  };
  const port: HidPort = { list: async () => [device], open: async () => handle };
  const report = (key: number) => {
    const made = new Uint8Array(bytes);
    if (bytes === 8) made.set([1, 7, key]);
    else made.set([key], 4);
    return made;
  };
  /** Down, held, and up again. */
  const press = async (key: number) => {
    for (const value of [key, key, 0]) hear(report(value));
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { port, written, press };
}

async function hallWithPad(bytes: 8 | 64 = 8) {
  const rehearsal = new Rehearsal();
  const link = rehearsal.pad(counter);
  const usb = machine(bytes);
  const said: string[] = [];
  const pad = new CounterPad(link, { info: (words) => void said.push(words) });
  const watcher = new DeviceWatcher(usb.port, profiles, { input: (input) => void pad.press(input), changed: () => pad.refresh(true) });
  pad.lightBy(watcher);
  await watcher.look();
  const seat = () => {
    const view = link.state().push?.view as PadView | undefined;
    return view?.seat;
  };
  const signIn = () => rehearsal.do({ type: "sign-in", counter, staff: "W1" as StaffId });
  return { rehearsal, link, usb, pad, said, seat, signIn };
}

describe("a call pad", () => {
  it("calls, recalls, starts and finishes by the console's own commands, with what it has seen", async () => {
    const { rehearsal, link, usb, seat, signIn } = await hallWithPad();
    signIn();
    rehearsal.ticket();
    await usb.press(17);
    expect(seat()).toMatchObject({ state: "calling", ticket: "A001" });
    rehearsal.pass(21_000);
    await usb.press(18);
    await usb.press(20);
    expect(seat()?.state).toBe("serving");
    await usb.press(20);
    expect(seat()?.state).toBe("free");
    expect(link.sent.map(({ type }) => type)).toEqual(["call-next", "recall", "start", "finish"]);
  });

  it("does the same with 64 bytes, pauses and comes back, and holds", async () => {
    const { rehearsal, link, usb, seat, signIn } = await hallWithPad(64);
    signIn();
    await usb.press(7);
    expect(seat()).toMatchObject({ state: "paused", pauseReason: "meal" });
    await usb.press(7);
    rehearsal.ticket();
    for (const key of [1, 3, 6]) await usb.press(key);
    expect(link.sent.map(({ type }) => type)).toEqual(["pause", "resume", "call-next", "start", "hold"]);
    expect(seat()?.state).toBe("free");
  });

  it("lights what the screen shows, and follows a press on the screen", async () => {
    const { rehearsal, usb, signIn, link } = await hallWithPad();
    const lamp = () => usb.written.at(-1)?.[1];
    await expect.poll(lamp).toBe(0);
    signIn();
    await expect.poll(lamp).toBe(1);
    rehearsal.ticket();
    await expect.poll(lamp).toBe(3);
    rehearsal.do({ type: "call-next", counter });
    await expect.poll(lamp).toBe(4);
    link.cut();
    await expect.poll(lamp).toBe(0);
    link.heal();
    await expect.poll(lamp).toBe(4);
  });

  it("says by its lamp that a press was for nothing, and does nothing while the hub is away", async () => {
    const { rehearsal, link, usb, signIn, said } = await hallWithPad();
    await usb.press(17);
    expect(said.at(-1)).toContain("signed-out");
    signIn();
    await usb.press(17);
    await expect.poll(() => usb.written.map(([, lamp]) => lamp)).toContain(32);
    expect(said.at(-1)).toMatch(/waiting/i);
    rehearsal.ticket();
    link.cut();
    const before = link.sent.length;
    await usb.press(17);
    expect(link.sent.length).toBe(before);
    expect(said.at(-1)).toBe("not connected");
  });

  it("asks for a colleague, and withdraws it", async () => {
    const { link, usb, signIn } = await hallWithPad();
    signIn();
    await usb.press(34);
    expect(link.troubles.get("help")?.words.zh).toContain("1 号窗口");
    await usb.press(34);
    expect(link.troubles.has("help")).toBe(false);
  });

  it("has sample profiles of keys that it knows", () => {
    for (const { reads } of profiles) {
      const keys = reads.layout === "keys" ? Object.keys(reads.keys) : [];
      expect(keys.filter((key) => !padKeys.some((known) => known === key))).toEqual([]);
    }
  });
});
