import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Conditions } from "./conditions.ts";
import { Reserve } from "./reserve.ts";

const disk = vi.hoisted(() => ({ freeBytes: 0 }));
vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  statfsSync: () => ({ bavail: disk.freeBytes, bsize: 1 }),
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
    disk.freeBytes = 400 * mb;
    await reserve.look();
    expect(reserve.release()).toBe(true);
    expect(existsSync(join(folder, "hall.reserve"))).toBe(false);
    expect(reserve.release()).toBe(false);
    disk.freeBytes = 64 * mb;
    await reserve.look();
    expect(existsSync(join(folder, "hall.reserve"))).toBe(false);
    expect(shown()).toEqual(["disk critical"]);
    disk.freeBytes = 400 * mb;
    await reserve.look();
    expect(size()).toBe(64 * mb);
    expect(shown()).toEqual([]);
  });
});
