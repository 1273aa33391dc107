import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HallClock } from "./clock.ts";

describe("the hall clock", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000_000, toFake: ["Date", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  it("is the wall clock, and does not follow it when it is set while the hub runs", () => {
    const clock = new HallClock(null, 0);
    vi.advanceTimersByTime(5_000);
    expect(clock.now()).toBe(1_000_005_000);
    vi.setSystemTime(0);
    expect(clock.now()).toBe(1_000_005_000);
  });

  it("takes the wall clock's time when it is told to follow it, but not in a simulated day", () => {
    const clock = new HallClock(null, 0);
    vi.setSystemTime(5_000_000_000);
    expect(clock.wallAheadMs()).toBe(4_000_000_000);
    clock.follow();
    expect(clock.now()).toBe(5_000_000_000);
    clock.set(50_000, 200);
    clock.follow();
    expect(clock.now()).toBe(50_000);
    expect(clock.wallAheadMs()).toBeNull();
  });

  it("goes on, after a restart, where an open day's clock must be by now", () => {
    expect(new HallClock(null, 900_000_000, 950_000_000).now()).toBe(950_000_000);
  });

  it("never starts before the last event of an open day", () => {
    const clock = new HallClock(null, 2_000_000_000);
    expect(clock.now()).toBe(2_000_000_000);
    vi.advanceTimersByTime(1_000);
    expect(clock.now()).toBe(2_000_001_000);
  });

  it("runs a simulated day fast, over a restart too", () => {
    const clock = new HallClock(null, 0);
    const anchor = clock.set(50_000, 200);
    vi.advanceTimersByTime(1_000);
    expect(clock.now()).toBe(250_000);
    expect(clock.time()).toEqual({ at: 250_000, rate: 200 });
    vi.advanceTimersByTime(500);
    expect(new HallClock(anchor, 0).now()).toBe(350_000);
    clock.reset();
    expect(clock.now()).toBe(Date.now());
  });
});
