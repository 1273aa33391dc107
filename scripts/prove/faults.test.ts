import { describe, expect, it } from "vitest";
import { proveFailingDisk, proveFailingLife } from "./faults.ts";

const timeout = 90_000;

describe("a real hub in trouble", () => {
  it("acknowledges nothing that a failing sync kept from the disk, and does nothing twice", { timeout }, async () => {
    const seed = Date.now() % 1_000_000;
    const report = await proveFailingDisk("posix/io/sync/fsync", { seed, rounds: 3 });
    expect(report.wrong, `seed ${seed}`).toEqual([]);
    expect(report.unavailable).toBeGreaterThan(0);
  });

  it(
    "starts another time, loses nothing and leaves nothing half made when the files of its hall cannot be opened",
    { timeout },
    async () => {
      const { wrong, counts } = await proveFailingLife("posix/io/oc/open", { rounds: 8 });
      expect(wrong).toEqual([]);
      expect(counts["notStarted"]).toBeGreaterThan(0);
      expect(counts["acknowledged"]).toBeGreaterThan(0);
    },
  );
});
