// A queue in its steady state, simulated in independent runs: the experiment that exact results are compared with.

import type { HallPlan } from "../hall-plan.ts";
import type { Instant, LaneId, ServiceId } from "../ids.ts";
import { type QueueCustomer, playQueue } from "./queue.ts";
import { type Random, exponential, pickIndex } from "./random.ts";

/** What comes to one lane: so many a millisecond, each handled for a time that is drawn. */
export interface Stream {
  readonly lane: LaneId;
  readonly perMs: number;
  readonly handlingMs: (random: Random) => number;
}

export interface Experiment {
  readonly plan: HallPlan;
  readonly streams: readonly Stream[];
  /** How many customers are counted, and how many come before them while the queue fills. */
  readonly customers: number;
  readonly warmUp: number;
}

/** Each lane's waits in milliseconds, and all of them together, in one run. */
export interface Waits {
  readonly all: Float64Array;
  readonly byLane: ReadonlyMap<LaneId, Float64Array>;
}

export function runExperiment({ plan, streams, customers, warmUp }: Experiment, random: Random): Waits {
  const all = new Counted(customers);
  const byLane = new Map(streams.map(({ lane }) => [lane, new Counted(customers)]));
  let countFrom: Instant = Infinity;
  const arriving = function* (): Generator<QueueCustomer> {
    let index = 0;
    for (const customer of poisson(streams, random)) {
      if (index === warmUp) countFrom = customer.arrivesAt;
      if (index++ === warmUp + customers) return;
      yield customer;
    }
  };
  playQueue(plan, arriving(), ({ customer, calledAt }) => {
    if (customer.arrivesAt < countFrom) return;
    all.add(calledAt - customer.arrivesAt);
    byLane.get(customer.lane)?.add(calledAt - customer.arrivesAt);
  });
  return { all: all.values, byLane: new Map([...byLane].map(([lane, waits]) => [lane, waits.values])) };
}

class Counted {
  readonly #room: Float64Array;
  #count = 0;

  constructor(most: number) {
    this.#room = new Float64Array(most);
  }

  /** Two that arrive in the very millisecond where counting begins are one too many; the last is left out. */
  add(value: number): void {
    if (this.#count < this.#room.length) this.#room[this.#count++] = value;
  }

  get values(): Float64Array {
    return this.#room.subarray(0, this.#count);
  }
}

const service = "any" as ServiceId;

/** Arrivals without end, in order: one Poisson stream, each of whose customers falls to a lane by its rate. */
function* poisson(streams: readonly Stream[], random: Random): Generator<QueueCustomer> {
  const rates = streams.map(({ perMs }) => perMs);
  const apart = 1 / rates.reduce((sum, rate) => sum + rate, 0);
  let at: Instant = 0;
  for (;;) {
    at += exponential(random, apart);
    const stream = streams[pickIndex(random, rates)] as Stream;
    yield { arrivesAt: Math.round(at), lane: stream.lane, service, handlingMs: Math.round(stream.handlingMs(random)) };
  }
}
