import { describe, expect, it } from "vitest";
import { DiskImage } from "./power/disk-image.ts";
import { provePower } from "./power/power.ts";
import { readSteps } from "./power/recording.ts";

const timeout = 90_000;

describe("a power cut at any point of a hall's writes", () => {
  it("loses nothing that was acknowledged, and leaves no journal broken", { timeout }, async () => {
    const seed = Date.now() % 1_000_000;
    const report = await provePower({ seed, cuts: 40, rounds: 60, synchronous: "full" });
    expect(report, `seed ${seed}`).toMatchObject({ lost: 0, corrupt: 0, cuts: 40 });
    expect(report.acknowledged).toBeGreaterThan(40);
  });

  it("would lose some if the journal were not synced with every commit", { timeout }, async () => {
    expect((await provePower({ seed: 1, cuts: 40, rounds: 60, synchronous: "normal" })).lost).toBeGreaterThan(0);
  });
});

describe("a recorded disk", () => {
  const steps = readSteps(
    [
      String.raw`7 pwrite64(19<\x2f\x64\x2f\x61>, "\x01\x02", 2, 1) = 2`,
      String.raw`7 fdatasync(19<\x2f\x64\x2f\x61>) = 0`,
      String.raw`7 pwrite64(19</d/a>, "\x09", 1, 0) = 1`,
      String.raw`7 ftruncate(19</d/a>, 2) = 0`,
      "7 +++ exited with 0 +++",
    ].join("\n"),
    "/d",
  );
  const cutAfter = (count: number, draw: number) => {
    const image = new DiskImage();
    for (const step of steps.slice(0, count)) image.take(step);
    return image
      .afterCut(() => draw)
      .get("a")
      ?.toString("hex");
  };

  it("keeps what was synced whatever chance says, and the rest as chance says", () => {
    expect(cutAfter(1, 0.2)).toBeUndefined();
    expect(cutAfter(2, 0.2)).toBe("000102");
    expect(cutAfter(4, 0.2)).toBe("000102");
    expect(cutAfter(4, 0.1)).toBe("0901");
  });

  it("does not overlook a call that it cannot play again", () => {
    expect(() => readSteps(String.raw`7 fallocate(19</d/a>, 0, 0, 9) = 0`, "/d")).toThrow("cannot be played again");
  });
});
