// Who waits, arranged for the left of the console: by lane, longest first, as many as there is room for.

import type { CounterId, HallPlan, Instant, LaneView, TellerView, WaitingVisit } from "@hallflow/queue-core";
import { minuteMs } from "@hallflow/queue-core";

export interface LaneGroup {
  readonly position: number;
  readonly lane: HallPlan["lanes"][number];
  readonly figures: LaneView | undefined;
  /** Whether this counter calls from the lane. */
  readonly isMine: boolean;
  /** Longest first. */
  readonly visits: readonly WaitingVisit[];
  /** How many wait in all, listed or not. */
  readonly count: number;
}

const longestFirst = (a: WaitingVisit, b: WaitingVisit): number => a.arrivedAt - b.arrivedAt;

/** The visits sent to this counter alone, which it calls before any other. */
export const reservedFor = (view: TellerView, counter: CounterId): WaitingVisit[] =>
  view.waiting.filter((visit) => visit.reservedFor === counter).toSorted(longestFirst);

/** The lanes that this counter serves, in its own order, then the others. Those sent to this counter are not among them. */
export function laneGroups(
  view: TellerView,
  plan: HallPlan,
  counter: { readonly counter: CounterId; readonly lanes: readonly string[] },
): LaneGroup[] {
  const own = reservedFor(view, counter.counter);
  const groups = plan.lanes.map((lane, position): LaneGroup => {
    const visits = view.waiting.filter((visit) => visit.lane === lane.id && visit.reservedFor !== counter.counter).toSorted(longestFirst);
    const figures = view.lanes.find((figures) => figures.lane === lane.id);
    const count = Math.max(visits.length, (figures?.waiting ?? 0) - own.filter((visit) => visit.lane === lane.id).length);
    return { position, lane, figures, isMine: counter.lanes.includes(lane.id), visits, count };
  });
  const rank = ({ lane }: LaneGroup) => {
    const place = counter.lanes.indexOf(lane.id);
    return place < 0 ? counter.lanes.length : place;
  };
  return groups.sort((a, b) => rank(a) - rank(b) || a.position - b.position);
}

/**
 * How many of each group's rows to show in `room` rows. A group that does not show all needs one row to say how many
 * more there are. Each shows its longest wait before any shows a second; earlier groups get what is left over first.
 */
export function shareRows(groups: readonly { readonly count: number; readonly listed: number }[], room: number): number[] {
  const shown = groups.map(() => 0);
  const used = () => groups.reduce((sum, { count }, i) => sum + (shown[i] ?? 0) + (count > (shown[i] ?? 0) ? 1 : 0), 0);
  for (let grew = true; grew;) {
    grew = false;
    for (const [i, { listed }] of groups.entries()) {
      const before = shown[i] ?? 0;
      if (before >= listed) continue;
      shown[i] = before + 1;
      if (used() <= room) grew = true;
      else shown[i] = before;
    }
  }
  return shown;
}

/** A wait against its lane's target: within it, near it (from 80 %), or over. */
export function pressure(waitedMs: number, targetMinutes: number): "within" | "near" | "over" {
  const share = waitedMs / (targetMinutes * minuteMs);
  return share > 1 ? "over" : share >= 0.8 ? "near" : "within";
}

export const waitedMs = (visit: WaitingVisit, now: Instant): number => Math.max(0, now - visit.arrivedAt);
