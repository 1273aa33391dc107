import type { Announcement, CallView } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Listener, SummonsLine } from "./summons-line.ts";

const start = Date.parse("2025-11-24T10:00:00+08:00");
const clipMs = 3_000;

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

/** A place whose hall calls when the test says so, with displays that speak in the time that two clips take. */
function place() {
  const calls: CallView[] = [];
  const over = new Set<number>();
  const unspoken: string[] = [];
  const spoken: string[] = [];
  const line = new SummonsLine({
    moment: () => ({ calls, current: calls.filter(({ serial }) => !over.has(serial)), now: Date.now(), rate: 1 }),
    announcementOf: (call) => ({ call, sound: "/voice", times: 2, volume: 1 }),
    lengthMs: () => Promise.resolve(clipMs),
    spoken: (device) => void spoken.push(device),
    unspoken: (device, { ticket }, how) => void unspoken.push(`${device} ${ticket} ${how}`),
  });
  const call = (ticket: string, kind: CallView["kind"] = "call") => {
    calls.push({ serial: calls.length + 1, kind, ticket, counter: "1", zone: "counters", language: "zh", at: Date.now() } as CallView);
    line.changed();
  };
  const come = (serial: number) => {
    over.add(serial);
    line.changed();
  };
  const display = (device: string, how: "speaks" | "silent" | "mute" | "broken" = "speaks") => {
    const said: { ticket: string; fromMs: number; untilMs: number }[] = [];
    const known = new Set<number>();
    const listener: Listener = {
      device,
      speaks: how !== "silent",
      announce: ({ call: { serial, ticket }, times }: Announcement) => {
        if (known.has(serial)) return line.report(listener, serial, "spoken");
        known.add(serial);
        const untilMs = Date.now() - start + times * clipMs;
        said.push({ ticket, fromMs: Date.now() - start, untilMs });
        if (how === "speaks") setTimeout(() => line.report(listener, serial, "spoken"), times * clipMs);
        if (how === "broken") line.report(listener, serial, "failed");
      },
    };
    return { said, join: () => line.join(listener), tickets: () => said.map((one) => one.ticket) };
  };
  return { line, call, come, display, unspoken, spoken };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("a line of summons", () => {
  it("sends calls of one moment in order, each once the one before was spoken, to all displays in step", async () => {
    const { call, display, unspoken } = place();
    const [one, other, silent] = [display("one"), display("other"), display("silent", "silent")];
    for (const { join } of [one, other, silent]) join();
    for (const ticket of ["A001", "A002", "E001", "A003", "V001", "A004"]) call(ticket);
    await pass(60_000);
    expect(one.tickets()).toEqual(["A001", "A002", "E001", "A003", "V001", "A004"]);
    expect(other.said).toEqual(one.said);
    expect(silent.said.map(({ fromMs }) => fromMs)).toEqual(one.said.map(({ fromMs }) => fromMs));
    for (const [index, { fromMs }] of one.said.slice(1).entries()) expect(fromMs).toBeGreaterThan(one.said[index]?.untilMs ?? Infinity);
    expect(unspoken).toEqual([]);
  });

  it("leaves unsaid whom nobody needs to call any more, and says a recall in place of the call that still waits", async () => {
    const { call, come, display } = place();
    const one = display("one");
    one.join();
    call("A001");
    call("A002");
    call("A003");
    call("A003", "recall");
    come(2);
    come(3);
    await pass(60_000);
    expect(one.tickets()).toEqual(["A001", "A003"]);
  });

  it("names the display that does not answer or cannot speak, and goes on", async () => {
    const { call, display, unspoken, spoken } = place();
    for (const { join } of [display("well"), display("mute", "mute"), display("broken", "broken")]) join();
    call("A001");
    call("A002");
    await pass(60_000);
    expect(unspoken).toEqual(["broken A001 failed", "mute A001 unanswered", "broken A002 failed", "mute A002 unanswered"]);
    expect(spoken).toEqual(["well", "well"]);
  });

  it("names the display that spoke today and is not there, until the day is over", async () => {
    const { line, call, display, unspoken } = place();
    display("stays").join();
    const leave = display("goes").join();
    leave();
    call("A001");
    await pass(10_000);
    expect(unspoken).toEqual(["goes A001 away"]);
    line.forget();
    call("A002");
    await pass(10_000);
    expect(unspoken).toHaveLength(1);
  });

  it("gives a display that comes back what nobody answered for, while it is fresh, and nothing stale", async () => {
    const { call, display } = place();
    const one = display("one");
    const leave = one.join();
    call("A001");
    await pass(1_000);
    leave();
    call("A002");
    await pass(5_000);
    const leaveAgain = one.join();
    await pass(20_000);
    expect(one.tickets()).toEqual(["A001", "A002"]);
    leaveAgain();
    call("A003");
    await pass(30_000);
    call("A004");
    one.join();
    await pass(20_000);
    expect(one.tickets()).toEqual(["A001", "A002", "A004"]);
  });

  it("keeps a number shown for a while where nothing speaks", async () => {
    const { call, display } = place();
    const one = display("one", "silent");
    one.join();
    call("A001");
    call("A002");
    await pass(4_900);
    expect(one.tickets()).toEqual(["A001"]);
    await pass(1_000);
    expect(one.tickets()).toEqual(["A001", "A002"]);
  });
});
