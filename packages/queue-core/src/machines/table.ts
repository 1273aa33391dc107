// Compiles a state machine into a table of its moves: the machine stays the definition, the table serves the hot path.

import type { AnyStateMachine, AnyStateNode } from "xstate";
import { type CounterMove, type CounterState, counterMachine } from "./counter.ts";
import { type ExperienceMove, type ExperienceState, experienceMachine } from "./experience.ts";
import { type HallDayMove, type HallDayState, hallDayMachine } from "./hall-day.ts";
import { type HallMode, type HallModeMove, hallModeMachine } from "./hall-mode.ts";
import { type VisitMove, type VisitState, visitMachine } from "./visit.ts";

/** The state a move leads to, or undefined where the machine does not allow it (XState itself would ignore it in silence). */
export type NextState<State extends string, Move extends string> = (from: State, move: Move) => State | undefined;

/**
 * Writes down where each of a machine's events leads from each of its states, as its definition says: XState itself would be walked through
 * every state at each start of the hub, which takes a tenth of a second. A test walks both side by side.
 * The machine must be flat and free of context, guards, actions and anything that moves it by itself; throws where it is not.
 */
export function compileTable<State extends string, Move extends string>(machine: AnyStateMachine): NextState<State, Move> {
  const flaw = flawOf(machine);
  if (flaw !== undefined) throw new Error(`machine ${machine.id} cannot become a table: ${flaw}`);
  const nodes = Object.values(machine.root.states) as AnyStateNode[];
  const table = new Map(nodes.map((node) => [node.key, rowOf<State>(node, machine.root)]));
  return (from, move) => table.get(from)?.get(move);
}

/** A state's own moves go before those that the machine has in every state; nothing leads out of an end. */
function rowOf<State extends string>(node: AnyStateNode, root: AnyStateNode): Map<string, State> {
  const row = new Map<string, State>();
  if (node.type === "final") return row;
  for (const [move, [first]] of [...root.transitions, ...node.transitions]) {
    const target = first?.target?.[0];
    if (target) row.set(move, target.key as State);
  }
  return row;
}

/** The events that a machine knows, by name. */
export const movesOf = (machine: AnyStateMachine): readonly string[] => machine.events as string[];

/** What a table of states and moves could not say, or undefined when it says it all. */
function flawOf(machine: AnyStateMachine): string | undefined {
  if (machine.root.type !== "compound") return "it has no states of its own";
  if (machine.config.context !== undefined) return "it has a context";
  const nodes = [machine.root, ...Object.values(machine.root.states)] as AnyStateNode[];
  for (const node of nodes) {
    const flaw = flawOfNode(node, node === machine.root);
    if (flaw !== undefined) return `${node.id} ${flaw}`;
  }
  return undefined;
}

function flawOfNode(node: AnyStateNode, isRoot: boolean): string | undefined {
  if (!isRoot && node.type !== "atomic" && node.type !== "final") return "is nested";
  if (node.invoke.length + node.after.length + (node.always?.length ?? 0) > 0) return "moves by itself";
  if (node.entry.length + node.exit.length > 0) return "has actions";
  if ([...node.transitions.keys()].some((move) => move.includes("*"))) return "has a move for any event";
  for (const transitions of node.transitions.values()) {
    for (const { eventType, guard, actions } of transitions) {
      if (guard !== undefined) return `has a guard on ${eventType}`;
      if (actions.length > 0) return `has actions on ${eventType}`;
    }
  }
  return undefined;
}

export const nextVisitState = compileTable<VisitState, VisitMove>(visitMachine);
export const nextCounterState = compileTable<CounterState, CounterMove>(counterMachine);
export const nextHallDayState = compileTable<HallDayState, HallDayMove>(hallDayMachine);
export const nextExperienceState = compileTable<ExperienceState, ExperienceMove>(experienceMachine);
export const nextHallMode = compileTable<HallMode, HallModeMove>(hallModeMachine);
