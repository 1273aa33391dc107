// Compiles a state machine into a table of its moves: the machine stays the definition, the table serves the hot path.

import { type AnyStateMachine, initialTransition, transition } from "xstate";
import { type CounterMove, type CounterState, counterMachine } from "./counter.ts";
import { type HallDayMove, type HallDayState, hallDayMachine } from "./hall-day.ts";
import { type VisitMove, type VisitState, visitMachine } from "./visit.ts";

/** The state a move leads to, or undefined where the machine does not allow it (XState itself would ignore it in silence). */
export type NextState<State extends string, Move extends string> = (from: State, move: Move) => State | undefined;

/**
 * Walks every state that the machine can reach and writes down where each of its events leads.
 * The machine must be flat and free of context, guards and actions; throws where it is not.
 */
export function compileTable<State extends string, Move extends string>(machine: AnyStateMachine): NextState<State, Move> {
  const table = new Map<string, Map<string, State>>();
  const [first] = initialTransition(machine);
  const open = [first];
  for (let snapshot = open.pop(); snapshot; snapshot = open.pop()) {
    const from: unknown = snapshot.value;
    if (typeof from !== "string")
      throw new Error(`machine ${machine.id}: state ${JSON.stringify(from)} is nested; the table takes flat machines`);
    if (table.has(from)) continue;
    const row = new Map<string, State>();
    table.set(from, row);
    for (const move of machine.events) {
      if (!snapshot.can({ type: move })) continue;
      const [next, actions] = transition(machine, snapshot, { type: move });
      if (actions.length > 0) throw new Error(`machine ${machine.id}: ${move} has actions; life cycles have none`);
      row.set(move, next.value as State);
      open.push(next);
    }
  }
  return (from, move) => table.get(from)?.get(move);
}

export const nextVisitState = compileTable<VisitState, VisitMove>(visitMachine);
export const nextCounterState = compileTable<CounterState, CounterMove>(counterMachine);
export const nextHallDayState = compileTable<HallDayState, HallDayMove>(hallDayMachine);
