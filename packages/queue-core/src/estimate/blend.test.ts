// The blend of replay, recent waits and people ahead: what it tells, how it learns, and what it never does.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minuteMs } from "../ids.ts";
import { logNormal } from "../lab/random.ts";
import { type Blend, type Outlook, forecast, learnWait, newBlend, newCorrection } from "./blend.ts";

const outlookOf = (replay: number, recent = replay, peopleAhead = 3): Outlook => ({
  replayMs: Math.round(replay * minuteMs),
  recentMs: Math.round(recent * minuteMs),
  unitMs: 5 * minuteMs,
  peopleAhead,
});
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return seed / 0x80000000;
};

/** A hall in which waits are `factor` times what the replay says, more or less. */
function schooled(factor: number, waits: number, random = seeded(7)) {
  const [blend, correction] = [newBlend(), newCorrection()];
  let [covered, counted] = [0, 0];
  for (let wait = 0; wait < waits; wait++) {
    const replay = 1 + 20 * random();
    const told = forecast(blend, correction, outlookOf(replay, 1 + 20 * random(), Math.floor(random() * 12)));
    const waitedMs = Math.round(logNormal(random, factor * replay, 0.4) * minuteMs);
    if (wait >= waits / 2) {
      counted++;
      if (waitedMs <= told.p90Ms) covered++;
    }
    learnWait(blend, correction, told, waitedMs);
  }
  return { blend, correction, coverage: covered / counted };
}

describe("the blend", () => {
  it("ESTIMATE-11: finds out that waits are longer than the replay says, and that nine in ten are within the bound", () => {
    for (const factor of [0.6, 1, 1.8]) {
      const { blend, correction, coverage } = schooled(factor, 4_000);
      const { p50Ms } = forecast(blend, correction, outlookOf(10));
      // The median of a log-normal of that spread lies a sixth below its mean.
      expect(p50Ms / minuteMs / (factor * 10 * 0.845)).toBeGreaterThan(0.85);
      expect(p50Ms / minuteMs / (factor * 10 * 0.845)).toBeLessThan(1.15);
      expect(coverage).toBeGreaterThan(0.87);
      expect(coverage).toBeLessThan(0.93);
    }
  });

  const anyWait = fc.record({
    replay: fc.double({ min: 0, max: 500, noNaN: true }),
    recent: fc.double({ min: 0, max: 500, noNaN: true }),
    ahead: fc.nat(300),
    waitedMs: fc.integer({ min: 0, max: 1e9 }),
  });
  const school = (waits: readonly { replay: number; recent: number; ahead: number; waitedMs: number }[], times: number) => {
    const [blend, correction] = [newBlend(), newCorrection()];
    for (let time = 0; time < times; time++) {
      for (const { replay, recent, ahead, waitedMs } of waits) {
        learnWait(blend, correction, forecast(blend, correction, outlookOf(replay, recent, ahead)), waitedMs);
      }
    }
    return { blend, correction };
  };

  it("ESTIMATE-4, ESTIMATE-11: whatever it has seen, grows with each part and stays within reach of the replay", () => {
    fc.assert(
      fc.property(fc.array(anyWait, { maxLength: 12 }), fc.integer({ min: 1, max: 60 }), anyWait, (waits, times, asked) => {
        const { blend, correction } = school(waits, times);
        const tell = (replay: number, recent: number, ahead: number) => forecast(blend, correction, outlookOf(replay, recent, ahead));
        const told = tell(asked.replay, asked.recent, asked.ahead);
        for (const more of [
          tell(asked.replay + 1, asked.recent, asked.ahead),
          tell(asked.replay, asked.recent + 1, asked.ahead),
          tell(asked.replay, asked.recent, asked.ahead + 1),
        ]) {
          expect(more.p50Ms).toBeGreaterThanOrEqual(told.p50Ms);
          expect(more.p90Ms).toBeGreaterThanOrEqual(told.p90Ms);
        }
        expect(told.p90Ms).toBeGreaterThanOrEqual(told.p50Ms);
        expect(Number.isSafeInteger(told.p90Ms)).toBe(true);
        expect(bounded(blend)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("ESTIMATE-10: learns the same from the same", () => {
    expect(schooled(1.5, 300)).toEqual(schooled(1.5, 300));
  });
});

const bounded = ({ weights, doubt, tail, tailByAhead }: Blend): boolean =>
  weights.every((weight) => Math.abs(weight) <= 1.5) &&
  doubt.every((entry) => Number.isFinite(entry) && Math.abs(entry) <= 1) &&
  tail <= 2 &&
  tailByAhead <= 2;
