// The lanes of a line that is played forward: who of each comes next, and when each place was reached.

import { type HallPlan, undecidedService } from "../hall-plan.ts";
import { settingsOf } from "../dispatch/settings.ts";
import type { Hall } from "../hall.ts";
import type { CounterId, Instant, LaneId, ServiceId } from "../ids.ts";
import { type Heads, isAmong } from "../lanes.ts";
import { type Visit, currentErrand, waitingVisit } from "../visit.ts";
import { type Durations, plays } from "./durations.ts";

/** Those of a lane who wait for a service that not every counter can do, or for any of the others (null), by their places in the lane. */
export class Bucket {
  readonly lane: PlayedLane;
  readonly service: ServiceId | null;
  readonly places: number[] = [];
  next = 0;

  constructor(lane: PlayedLane, service: ServiceId | null) {
    this.lane = lane;
    this.service = service;
  }

  get head(): Visit | undefined {
    const place = this.places[this.next];
    return place === undefined ? undefined : this.lane.visits[place];
  }

  /** As dispatch sees it. */
  readonly visits = {
    peek: (): Visit | undefined => this.head,
    size: 1,
  };
}

/** One lane: those who wait, and behind them somebody who asks and takes nothing of anybody's time. */
export class PlayedLane {
  readonly lane: LaneId;
  /** How many wait; those of them who are played are the first of `visits`, and the last of `visits` is the one who asks. */
  readonly total: number;
  readonly buckets: readonly Bucket[];
  /** When each place was reached, in milliseconds from now: `plays` entries a place; NaN where a play did not come to it. */
  readonly reachedMs: Float64Array;
  readonly visits: readonly Visit[];
  /** How long whoever is at a place keeps a counter, in each play: worked out for those who are called. */
  readonly #keeps: (readonly number[])[] = [];

  /** `asked` is the service of whoever asks; null for one that every counter of the lane can do. */
  constructor(hall: Hall, lane: LaneId, most: number, now: Instant, asked: ServiceId | null, special: ReadonlySet<ServiceId>) {
    this.lane = lane;
    this.total = hall.lanes.unreserved(lane);
    const visits = hall.lanes.first(lane, Math.min(this.total, most));
    this.visits = visits;
    if (this.total <= most) {
      visits.push(waitingVisit({ id: `asking ${lane}`, lane, service: asked ?? undecidedService, arrivedAt: now, order: Infinity }));
    }
    const buckets = new Map<ServiceId | null, Bucket>();
    for (const [place, visit] of visits.entries()) {
      const wanted = place === this.total ? asked : currentErrand(visit).service;
      const service = isAmong(special, wanted) ? wanted : null;
      let bucket = buckets.get(service);
      if (!bucket) buckets.set(service, (bucket = new Bucket(this, service)));
      bucket.places.push(place);
    }
    this.buckets = [...buckets.values()];
    this.reachedMs = new Float64Array(visits.length * plays).fill(Number.NaN);
  }

  begin(): void {
    for (const bucket of this.buckets) bucket.next = 0;
  }

  /** The head of a bucket is called: answers how long they keep the counter, which somebody who only asks does not (null). */
  call({ places, next }: Bucket, durations: Durations, play: number, atMs: number): number | null {
    const place = places[next] as number;
    this.reachedMs[place * plays + play] = atMs;
    if (place >= this.total) return null;
    return (this.#keeps[place] ??= durations.ofWaiting(this.visits[place] as Visit))[play] as number;
  }

  /** When the plays reached a place; null where one of them did not come to it. */
  reached(place: number): Float64Array | null {
    const row = this.reachedMs.subarray(place * plays, (place + 1) * plays);
    return row.length === 0 || row.includes(Number.NaN) ? null : row;
  }
}

/** The counters of a play, as far as the lanes ask: the next of those who wait for one alone. */
type Reserving = ReadonlyMap<CounterId, { readonly own: Visit | undefined }>;

/** All lanes as dispatch sees them. */
export class PlayedLanes implements Heads {
  readonly all: readonly PlayedLane[];
  readonly #byId = new Map<LaneId, PlayedLane>();
  readonly #desks: Reserving;

  constructor(all: readonly PlayedLane[], desks: Reserving) {
    this.all = all;
    for (const lane of all) this.#byId.set(lane.lane, lane);
    this.#desks = desks;
  }

  of(lane: LaneId): PlayedLane | undefined {
    return this.#byId.get(lane);
  }

  reserved(counter: CounterId) {
    const visit = this.#desks.get(counter)?.own;
    return visit && { service: null, visits: { peek: () => visit, size: 1 } };
  }

  buckets(lane: LaneId): readonly Bucket[] {
    return this.#byId.get(lane)?.buckets ?? [];
  }

  laneIds(): Iterable<LaneId> {
    return this.#byId.keys();
  }

  hasUnreserved(lane: LaneId, beyond: ReadonlySet<ServiceId>): boolean {
    const played = this.#byId.get(lane);
    return played?.buckets.some(({ service, head }) => head !== undefined && head.order < Infinity && !isAmong(beyond, service)) ?? false;
  }
}

export const playedLanes = (
  hall: Hall,
  plan: HallPlan,
  desks: Reserving,
  most: number,
  now: Instant,
  asked: ServiceId | null,
): PlayedLanes => {
  // A bucket for each service would be looked into at every call; where all counters can do the services, one for all is the same.
  const special = new Set([...settingsOf(plan).beyond.values()].flatMap((services) => [...services]));
  return new PlayedLanes(
    plan.lanes.map(({ id }) => new PlayedLane(hall, id, most, now, asked, special)),
    desks,
  );
};
