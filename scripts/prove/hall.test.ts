import { describe, expect, it } from "vitest";
import { simulateHall } from "./hall/hall.ts";
import { plantedBugs } from "./hall/planted.ts";

const limitMs = 90_000;

describe("a simulated hall with faults", () => {
  it("keeps every promise", { timeout: 120_000 }, async () => {
    const seed = Date.now() % 1_000_000;
    const { wrong, days, counts } = await simulateHall({ seed, from: 0, to: 10, limitMs });
    const stories = wrong.map(({ day, violations }) => `pnpm prove:hall --seed ${seed} --day ${day}: ${violations.join("; ")}`);
    expect(stories).toEqual([]);
    expect(days).toBe(10);
    expect(counts.recoveries).toBeGreaterThan(days);
    expect(counts.offlinePapers).toBeGreaterThan(0);
  });

  it("replays a day exactly", { timeout: 120_000 }, async () => {
    const play = () => simulateHall({ seed: 1, from: 3, to: 4, planted: "retry-without-id", limitMs });
    const [first, second] = [await play(), await play()];
    expect(second.wrong[0]?.digest).toBe(first.wrong[0]?.digest);
    expect(second.steps).toBe(first.steps);
  });

  it.each(plantedBugs)("finds the planted bug %s, and tells its story", { timeout: 120_000 }, async (planted) => {
    const { wrong } = await simulateHall({ seed: 1, from: 0, to: 200, planted, limitMs, untilFound: true });
    expect(wrong[0]?.violations[0]).toBeDefined();
    expect(wrong[0]?.story.join("\n")).toContain(`✗ ${wrong[0]?.violations[0]}`);
  });
});
