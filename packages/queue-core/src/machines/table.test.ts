// The compiled tables say what the machines say, and nothing that a table cannot say becomes one.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnyStateMachine, createMachine, initialTransition, transition } from "xstate";
import { counterMachine } from "./counter.ts";
import { experienceMachine } from "./experience.ts";
import { hallModeMachine } from "./hall-mode.ts";
import { hallDayMachine } from "./hall-day.ts";
import { compileTable, movesOf } from "./table.ts";
import { visitMachine } from "./visit.ts";

const machines: [string, AnyStateMachine][] = [
  ["visit", visitMachine],
  ["counter", counterMachine],
  ["hall day", hallDayMachine],
  ["hall mode", hallModeMachine],
  ["experience", experienceMachine],
];

describe.each(machines)("the table of the %s machine", (_, machine) => {
  const next = compileTable<string, string>(machine);

  // 90 walks of 100 steps for each machine. A walk that has come to an end begins again.
  it("VISIT-1: goes where the machine goes, and nowhere that it does not", () => {
    let moved = 0;
    let refused = 0;
    const anyMove = fc.constantFrom(...movesOf(machine), "NO_SUCH_MOVE");
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 100, maxLength: 100 }), (walk) => {
        let [snapshot] = initialTransition(machine);
        const machineSays: unknown[] = [];
        const tableSays: unknown[] = [];
        for (const type of walk) {
          const from = snapshot.value as string;
          const [after] = transition(machine, snapshot, { type });
          const allowed = snapshot.can({ type });
          // What XState does not allow it ignores in silence: the state is the one before.
          machineSays.push([from, type, allowed ? after.value : undefined, after.value]);
          const to = next(from, type);
          tableSays.push([from, type, to, to ?? from]);
          if (allowed) moved++;
          else refused++;
          snapshot = after.status === "done" ? initialTransition(machine)[0] : after;
        }
        expect(tableSays).toEqual(machineSays);
      }),
      { numRuns: 90 },
    );
    expect(moved).toBeGreaterThan(900);
    expect(refused).toBeGreaterThan(900);
  });

  it("VISIT-1: knows every state that the machine has", () => {
    const left = Object.keys(machine.states).filter((state) => movesOf(machine).every((move) => next(state, move) === undefined));
    const final = Object.entries(machine.states).flatMap(([state, node]) => (node.type === "final" ? [state] : []));
    expect(left).toEqual(final);
  });
});

describe("a machine", () => {
  it.each<[string, AnyStateMachine, string]>([
    [
      "a guard",
      createMachine({ id: "m", initial: "a", states: { a: { on: { GO: { target: "b", guard: () => true } } }, b: {} } }),
      "m.a has a guard on GO",
    ],
    [
      "an action on a move",
      createMachine({ id: "m", initial: "a", states: { a: { on: { GO: { target: "b", actions: () => {} } } }, b: {} } }),
      "m.a has actions on GO",
    ],
    [
      "a move for any event",
      createMachine({ id: "m", initial: "a", states: { a: { on: { "*": "b" } }, b: {} } }),
      "m.a has a move for any event",
    ],
    ["an action on entry", createMachine({ id: "m", initial: "a", states: { a: { entry: () => {} } } }), "m.a has actions"],
    ["states in states", createMachine({ id: "m", initial: "a", states: { a: { initial: "b", states: { b: {} } } } }), "m.a is nested"],
    ["states side by side", createMachine({ id: "m", type: "parallel", states: { a: {}, b: {} } }), "it has no states of its own"],
    ["a context", createMachine({ id: "m", context: { count: 0 }, initial: "a", states: { a: {} } }), "it has a context"],
    ["a delay", createMachine({ id: "m", initial: "a", states: { a: { after: { 10: "b" } }, b: {} } }), "m.a moves by itself"],
    ["a move of its own accord", createMachine({ id: "m", initial: "a", states: { a: { always: "b" }, b: {} } }), "m.a moves by itself"],
  ])("with %s becomes no table", (_, machine, flaw) => {
    expect(() => compileTable(machine)).toThrow(`machine m cannot become a table: ${flaw}`);
  });
});
