// Who waits: one indexed heap per lane and service, one per counter for those who wait for that counter alone, and each lane's whole line.

import { IndexedHeap, take } from "./heap.ts";
import type { CounterId, Instant, LaneId, ServiceId, VisitId } from "./ids.ts";
import { Ranking } from "./ranking.ts";
import { type Visit, currentErrand, waitsFromAt } from "./visit.ts";

/** What two who wait are compared by: a visit's own, or that of a customer who is only asking how long it would take. */
export interface Claim {
  readonly lane: LaneId;
  readonly claimAt: Instant;
  readonly order: number;
}

/** Earlier claim first; the order of issue breaks ties, so no two visits are ever equal. */
export const claimsBefore = (a: Claim, b: Claim): boolean => (a.claimAt === b.claimAt ? a.order < b.order : a.claimAt < b.claimAt);

/** The visits of one lane and service (or one counter's own), by claim. */
export interface Bucket {
  readonly lane: LaneId | null;
  readonly service: ServiceId | null;
  readonly counter: CounterId | null;
  readonly visits: IndexedHeap<Visit, VisitId>;
}

/** A bucket as far as dispatch looks into it. */
interface Head {
  readonly service: ServiceId | null;
  readonly visits: Pick<IndexedHeap<Visit, VisitId>, "peek" | "size">;
}

/** All that dispatch looks at of those who wait: who is first. A line that is played forward shows its own in place of the hall's. */
export interface Heads {
  reserved(counter: CounterId): Head | undefined;
  buckets(lane: LaneId): Iterable<Head>;
  laneIds(): Iterable<LaneId>;
  hasUnreserved(lane: LaneId, beyond: ReadonlySet<ServiceId>): boolean;
}

/** Holds exactly the waiting visits; a visit's place follows from its lane, current service and reservation. */
export class Lanes implements Heads {
  readonly #byLane = new Map<LaneId, Map<ServiceId, Bucket>>();
  readonly #byCounter = new Map<CounterId, Bucket>();
  /** Each lane as one line, those reserved for a counter left out: what tells how many are ahead without counting them. */
  readonly #lines = new Map<LaneId, Ranking<Visit, Claim>>();
  readonly #waiting = new Map<LaneId, number>();
  /** Since when the longest in a lane waits, where that is known: views ask for it all the time, and newcomers seldom change it. */
  readonly #earliest = new Map<LaneId, Instant>();

  add(visit: Visit): void {
    const known = this.waiting(visit.lane) === 0 ? Infinity : this.#earliest.get(visit.lane);
    if (known !== undefined) this.#earliest.set(visit.lane, Math.min(known, waitsFromAt(visit)));
    this.#bucketOf(visit).visits.add(visit);
    if (visit.reservedFor === null) this.#lineOf(visit.lane).add(visit);
    this.#waiting.set(visit.lane, this.waiting(visit.lane) + 1);
  }

  /** Takes a waiting visit out; throws when it is not where its state says, for then index and state have parted. */
  remove(visit: Visit): void {
    if (!this.#bucketOf(visit).visits.remove(visit.id)) throw new Error(`${visit.ticket} is not in the lane its state implies`);
    if (visit.reservedFor === null) this.#lineOf(visit.lane).remove(visit);
    this.#waiting.set(visit.lane, this.waiting(visit.lane) - 1);
    if (waitsFromAt(visit) <= (this.#earliest.get(visit.lane) ?? Infinity)) this.#earliest.delete(visit.lane);
  }

  /** Whether a visit is where its lane, service and reservation say. */
  has(visit: Visit): boolean {
    const bucket =
      visit.reservedFor === null ? this.#byLane.get(visit.lane)?.get(currentErrand(visit).service) : this.#byCounter.get(visit.reservedFor);
    return bucket?.visits.has(visit.id) === true;
  }

  /** How many wait in a lane, those reserved for one counter included. */
  waiting(lane: LaneId): number {
    return this.#waiting.get(lane) ?? 0;
  }

  /** How many wait in a lane for no counter alone. */
  unreserved(lane: LaneId): number {
    return this.#lineOf(lane).size;
  }

  /** The buckets of a lane, one a service that anyone has waited for today. */
  *buckets(lane: LaneId): IterableIterator<Bucket> {
    yield* this.#byLane.get(lane)?.values() ?? [];
  }

  /** Every lane that anyone has waited in today. */
  laneIds(): IterableIterator<LaneId> {
    return this.#byLane.keys();
  }

  /** Whether anybody waits in a lane for no counter alone, and for a service other than these. */
  hasUnreserved(lane: LaneId, beyond: ReadonlySet<ServiceId>): boolean {
    for (const { service, visits } of this.buckets(lane)) if (visits.size > 0 && !isAmong(beyond, service)) return true;
    return false;
  }

  reserved(counter: CounterId): Bucket | undefined {
    return this.#byCounter.get(counter);
  }

  reservedBuckets(): IterableIterator<Bucket> {
    return this.#byCounter.values();
  }

  /** Since when the longest in a lane waits; null where nobody does. */
  earliest(lane: LaneId): Instant | null {
    if (this.waiting(lane) === 0) return null;
    let earliestAt = this.#earliest.get(lane);
    if (earliestAt !== undefined) return earliestAt;
    earliestAt = Infinity;
    for (const visit of this.inLane(lane)) earliestAt = Math.min(earliestAt, waitsFromAt(visit));
    this.#earliest.set(lane, earliestAt);
    return earliestAt;
  }

  /** Everyone who waits in a lane, in no particular order. */
  *inLane(lane: LaneId): IterableIterator<Visit> {
    for (const bucket of this.buckets(lane)) yield* bucket.visits.values();
    for (const bucket of this.#byCounter.values()) for (const visit of bucket.visits.values()) if (visit.lane === lane) yield visit;
  }

  /** The first `count` of a lane in the order of their claims, those reserved for a counter left out. */
  first(lane: LaneId, count: number): Visit[] {
    return take(this.#lineOf(lane), count);
  }

  /** Those who wait for one counter alone, in the order of their claims. */
  firstReserved(counter: CounterId, count: number): Visit[] {
    const bucket = this.#byCounter.get(counter);
    return bucket ? take(bucket.visits.ordered(), count) : [];
  }

  /** How many of a lane have an earlier claim, those reserved for a counter left out. */
  countBefore(claim: Claim): number {
    return this.#lineOf(claim.lane).countBefore(claim);
  }

  /** The visit that so many of its lane stand before, those reserved for a counter left out. */
  at(lane: LaneId, index: number): Visit | undefined {
    return this.#lineOf(lane).at(index);
  }

  /** The last of a lane, those reserved for a counter left out. */
  last(lane: LaneId): Visit | undefined {
    const line = this.#lineOf(lane);
    return line.at(line.size - 1);
  }

  /** How many of a lane something holds for; it must hold for the first of them and for nobody behind the first that it fails. */
  countWhile(lane: LaneId, holds: (visit: Visit) => boolean): number {
    return this.#lineOf(lane).countWhile(holds);
  }

  #lineOf(lane: LaneId): Ranking<Visit, Claim> {
    return getOrMake(this.#lines, lane, () => new Ranking<Visit, Claim>(claimsBefore));
  }

  #bucketOf(visit: Visit): Bucket {
    if (visit.reservedFor !== null) {
      return getOrMake(this.#byCounter, visit.reservedFor, () => newBucket(null, null, visit.reservedFor));
    }
    const services = getOrMake(this.#byLane, visit.lane, () => new Map<ServiceId, Bucket>());
    const { service } = currentErrand(visit);
    return getOrMake(services, service, () => newBucket(visit.lane, service, null));
  }
}

/** Whether a bucket's service is one of these; a counter's own bucket has no service. */
export const isAmong = (services: ReadonlySet<ServiceId>, service: ServiceId | null): boolean => service !== null && services.has(service);

function newBucket(lane: LaneId | null, service: ServiceId | null, counter: CounterId | null): Bucket {
  return { lane, service, counter, visits: new IndexedHeap<Visit, VisitId>(claimsBefore, (visit) => visit.id) };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
