import { describe, expect, it } from "vitest";
import { broken, provePrint } from "./print.ts";

describe("tickets asked for while printers, kiosks and the hub fail", () => {
  it("are printed or shown, never doubled unmarked, and each explained", { timeout: 120_000 }, async () => {
    const seed = Date.now() % 1_000_000;
    const proof = await provePrint({ seed, jobs: 14, kiosks: 2, limitMs: 60_000, scans: 2 });
    expect(broken(proof).join("\n"), `pnpm prove:print --seed ${seed} --jobs 14 --kiosks 2 --planted-jobs 0`).toBe("");
    expect(proof.papers).toBeGreaterThan(4);
    expect(proof.scanned).toBeGreaterThan(0);
  });
});
