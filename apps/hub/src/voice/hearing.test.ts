import type { CallView } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { type Heard, hear, nothingHeard } from "./hearing.ts";

const start = Date.parse("2025-11-24T10:00:00+08:00");

/** A summons of a ticket, by default a call of one counter a ticket. */
const call = (serial: number, ticket: string, parts: Partial<CallView> = {}): CallView =>
  ({ serial, kind: "call", ticket, counter: ticket, zone: "counters", language: "zh", at: start, ...parts }) as CallView;

const tickets = ({ queue }: Heard): string[] => queue.map(({ ticket }) => ticket);
const moment = (calls: readonly CallView[], current = calls, now = start, rate = 1) => ({ calls, current, now, rate });

describe("what the announcer hears", () => {
  it("queues calls of the same moment in the order of their serials", () => {
    const calls = [call(3, "A003"), call(1, "A001"), call(2, "A002")];
    expect(tickets(hear(nothingHeard, moment(calls)))).toEqual(["A001", "A002", "A003"]);
  });

  it("hears a summons once, however often views repeat it", () => {
    const calls = [call(1, "A001")];
    const once = hear(nothingHeard, moment(calls));
    expect(hear({ ...once, queue: [] }, moment(calls)).queue).toEqual([]);
  });

  it("does not announce what it hears of too late", () => {
    const calls = [call(1, "A001"), call(2, "A002", { at: start + 25_000 })];
    expect(tickets(hear(nothingHeard, moment(calls, calls, start + 30_000)))).toEqual(["A002"]);
  });

  it("counts ages in the time of those who listen, not in that of a hall that runs fast", () => {
    const calls = [call(1, "A001")];
    expect(tickets(hear(nothingHeard, moment(calls, calls, start + 600_000, 200)))).toEqual(["A001"]);
  });

  it("lets go of a call whose customer has come before its turn", () => {
    const calls = [call(1, "A001"), call(2, "A002")];
    const heard = hear(nothingHeard, moment(calls));
    expect(tickets(hear(heard, moment(calls, [call(2, "A002")])))).toEqual(["A002"]);
  });

  it("gives a recall the place of the call that still waits", () => {
    const first = [call(1, "A001"), call(2, "A002")];
    const heard = hear(nothingHeard, moment(first));
    const recall = call(3, "A001", { kind: "recall" });
    const after = hear(heard, moment([...first, recall], [call(2, "A002"), recall]));
    expect(after.queue.map(({ serial }) => serial)).toEqual([3, 2]);
  });

  it("keeps the news of a missed number for its turn, but not for long", () => {
    const missed = [call(1, "A001", { kind: "missed" })];
    const heard = hear(nothingHeard, moment(missed, []));
    expect(tickets(hear(heard, moment(missed, [], start + 59_000)))).toEqual(["A001"]);
    expect(tickets(hear(heard, moment(missed, [], start + 61_000)))).toEqual([]);
  });

  it("begins anew when serials run backwards, as those of another hall day's journal do", () => {
    const heard = { queue: [], lastSerial: 900 };
    expect(tickets(hear(heard, moment([call(1, "A001")])))).toEqual(["A001"]);
  });

  it("hears a call that is no longer among the last ones, as long as it is current", () => {
    expect(tickets(hear(nothingHeard, moment([], [call(7, "A007")])))).toEqual(["A007"]);
  });
});
