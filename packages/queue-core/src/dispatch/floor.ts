// What dispatch knows of the counters around the one that calls: who is free, since when, and what was called before.

import type { CounterId, Instant } from "../ids.ts";
import type { CounterState } from "../machines/counter.ts";
import { type DispatchMemory, emptyMemory } from "./memory.ts";

/** A counter as dispatch sees it; `since` is when it came into its state. */
export interface Desk {
  readonly state: CounterState;
  readonly since: Instant;
}

/** A hall is one; so is what a simulation or a forecast keeps in its place. */
export interface Floor {
  readonly seats: ReadonlyMap<CounterId, Desk>;
  readonly dispatch: DispatchMemory;
}

/** A hall of which nothing is known but who waits: every guard that looks around finds nobody. */
export const emptyFloor = (): Floor => ({ seats: new Map(), dispatch: emptyMemory() });
