import type { CounterId, JournalEvent, TicketNumber, VisitId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { compare, proveKill, violations } from "./kill.ts";

const ticket = (visit: string, number: string) =>
  ({ type: "ticket-issued", at: 0, visit: visit as VisitId, ticket: number as TicketNumber }) as JournalEvent;
const call = (visit: string, counter: string) =>
  ({ type: "visit-called", at: 0, visit: visit as VisitId, counter: counter as CounterId }) as JournalEvent;
const told = (tickets: [string, string][], calls: [string, string][] = []) => ({
  tickets: new Map(tickets) as Map<VisitId, TicketNumber>,
  calls: calls.map(([visit, counter]) => ({ visit: visit as VisitId, counter: counter as CounterId })),
  contradictions: [],
  surprises: [],
});

describe("what clients were told, held against the journal", () => {
  it("agrees with a journal that has all of it", () => {
    expect(compare(told([["a", "A001"]], [["a", "1"]]), [ticket("a", "A001"), call("a", "1")])).toMatchObject({
      lostTickets: 0,
      lostCalls: 0,
      numbersTwice: 0,
      visitsTwice: 0,
      calledTwice: 0,
      unspoken: 0,
    });
  });

  it.each([
    ["a ticket that is not there", told([["a", "A001"]]), [], { lostTickets: 1 }],
    ["a ticket of another number", told([["a", "A001"]]), [ticket("a", "A002")], { lostTickets: 1 }],
    ["a call that is not there", told([["a", "A001"]], [["a", "1"]]), [ticket("a", "A001"), call("a", "2")], { lostCalls: 1 }],
    [
      "a number twice",
      told([
        ["a", "A001"],
        ["b", "A001"],
      ]),
      [ticket("a", "A001"), ticket("b", "A001")],
      { numbersTwice: 1 },
    ],
    ["a visit twice", told([["a", "A002"]]), [ticket("a", "A001"), ticket("a", "A002")], { visitsTwice: 1 }],
    ["a visit called twice", told([["a", "A001"]]), [ticket("a", "A001"), call("a", "1"), call("a", "2")], { calledTwice: 1 }],
    ["a ticket that nobody was told of", told([]), [ticket("a", "A001")], { unspoken: 1 }],
  ])("finds %s", (_, heard, events, expected) => {
    expect(compare(heard, events)).toMatchObject(expected);
  });
});

describe("a hub that is killed under load", () => {
  it("loses nothing that it acknowledged and does nothing twice", { timeout: 120_000 }, async () => {
    const kills = 5;
    const seed = Date.now() % 1_000_000;
    const report = await proveKill({ seed, kills, clients: 16, limitMs: 90_000 });
    expect(violations(report, kills), `pnpm prove:kill --seed ${seed} --kills ${kills}`).toEqual([]);
    expect(report.acknowledgedTickets).toBeGreaterThan(kills);
    expect(report.acknowledgedCalls).toBeGreaterThan(kills);
  });
});
