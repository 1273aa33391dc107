// Handling times: from the standard to what was seen, and what is left of one that has begun.

import { describe, expect, it } from "vitest";
import { type ServiceId, minuteMs } from "../ids.ts";
import { smallPlan } from "../plan-check/small-plan.ts";
import { type LearnedHandling, handlingMs, handlingTime, learnHandling, meanMs, remainingMs } from "./handling.ts";
import { normalQuantile, normalShare } from "./normal.ts";

const plan = smallPlan();
const service = plan.services[0]?.id as ServiceId;
const standardMs = (plan.services[0]?.standardMinutes ?? 0) * minuteMs;
const after = (...tookMs: number[]): LearnedHandling | undefined => {
  let learned: LearnedHandling | undefined;
  for (const ms of tookMs) learned = learnHandling(plan, service, learned, ms);
  return learned;
};
const mean = (learned: LearnedHandling | undefined) => meanMs(handlingTime(plan, service, learned));

describe("a handling time", () => {
  it("ESTIMATE-7: is the standard until something was seen, and then goes to what is seen", () => {
    expect(mean(undefined)).toBeCloseTo(standardMs, 6);
    const twice = Array.from({ length: 400 }, (_, index) => 2 * standardMs * (index % 2 === 0 ? 0.8 : 1.2));
    expect(mean(after(...twice.slice(0, 3)))).toBeGreaterThan(standardMs);
    expect(mean(after(...twice)) / standardMs).toBeGreaterThan(1.8);
    expect(mean(after(...twice)) / standardMs).toBeLessThan(2.2);
  });

  it("ESTIMATE-7: stays within six times the standard, whatever was seen", () => {
    for (const tookMs of [0, 1, standardMs / 1_000, 1_000 * standardMs, 1e15]) {
      const { logMean, logVariance } = handlingTime(plan, service, after(...Array.from({ length: 2_000 }, () => tookMs)));
      const median = Math.exp(logMean);
      expect(median).toBeGreaterThan(standardMs / 9);
      expect(median).toBeLessThan(standardMs * 6);
      expect(Number.isFinite(logVariance) && logVariance > 0).toBe(true);
    }
  });

  it("ESTIMATE-8: leaves more to whoever has been there longest, and never nothing", () => {
    const time = handlingTime(plan, service, undefined);
    const median = (passedMs: number) => remainingMs(time, passedMs, 0.5);
    expect(median(0)).toBeCloseTo(handlingMs(time, 0), -2);
    expect(median(standardMs / 4)).toBeLessThan(median(0));
    expect(median(10 * standardMs)).toBeGreaterThan(median(standardMs));
    for (const passedMs of [0, 1, standardMs, 100 * standardMs, 1e12]) {
      const left = [0.1, 0.5, 0.9].map((p) => remainingMs(time, passedMs, p));
      expect(left.every((ms) => Number.isFinite(ms) && ms > 0)).toBe(true);
      expect(left).toEqual(left.toSorted((a, b) => a - b));
    }
  });
});

describe("the normal distribution", () => {
  it("has its known values, and its quantiles are the inverse of its shares", () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 6);
    expect(normalShare(1.2815516)).toBeCloseTo(0.9, 5);
    expect(normalQuantile(0.975)).toBeCloseTo(1.96, 2);
    for (const p of [0.001, 0.05, 0.3, 0.5, 0.8, 0.99]) expect(normalShare(normalQuantile(p))).toBeCloseTo(p, 3);
  });
});
