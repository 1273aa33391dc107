import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Conditions } from "./conditions.ts";
import { giveUpReserve } from "./journal/reserve-file.ts";
import { Reserve } from "./reserve.ts";

const disk = vi.hoisted(() => ({ freeBytes: 0, totalBytes: 0 }));
vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  statfsSync: () => ({ bavail: disk.freeBytes, blocks: disk.totalBytes, bsize: 1 }),
}));

const mb = 1024 * 1024;
let folder: string;
let conditions: Conditions;
let reserve: Reserve;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-reserve-"));
  conditions = new Conditions(
    () => undefined,
    () => 0,
  );
  reserve = new Reserve(folder, conditions);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const size = () => statSync(join(folder, "hall.reserve")).size;
const shown = () => conditions.list().map(({ id, severity }) => `${id} ${severity}`);

describe("the reserve", () => {
  it("is 64 MB where there is room, on the disk in truth", async () => {
    disk.freeBytes = 10_000 * mb;
    await reserve.look();
    expect(size()).toBe(64 * mb);
    expect(statSync(join(folder, "hall.reserve")).blocks * 512).toBeGreaterThanOrEqual(64 * mb);
    expect(shown()).toEqual([]);
  });

  it("is a quarter of what is free on a small disk, and staff are told that it is small", async () => {
    disk.freeBytes = 2 * mb;
    await reserve.look();
    expect(size()).toBe(mb / 2);
    expect(shown()).toEqual(["disk warning"]);
  });

  it("is given up once, comes back only when there is room again, and staff know of both", async () => {
    Object.assign(disk, { freeBytes: 400 * mb, totalBytes: 1_000 * mb });
    await reserve.look();
    expect(giveUpReserve(folder)).toBe(true);
    expect(giveUpReserve(folder)).toBe(false);
    disk.freeBytes = 64 * mb;
    await reserve.look();
    expect(size()).toBe(0);
    expect(shown()).toEqual(["disk critical"]);
    disk.freeBytes = 400 * mb;
    await reserve.look();
    expect(size()).toBe(64 * mb);
    expect(shown()).toEqual([]);
  });

  it("is known to have been given up by a hub that starts again, which leaves the room to the journal", async () => {
    Object.assign(disk, { freeBytes: 400 * mb, totalBytes: 1_000 * mb });
    await reserve.look();
    giveUpReserve(folder);
    disk.freeBytes = 64 * mb;
    await new Reserve(folder, conditions).look();
    expect(size()).toBe(0);
    expect(shown()).toEqual(["disk critical"]);
  });

  it("is not laid by on a disk that is full already, and staff are told that there is none", async () => {
    Object.assign(disk, { freeBytes: 100_000, totalBytes: 2 * mb });
    await reserve.look();
    expect(readdirSync(folder)).toEqual([]);
    expect(shown()).toEqual(["disk critical"]);
  });
});
