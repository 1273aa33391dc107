import { describe, expect, it } from "vitest";
import { proveFailingDisk } from "./faults.ts";

const timeout = 90_000;

describe("a real hub in trouble", () => {
  it("acknowledges nothing that a failing sync kept from the disk, and does nothing twice", { timeout }, async () => {
    const seed = Date.now() % 1_000_000;
    const report = await proveFailingDisk("posix/io/sync/fsync", { seed, rounds: 3 });
    expect(report.wrong, `seed ${seed}`).toEqual([]);
    expect(report.unavailable).toBeGreaterThan(0);
  });
});
