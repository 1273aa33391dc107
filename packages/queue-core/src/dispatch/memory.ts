// What dispatch remembers of earlier calls: made by journal events alone, so that a replayed hall calls as the live one would.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { CounterId, LaneId } from "../ids.ts";
import type { Heads } from "../lanes.ts";
import type { CallRule } from "../messages.ts";
import { beyondSkill, laneSettings, settingsOf } from "./settings.ts";

export interface DispatchMemory {
  /** Each lane's credit in the round of `ratio`; the credits of all lanes together are always 0. */
  readonly shares: Map<LaneId, number>;
  /** How many favoured customers each counter has called since it last called another. */
  readonly inARow: Map<CounterId, number>;
}

export const emptyMemory = (): DispatchMemory => ({ shares: new Map(), inARow: new Map() });

/** A memory to go on from without changing this one. */
export const copyMemory = ({ shares, inARow }: DispatchMemory): DispatchMemory => ({ shares: new Map(shares), inARow: new Map(inARow) });

/** A call as far as it is remembered: `lane` is where the customer waited. */
export interface RememberedCall {
  readonly lane: LaneId;
  readonly counter: CounterPlan;
  readonly rule: CallRule;
}

/**
 * Remembers a call; `lanes` still hold the visit that is called. One who comes back to where they were before takes nobody's
 * turn, and is not remembered.
 */
export function rememberCall(memory: DispatchMemory, plan: HallPlan, lanes: Heads, { lane, counter, rule }: RememberedCall): void {
  if (rule === "reserved" || rule === "brought-back") return;
  const settings = settingsOf(plan);
  const { favoured } = laneSettings(settings, lane);
  memory.inARow.set(counter.id, favoured ? (memory.inARow.get(counter.id) ?? 0) + 1 : 0);
  if (plan.dispatch.policy === "ratio") shareOut(memory.shares, plan, lanes, lane, counter);
}

/** Smooth weighted round robin: each lane that could have been called gains its weight, and the one that was pays for all. */
function shareOut(shares: DispatchMemory["shares"], plan: HallPlan, lanes: Heads, called: LaneId, counter: CounterPlan): void {
  const settings = settingsOf(plan);
  let total = 0;
  for (const lane of new Set([called, ...counter.lanes])) {
    if (lane !== called && !lanes.hasUnreserved(lane, beyondSkill(settings, counter.id))) continue;
    const { weight } = laneSettings(settings, lane);
    shares.set(lane, (shares.get(lane) ?? 0) + weight);
    total += weight;
  }
  shares.set(called, (shares.get(called) ?? 0) - total);
}
