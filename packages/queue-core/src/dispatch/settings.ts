// What a plan says of dispatch, worked out once a plan: integer milliseconds, defaults filled in, lanes found by their id.

import { type HallPlan, hasSkillFor } from "../hall-plan.ts";
import { type CounterId, type LaneId, type ServiceId, minuteMs, secondMs } from "../ids.ts";

export interface LaneSettings {
  readonly lane: LaneId;
  /** The wait that the hall promises. */
  readonly targetMs: number;
  /** What calls are ordered by in place of the promise, where the plan says so; the promise itself otherwise. */
  readonly dueMs: number;
  /** The same in whole seconds, at least one: waits are divided by it, and stay exact for years of milliseconds. */
  readonly dueSeconds: number;
  readonly creditMs: number;
  readonly weight: number;
  readonly favoured: boolean;
  /** The counters that are there for this lane first. */
  readonly ownCounters: readonly CounterId[];
  /** The best place that any counter's list gives the lane; what `strict` goes by where no counter is asked for. */
  readonly rank: number;
}

/** Null where the plan does not ask for the guard. */
export interface Guards {
  readonly overdueMs: number | null;
  readonly mostInARow: number | null;
  readonly helpAfterMs: number | null;
  readonly overflowAfterMs: number | null;
  readonly reservedShare: number | null;
}

export interface DispatchSettings {
  readonly lanes: ReadonlyMap<LaneId, LaneSettings>;
  readonly favoured: ReadonlySet<LaneId>;
  /** The counters that can serve a favoured lane. */
  readonly favouredCounters: readonly CounterId[];
  /** The services that a counter has no skill for; counters that can do everything are left out. */
  readonly beyond: ReadonlyMap<CounterId, ReadonlySet<ServiceId>>;
  readonly guards: Guards;
}

const settled = new WeakMap<HallPlan, DispatchSettings>();

/** The settings of a plan; a plan is never changed, so they are worked out once for each. */
export function settingsOf(plan: HallPlan): DispatchSettings {
  const known = settled.get(plan);
  if (known) return known;
  const made = settle(plan);
  settled.set(plan, made);
  return made;
}

/** What the settings say of a lane. Throws on a lane that the plan does not have. */
export function laneSettings(settings: DispatchSettings, lane: LaneId): LaneSettings {
  const found = settings.lanes.get(lane);
  if (!found) throw new Error(`the hall plan has no lane "${lane}"`);
  return found;
}

const nothing: ReadonlySet<ServiceId> = new Set();

/** The services that a counter has no skill for. */
export const beyondSkill = (settings: DispatchSettings, counter: CounterId): ReadonlySet<ServiceId> =>
  settings.beyond.get(counter) ?? nothing;

function settle(plan: HallPlan): DispatchSettings {
  const { dispatch } = plan;
  const favoured = new Set(dispatch.favoured ?? favouredByTarget(plan));
  const lanes = plan.lanes.map(({ id, targetWaitMinutes }): LaneSettings => {
    const own = dispatch.lanes?.find(({ lane }) => lane === id);
    const dueMs = Math.round((own?.dueMinutes ?? targetWaitMinutes) * minuteMs);
    const ranks = plan.counters.map((counter) => counter.lanes.indexOf(id)).filter((rank) => rank >= 0);
    return {
      lane: id,
      targetMs: Math.round(targetWaitMinutes * minuteMs),
      dueMs,
      dueSeconds: Math.max(1, Math.round(dueMs / secondMs)),
      creditMs: Math.round((own?.creditMinutes ?? 0) * minuteMs),
      weight: own?.weight ?? 1,
      favoured: favoured.has(id),
      ownCounters: plan.counters.filter((counter) => counter.lanes[0] === id).map((counter) => counter.id),
      rank: Math.min(...ranks),
    };
  });
  const favouredCounters = plan.counters.filter((counter) => counter.lanes.some((lane) => favoured.has(lane))).map(({ id }) => id);
  return {
    lanes: new Map(lanes.map((lane) => [lane.lane, lane])),
    favoured,
    favouredCounters,
    beyond: settleSkills(plan),
    guards: settleGuards(plan),
  };
}

/** The lanes with the shortest promise, unless every lane has the same: then nobody is favoured. */
function favouredByTarget({ lanes }: HallPlan): LaneId[] {
  const shortest = Math.min(...lanes.map(({ targetWaitMinutes }) => targetWaitMinutes));
  const found = lanes.filter(({ targetWaitMinutes }) => targetWaitMinutes === shortest);
  return found.length === lanes.length ? [] : found.map(({ id }) => id);
}

function settleSkills(plan: HallPlan): Map<CounterId, ReadonlySet<ServiceId>> {
  const special = plan.services.filter(({ skill }) => skill !== undefined).map(({ id }) => id);
  const beyond = plan.counters.map((counter): [CounterId, ReadonlySet<ServiceId>] => [
    counter.id,
    new Set(special.filter((service) => !hasSkillFor(plan, counter, service))),
  ]);
  return new Map(beyond.filter(([, services]) => services.size > 0));
}

function settleGuards({ dispatch: { guards = {} } }: HallPlan): Guards {
  const { ageing, inARow, idleHelp, overflow, reservation } = guards;
  return {
    overdueMs: ageing ? Math.round(ageing.afterMinutes * minuteMs) : null,
    mostInARow: inARow?.most ?? null,
    helpAfterMs: idleHelp ? idleHelp.afterSeconds * secondMs : null,
    overflowAfterMs: overflow ? overflow.afterSeconds * secondMs : null,
    reservedShare: reservation?.targetShare ?? null,
  };
}
