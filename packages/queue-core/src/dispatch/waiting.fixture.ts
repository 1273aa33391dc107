// Small scenes for the tests of dispatch: a hall of three lanes, and who waits in it, told in minutes.

import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { CounterId, Instant, LaneId, ServiceId, TicketNumber, TicketToken, VisitId, ZoneId } from "../ids.ts";
import { minuteMs } from "../ids.ts";
import { Lanes } from "../lanes.ts";
import { smallPlan } from "../plan-check/small-plan.ts";
import { type Visit, newVisit } from "../visit.ts";

export const lane = (id: string): LaneId => id as LaneId;
export const counter = (id: string): CounterId => id as CounterId;
export const minute = (minutes: number): Instant => Math.round(minutes * minuteMs);

const small = smallPlan();

const laneOfTarget = (id: string, letter: string, targetWaitMinutes: number): HallPlan["lanes"][number] => ({
  id: lane(id),
  letter,
  name: { zh: "队列", en: id },
  shape: "circle",
  targetWaitMinutes,
});

/** A plan of the lanes vip, experience and basic (targets 5, 10, 20) with counters told as "vip basic". */
export function planOf(dispatch: HallPlan["dispatch"], ...counters: string[]): HallPlan {
  return {
    ...small,
    lanes: [laneOfTarget("vip", "V", 5), laneOfTarget("experience", "E", 10), laneOfTarget("basic", "A", 20)],
    counters: counters.map((lanes, index) => ({
      id: counter(String(index + 1)),
      zone: "counters" as ZoneId,
      lanes: lanes.split(" ").map(lane),
    })),
    dispatch,
  };
}

/** The counter of a plan by its place there, the first unless said. */
export function counterIn(plan: HallPlan, index = 0): CounterPlan {
  const found = plan.counters[index];
  if (!found) throw new Error(`the plan has no counter at ${index}`);
  return found;
}

/** One who waits: came at `came` (minutes), with credit, for a service, perhaps for one counter alone. */
export interface Told {
  readonly ticket: string;
  readonly lane: string;
  readonly came: number;
  readonly credit?: number;
  readonly service?: string;
  readonly reservedFor?: string;
}

export function visitOf({ ticket, lane: of, came, credit = 0, service = "change-plan", reservedFor }: Told, order: number): Visit {
  const visit = newVisit({
    id: `visit-${ticket}` as VisitId,
    ticket: ticket as TicketNumber,
    token: `token-${ticket}` as TicketToken,
    order,
    tier: "standard",
    needs: [],
    channel: "kiosk",
    language: "zh",
    arrivedAt: minute(came),
    lane: lane(of),
    zone: null,
    claimAt: minute(came - credit),
    reason: { zh: "请就座", en: "Please have a seat" },
    services: [service as ServiceId],
  });
  return { ...visit, reservedFor: reservedFor === undefined ? null : counter(reservedFor) };
}

export function lanesOf(...told: Told[]): Lanes {
  const lanes = new Lanes();
  for (const [index, one] of told.entries()) lanes.add(visitOf(one, index));
  return lanes;
}
