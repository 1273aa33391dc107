import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hall, emptyHall } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClockWatch, goesOnAt } from "./clock-watch.ts";
import { HallClock } from "./clock.ts";
import { Conditions } from "./conditions.ts";

const noon = 1_000_000_000;
const day = 86_400_000;
let dataFolder: string;
let machine: { boot: () => string; uptimeMs: () => number };
let conditions: Conditions;

const hall = (state: Hall["day"]["state"]): Hall => ({ ...emptyHall(), day: { ...emptyHall().day, state } });
const watch = (state: Hall["day"]["state"], clock = new HallClock(null, 0)) => ({
  clock,
  watch: new ClockWatch({ clock, hall: () => hall(state), conditions, dataFolder }, machine),
});
const shown = () => conditions.list().map(({ id }) => id);

beforeEach(() => {
  vi.useFakeTimers({ now: noon, toFake: ["Date", "performance"] });
  dataFolder = mkdtempSync(join(tmpdir(), "hallflow-clock-"));
  machine = { boot: () => "first", uptimeMs: () => performance.now() };
  conditions = new Conditions(
    () => undefined,
    () => 0,
  );
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe("a wall clock that is set", () => {
  it.each([day, -day])("by %d ms during a day changes nothing of the day, and staff are told", (jumpMs) => {
    const { clock, watch: watching } = watch("open");
    vi.setSystemTime(noon + jumpMs);
    watching.look();
    expect(clock.now()).toBe(noon);
    expect(shown()).toEqual(["clock"]);
    vi.setSystemTime(noon + 1_000);
    watching.look();
    expect(shown()).toEqual([]);
  });

  it("while no day is open is simply right", () => {
    const { clock, watch: watching } = watch("closed");
    vi.setSystemTime(noon + 400 * day);
    watching.look();
    expect(clock.now()).toBe(noon + 400 * day);
    expect(shown()).toEqual([]);
  });

  it("while the hub is down does not move an open day", () => {
    watch("open").watch.look();
    vi.advanceTimersByTime(30_000);
    vi.setSystemTime(noon + day);
    expect(goesOnAt(dataFolder, hall("open"), machine)).toBe(noon + 30_000);
    expect(goesOnAt(dataFolder, hall("closed"), machine)).toBeNull();
  });

  it("is believed after the machine was started anew, or when the note is torn", () => {
    watch("open").watch.look();
    expect(goesOnAt(dataFolder, hall("open"), { ...machine, boot: () => "second" })).toBeNull();
    writeFileSync(join(dataFolder, "hall.clock"), '{"boot":"fir');
    expect(goesOnAt(dataFolder, hall("open"), machine)).toBeNull();
  });
});
