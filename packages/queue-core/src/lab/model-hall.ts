// Halls made for comparing policies: counters, lanes with their customers, and how busy they are over a day.

import type { HallPlan } from "../hall-plan.ts";
import { type LaneId, type ServiceId, minuteMs } from "../ids.ts";
import { queuePlan } from "./queue-plan.ts";
import type { QueueCustomer } from "./queue.ts";
import { type Random, exponential, logNormal, pickIndex } from "./random.ts";

interface ModelLane {
  readonly id: LaneId;
  readonly targetWaitMinutes: number;
  readonly share: number;
  readonly handlingMinutes: number;
}

/** The load on all counters together, until so many minutes after opening. */
interface Load {
  readonly untilMinute: number;
  readonly load: number;
}

export interface ModelHall {
  readonly name: string;
  readonly lanes: readonly ModelLane[];
  readonly counters: readonly (readonly LaneId[])[];
  readonly loads: readonly Load[];
}

const [vip, experience, basic] = ["vip", "experience", "basic"] as LaneId[] as [LaneId, LaneId, LaneId];
const lanes: readonly ModelLane[] = [
  { id: vip, targetWaitMinutes: 5, share: 0.1, handlingMinutes: 6 },
  { id: experience, targetWaitMinutes: 10, share: 0.2, handlingMinutes: 8 },
  { id: basic, targetWaitMinutes: 20, share: 0.7, handlingMinutes: 4 },
];
const all = [vip, experience, basic];
const many = (count: number, served: readonly LaneId[]) => Array.from({ length: count }, () => served);

/** Busy alike all day. */
const steadyHall: ModelHall = { name: "steady", lanes, counters: many(8, all), loads: [{ untilMinute: 480, load: 0.9 }] };

/** Overloaded for an hour and a half. */
const peakHall: ModelHall = {
  name: "peak",
  lanes,
  counters: many(8, all),
  loads: [
    { untilMinute: 150, load: 0.7 },
    { untilMinute: 240, load: 1.15 },
    { untilMinute: 480, load: 0.8 },
  ],
};

/** Two counters alone can serve the VIP lane, and the others only some of the rest. */
const scarceHall: ModelHall = {
  name: "scarce skill",
  lanes,
  counters: [...many(3, [basic]), ...many(3, [experience, basic]), ...many(2, all)],
  loads: [
    { untilMinute: 150, load: 0.7 },
    { untilMinute: 240, load: 1.1 },
    { untilMinute: 480, load: 0.75 },
  ],
};

export const modelHalls: readonly ModelHall[] = [steadyHall, peakHall, scarceHall];

/** The plan of a model hall under a dispatch section; `counters` may be others than its own. */
export const planOfModel = (hall: ModelHall, dispatch: HallPlan["dispatch"], counters = hall.counters): HallPlan =>
  queuePlan(hall.lanes, counters, dispatch);

/** The customers of one day: Poisson arrivals at the load of the moment, log-normal handling as spread as an exponential's. */
export function modelDay({ lanes, counters, loads }: ModelHall, random: Random): QueueCustomer[] {
  const shares = lanes.map(({ share }) => share);
  const meanMs = lanes.reduce((sum, { share, handlingMinutes }) => sum + share * handlingMinutes, 0) * minuteMs;
  const most = Math.max(...loads.map(({ load }) => load));
  const apartMs = meanMs / (most * counters.length);
  const closesAt = (loads.at(-1)?.untilMinute ?? 0) * minuteMs;
  const customers: QueueCustomer[] = [];
  for (let at = exponential(random, apartMs); at < closesAt; at += exponential(random, apartMs)) {
    const load = loads.find(({ untilMinute }) => at < untilMinute * minuteMs)?.load ?? 0;
    // Every draw is made for every arrival, kept or not, so that a change of the load moves nobody else.
    const [kept, place, handling] = [random() * most < load, pickIndex(random, shares), logNormal(random, minuteMs, 1)];
    const lane = lanes[place];
    if (!kept || !lane) continue;
    customers.push({
      arrivesAt: Math.round(at),
      lane: lane.id,
      service: lane.id as string as ServiceId,
      handlingMs: Math.round(handling * lane.handlingMinutes),
    });
  }
  return customers;
}
