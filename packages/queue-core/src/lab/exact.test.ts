// The exact formulas at their published values, and the simulator against the formulas in short runs.
import { describe, expect, it } from "vitest";
import type { LaneId } from "../ids.ts";
import { accumulatingWaits, delayProbability, meanWait, strictWaits, waitQuantile, waitTail } from "./exact.ts";
import { exactCases, headStart } from "./exact-cases.ts";
import { runExperiment } from "./experiment.ts";
import { seeded } from "./random.ts";
import { covers, intervalOf, mean } from "./statistics.ts";

describe("the formulas", () => {
  const queue = { arrivalRate: 4.5, serviceRate: 1, servers: 5 };
  it("give Erlang's waits", () => {
    expect(meanWait(queue)).toBeCloseTo(1.525, 3);
    expect(waitQuantile(queue, 0.9)).toBeCloseTo(4.063, 3);
    expect(waitTail(queue, 0)).toBe(delayProbability(queue));
    expect(waitTail(queue, waitQuantile(queue, 0.9))).toBeCloseTo(0.1, 12);
  });
  it("give one server's wait in closed form", () => expect(meanWait({ arrivalRate: 0.5, serviceRate: 1, servers: 1 })).toBeCloseTo(1, 12));
  it("give strict priority's waits", () =>
    expect(strictWaits([1, 1.5, 2], 5, 1).map((wait) => wait.toFixed(4))).toEqual(["0.1906", "0.3812", "3.0500"]));
  it("give accumulating priority's waits", () =>
    expect(
      accumulatingWaits([1, 2, 5], [0.4, 0.3, 0.2], meanWait(queue))
        .toReversed()
        .map((wait) => wait.toFixed(4)),
    ).toEqual(["0.5962", "1.2306", "2.2101"]));
});

describe("the simulator", () => {
  it.each(exactCases)("agrees with theory: $name", ({ queue, figures }) => {
    const runs = Array.from({ length: 10 }, (_, run) => runExperiment({ ...queue, customers: 8_000, warmUp: 2_000 }, seeded(1_000 + run)));
    for (const { name, exact, measure } of figures) {
      const interval = intervalOf(runs.map(measure));
      expect({ name, exact, interval, covers: covers(interval, exact) }).toMatchObject({ covers: true });
      // An interval that is wide enough covers everything: the test could not fail.
      expect(interval.halfWidth / exact).toBeLessThan(0.6);
    }
  });

  it("lets a head start grow from first-come towards strict, and never beyond itself", () => {
    const hours = [0, 0.25, 0.5, 1, 2, 4];
    const gaps = hours.map((head) => {
      const { byLane } = runExperiment({ ...headStart(head), customers: 40_000, warmUp: 2_000 }, seeded(7));
      const of = (lane: string) => mean(byLane.get(lane as LaneId) ?? []) / 3_600_000;
      return of("second") - of("first");
    });
    const noise = 0.03;
    for (const [index, gap] of gaps.entries()) {
      expect(gap).toBeGreaterThan(-noise);
      expect(gap).toBeLessThan((hours[index] ?? 0) + noise);
    }
    const growths = gaps.slice(1).map((gap, index) => gap - (gaps[index] ?? 0));
    expect(Math.min(...growths)).toBeGreaterThan(noise);
  });

  it("gives the same waits for the same seed, and others for another", () => {
    const run = (seed: number) => [...runExperiment({ ...headStart(1), customers: 500, warmUp: 10 }, seeded(seed)).all];
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });
});
