// The print job's life as a machine: its ways, and the promise that holds on every one of them.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialTransition, transition } from "xstate";
import { printJobMachine, type PrintJobContext, type PrintJobEvent } from "./print-job.ts";

const original: PrintJobContext = { copy: 1, inDoubt: false };
const types: PrintJobEvent["type"][] = [
  "start",
  "ready",
  "refused",
  "unreachable",
  "sent",
  "confirmed",
  "lost",
  "retry",
  "reconciled",
  "reprint",
  "giveUp",
  "presented",
  "taken",
  "retracted",
  "ejected",
  "stuck",
  "lostSight",
];

function after(...events: PrintJobEvent["type"][]): { state: string; copy: number; inDoubt: boolean } {
  let [snapshot] = initialTransition(printJobMachine, original);
  for (const type of events) {
    expect(snapshot.can({ type }), `${type} in ${snapshot.value}`).toBe(true);
    [snapshot] = transition(printJobMachine, snapshot, { type });
  }
  return { state: snapshot.value, ...snapshot.context };
}

describe("a print job", () => {
  it.each([
    ["printed", ["start", "ready", "sent", "confirmed"]],
    ["taken", ["start", "ready", "sent", "confirmed", "presented", "taken"]],
    ["retracted", ["start", "ready", "sent", "confirmed", "presented", "retracted"]],
    ["ejected", ["start", "ready", "sent", "confirmed", "presented", "ejected"]],
    ["stuck", ["start", "ready", "sent", "confirmed", "presented", "stuck"]],
    ["unseen", ["start", "ready", "sent", "lost", "reconciled", "presented", "lostSight"]],
    ["notPrinted", ["start", "refused", "giveUp"]],
    ["notPrinted", ["start", "unreachable", "retry", "unreachable", "giveUp"]],
    ["printed", ["start", "unreachable", "retry", "ready", "sent", "confirmed"]],
    ["undecided", ["start", "ready", "lost", "giveUp"]],
    ["printed", ["start", "ready", "sent", "lost", "reconciled"]],
    ["printed", ["start", "ready", "sent", "lost", "reprint", "ready", "sent", "confirmed"]],
  ] as const)("ends as %s by %j", (state, events) => {
    expect(after(...events).state).toBe(state);
  });

  it("has not failed harmlessly once bytes have left, however it goes on", () => {
    expect(after("start", "ready", "lost", "reprint", "refused", "giveUp").state).toBe("undecided");
    expect(after("start", "ready", "sent", "lost", "reprint", "unreachable", "giveUp").state).toBe("undecided");
  });

  it("never sends the same copy twice, and never an unmarked one after bytes have left", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
        let [snapshot] = initialTransition(printJobMachine, original);
        const sent: number[] = [];
        for (const choice of choices) {
          const possible = types.filter((type) => snapshot.can({ type }));
          const type = possible[choice % Math.max(1, possible.length)];
          if (type === undefined) break;
          [snapshot] = transition(printJobMachine, snapshot, { type });
          reached.add(snapshot.value);
          if (snapshot.value === "sending") sent.push(snapshot.context.copy);
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent).toEqual(sent.toSorted((left, right) => left - right));
        expect(sent.slice(1).every((copy) => copy >= 2)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect([...reached].toSorted()).toEqual(
      Object.keys(printJobMachine.states)
        .filter((state) => state !== "queued")
        .toSorted(),
    );
  });
});
