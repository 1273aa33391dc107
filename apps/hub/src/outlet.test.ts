import type { Push } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Outlet } from "./outlet.ts";

const push = (sequence: number) => ({ sequence }) as Push;

function device() {
  const seen = { clear: true, sent: [] as number[], cuts: 0 };
  const outlet = new Outlet({
    isClear: () => seen.clear,
    send: ({ sequence }) => void seen.sent.push(sequence),
    cut: () => void seen.cuts++,
  });
  return { seen, outlet };
}

describe("the outlet of a device", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
  afterEach(() => void vi.useRealTimers());

  it("lets a view pass to a device that reads", () => {
    const { outlet } = device();
    expect(outlet.offer(push(1))).toBe(true);
    expect(outlet.offer(push(2))).toBe(true);
  });

  it("keeps the newest alone for one that is slow, and sends it when the line is clear", () => {
    const { outlet, seen } = device();
    seen.clear = false;
    for (let sequence = 1; sequence <= 100; sequence++) expect(outlet.offer(push(sequence))).toBe(false);
    seen.clear = true;
    outlet.cleared();
    outlet.cleared();
    expect(seen.sent).toEqual([100]);
  });

  it("answers no more to a device that lets hundreds of answers lie", () => {
    const { outlet, seen } = device();
    for (let asked = 0; asked < 1_000; asked++) expect(outlet.mayAsk()).toBe(true);
    seen.clear = false;
    const answered = Array.from({ length: 300 }, () => outlet.mayAsk()).filter(Boolean).length;
    expect(answered).toBe(256);
    expect(seen.cuts).toBeGreaterThan(0);
  });

  it("lets a device go that has read nothing for 8 s, and none that has read in between", () => {
    const { outlet, seen } = device();
    seen.clear = false;
    outlet.offer(push(1));
    vi.advanceTimersByTime(7_000);
    outlet.offer(push(2));
    outlet.cleared();
    outlet.offer(push(3));
    vi.advanceTimersByTime(7_000);
    outlet.offer(push(4));
    expect(seen.cuts).toBe(0);
    vi.advanceTimersByTime(2_000);
    outlet.offer(push(5));
    expect(seen.cuts).toBe(1);
  });
});
