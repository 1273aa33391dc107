import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { superviseBySystemd } from "./supervision.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a hub under systemd", () => {
  it("says that it is ready, lives, and stops", () => {
    const said: string[] = [];
    const stop = superviseBySystemd({ NOTIFY_SOCKET: "/run/x", WATCHDOG_USEC: "30000000" }, (state) => said.push(state));
    vi.advanceTimersByTime(30_000);
    expect(said).toEqual(["READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"]);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(said.slice(4)).toEqual(["STOPPING=1"]);
  });

  it("beats no watch that nobody set", () => {
    const said: string[] = [];
    superviseBySystemd({ NOTIFY_SOCKET: "/run/x" }, (state) => said.push(state));
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual(["READY=1"]);
  });

  it("says nothing where nobody listens", () => {
    const said: string[] = [];
    superviseBySystemd({}, (state) => said.push(state))();
    expect(said).toEqual([]);
  });
});
