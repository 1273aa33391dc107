import type { OperationId } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PressClock } from "./press-clock.ts";

const press = "press" as OperationId;
const day = 86_400_000;

describe("the age of a press", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 10 * day, toFake: ["Date", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  it("goes on while the wall clock is set back", () => {
    const clock = new PressClock();
    clock.pressed(press);
    const pressedAt = Date.now();
    vi.advanceTimersByTime(3_000);
    vi.setSystemTime(9 * day);
    expect(clock.ageMs(press, pressedAt)).toBe(3_000);
  });

  it("goes on while the device sleeps and its monotonic clock stands still", () => {
    const clock = new PressClock();
    clock.pressed(press);
    const pressedAt = Date.now();
    vi.setSystemTime(10 * day + 600_000);
    expect(clock.ageMs(press, pressedAt)).toBe(600_000);
  });

  it("is the wall clock's for a press of an earlier page, and far too old when that lies ahead", () => {
    const clock = new PressClock();
    expect(clock.ageMs(press, Date.now() - 2_000)).toBe(2_000);
    expect(clock.ageMs(press, Date.now() + 2_000)).toBeGreaterThan(day);
  });
});
