// The line that somebody stands in: who is ahead, and how long the hall will take to come to them.

import { policyOf } from "./dispatch/policies.ts";
import { beyondSkill, settingsOf } from "./dispatch/settings.ts";
import { type WaitRange, rangeOf } from "./estimate.ts";
import { forecast, newCorrection } from "./estimate/blend.ts";
import { usualHandlingMs } from "./estimate/learning.ts";
import type { HallPlan } from "./hall-plan.ts";
import { type Hall, staffedFor } from "./hall.ts";
import { type CounterId, type Instant, type LaneId, type ServiceId, secondMs } from "./ids.ts";
import { type Claim, claimsBefore, isAmong } from "./lanes.ts";
import type { PlayedDesk } from "./line/desks.ts";
import { plays } from "./line/durations.ts";
import { Play } from "./line/play.ts";
import type { Forecast, JournalEvent } from "./messages.ts";
import { type Visit, currentErrand } from "./visit.ts";

/** A place in line: people of the same lane who come first, and the waiting range; null when no open counter serves the lane. */
export interface Place {
  readonly peopleAhead: number;
  readonly wait: WaitRange | null;
}

/** The place of a visit that waits now. */
export function placeOf(hall: Hall, plan: HallPlan, visit: Visit, now: Instant): Place {
  if (visit.reservedFor === null && staffedFor(hall, plan, visit.lane) === 0)
    return { peopleAhead: hall.lanes.countBefore(visit), wait: null };
  return shown(lineOf(hall, plan, now).standing(visit));
}

/** The place that a ticket was given with, a moment ago: what its forecast said is still so. Undefined where it was given without. */
export const placeAtIssue = ({ forecast: told }: Pick<Visit, "forecast">): Place | undefined =>
  told ? { peopleAhead: told.peopleAhead, wait: rangeOf(told) } : undefined;

/** The place that a customer would get who joined a lane now, with credit. */
export function placeOfNewcomer(hall: Hall, plan: HallPlan, lane: LaneId, creditMs: number, now: Instant): Place {
  return shown(lineOf(hall, plan, now).joining(lane, creditMs));
}

/** The place that a customer without credit would get in each of the lanes. */
export function placesOfNewcomers(hall: Hall, plan: HallPlan, now: Instant): ReadonlyMap<LaneId, Place> {
  return new Map(plan.lanes.map(({ id }) => [id, placeOfNewcomer(hall, plan, id, 0, now)]));
}

/** Somebody who is about to take a ticket. */
interface Asking {
  readonly lane: LaneId;
  readonly creditMs: number;
  readonly service: ServiceId;
}

/** What is told to a customer who takes a ticket now, and kept with it; null where nobody can say. */
export function forecastOf(hall: Hall, plan: HallPlan, asking: Asking, now: Instant): Forecast | null {
  const { lane, creditMs, service } = asking;
  if (staffedFor(hall, plan, lane) === 0) return null;
  const line = isSpecial(plan, asking) ? new Line(hall, plan, moment(hall, now), service) : lineOf(hall, plan, now);
  return line.joining(lane, creditMs).forecast;
}

/** Whether not every counter of the lane can do it; otherwise the line is the one that everybody sees. */
function isSpecial(plan: HallPlan, { lane, service }: Asking): boolean {
  const { beyond } = settingsOf(plan);
  if (beyond.size === 0) return false;
  return plan.counters.some(({ id, lanes }) => lanes.includes(lane) && beyond.get(id)?.has(service) === true);
}

/** Tells what forecastOf tells, or nearly. */
export type Foresee = typeof forecastOf;

/** A wait is told in minutes: a line that is so old is still the line. */
const sharedMs = 250;

/** Plays the line forward once for all who take a ticket within a quarter of a second; whatever else happens in the hall ends that. */
export class Foresight {
  #line: Line | null = null;

  readonly foresee: Foresee = (hall, plan, asking, now) => {
    const { lane, creditMs } = asking;
    if (isSpecial(plan, asking)) return forecastOf(hall, plan, asking, now);
    const { day, lastEventAt } = hall;
    const known = this.#line;
    const isFresh = known?.plan === plan && day.state !== "closed" && now >= known.now && now - known.now < sharedMs && known.fits(lane);
    // Who sits at the counters has not changed since a fresh line was played: it knows as well where nobody does.
    if (isFresh) return known.joining(lane, creditMs).forecast;
    if (staffedFor(hall, plan, lane) === 0) return null;
    this.#line = new Line(hall, plan, Math.max(now, lastEventAt));
    return this.#line.joining(lane, creditMs).forecast;
  };

  /** To be told of every event: one that is no ticket changes who is called when. */
  note({ type }: Pick<JournalEvent, "type">): void {
    if (type !== "ticket-issued") this.#line = null;
  }
}

interface Told {
  readonly peopleAhead: number;
  readonly forecast: Forecast | null;
}

const shown = ({ peopleAhead, forecast: told }: Told): Place => ({ peopleAhead, wait: told && rangeOf(told) });

/** The last line of each hall: many ask about the same moment. Its sequence and instant are all that a line depends on. */
const lines = new WeakMap<Hall, Line>();

function lineOf(hall: Hall, plan: HallPlan, now: Instant): Line {
  const at = moment(hall, now);
  const known = lines.get(hall);
  if (known?.sequence === hall.sequence && known.now === at && known.plan === plan) return known;
  const made = new Line(hall, plan, at);
  lines.set(hall, made);
  return made;
}

/** To the second: what is told in minutes needs no more, and all who ask within one are told the same. */
const moment = (hall: Hall, now: Instant): Instant => Math.max(now - (now % secondMs), hall.lastEventAt);

class Line {
  readonly sequence: number;
  readonly now: Instant;
  readonly plan: HallPlan;
  readonly #hall: Hall;
  readonly #play: Play;
  /** The service of whoever is about to join; null for one that every counter of their lane can do. */
  readonly #asked: ServiceId | null;
  /** The counters of each lane that was asked about, and the lanes that share one with it: many ask about the same. */
  readonly #served = new Map<LaneId, { readonly desks: readonly PlayedDesk[]; readonly sharedLanes: ReadonlySet<LaneId> }>();
  #end: { readonly calls: number; readonly atMs: number } | undefined;
  readonly #unitMs: number;

  constructor(hall: Hall, plan: HallPlan, now: Instant, asked: ServiceId | null = null) {
    this.sequence = hall.sequence;
    this.now = now;
    this.plan = plan;
    this.#hall = hall;
    this.#asked = asked;
    this.#unitMs = usualHandlingMs(plan, hall.learning);
    this.#play = new Play(hall, plan, now, asked);
  }

  /** Whether so few have come into a lane since it was played that one more stands nearly where they did. */
  fits(lane: LaneId): boolean {
    const played = this.#play.lanes.of(lane)?.total ?? 0;
    return this.#hall.lanes.unreserved(lane) - played <= played / 16;
  }

  joining(lane: LaneId, creditMs: number): Told {
    const claim = { lane, claimAt: this.now - creditMs, order: Infinity };
    const peopleAhead = this.#hall.lanes.countBefore(claim);
    return { peopleAhead, forecast: this.#tell(lane, peopleAhead, peopleAhead, this.#reached(claim, this.#asked, peopleAhead)) };
  }

  standing(visit: Visit): Told {
    if (visit.reservedFor !== null) return this.#standingAt(visit, visit.reservedFor);
    const peopleAhead = this.#hall.lanes.countBefore(visit);
    const aheadAtFirst = Math.max(peopleAhead, visit.forecast?.peopleAhead ?? peopleAhead);
    return {
      peopleAhead,
      forecast: this.#tell(visit.lane, peopleAhead, aheadAtFirst, this.#reached(visit, currentErrand(visit).service, peopleAhead)),
    };
  }

  /** Those who wait for one counter alone come first there, and nobody else helps them. */
  #standingAt(visit: Visit, counter: CounterId): Told {
    const desk = this.#play.desks.get(counter);
    const line = desk?.reserved ?? this.#hall.lanes.firstReserved(counter, Infinity);
    const peopleAhead = line.filter((other) => claimsBefore(other, visit)).length;
    const reached = desk && Array.from({ length: plays }, (_, play) => desk.reachesMs(peopleAhead, this.#play.durations, play));
    return { peopleAhead, forecast: reached ? this.#tell(visit.lane, peopleAhead, peopleAhead, this.#middle(reached), false) : null };
  }

  #tell(lane: LaneId, peopleAhead: number, aheadAtFirst: number, replayMs: number | null, isLaneWide = true): Forecast | null {
    if (replayMs === null) return null;
    const { learning } = this.#hall;
    const known = learning.lanes.get(lane);
    const unitMs = this.#unitMs;
    // What those before had to wait, as far as this customer has not waited it already.
    const recentMs = isLaneWide && known ? (known.recentMs * (peopleAhead + 1)) / (aheadAtFirst + 1) : replayMs;
    const outlook = { replayMs: Math.round(replayMs), recentMs: Math.round(recentMs), unitMs: Math.round(unitMs), peopleAhead };
    if (replayMs === 0) return { ...outlook, p50Ms: 0, p90Ms: 0 };
    return forecast(learning.blend, known?.correction ?? newCorrection(), outlook);
  }

  /** When the plays came to a place; null where no open counter serves the lane and can do the service. */
  #reached(claim: Claim, service: ServiceId | null, place: number): number | null {
    const lane = this.#play.lanes.of(claim.lane);
    const settings = settingsOf(this.plan);
    const isServed = this.#servedBy(claim.lane).desks.some(({ plan }) => !isAmong(beyondSkill(settings, plan.id), service));
    if (!lane || !isServed) return null;
    // Whoever has come since the line was played stands where somebody who only asked was thought to stand.
    const row = lane.reached(Math.min(place, lane.total));
    return row ? this.#middle(row) : this.#beyond(claim, place);
  }

  /** Beyond what was played everybody waits in proportion: to how many come first in the lanes that share counters with theirs. */
  #beyond(claim: Claim, place: number): number {
    const policy = policyOf(this.plan);
    const moment = { settings: settingsOf(this.plan), memory: this.#hall.dispatch, counter: null, now: this.now };
    let before = place;
    for (const lane of this.#servedBy(claim.lane).sharedLanes) {
      if (lane !== claim.lane) before += this.#hall.lanes.countWhile(lane, (other) => policy.before(other, claim, moment));
    }
    const { ends } = this.#play;
    const end = (this.#end ??= {
      calls: ends.reduce((sum, { calls }) => sum + Math.max(1, calls), 0) / plays,
      atMs: this.#middle(ends.map(({ atMs }) => atMs)),
    });
    return end.atMs * Math.max(1, (before + 1) / end.calls);
  }

  #servedBy(lane: LaneId) {
    let served = this.#served.get(lane);
    if (!served) {
      const desks = [...this.#play.desks.values()].filter(({ plan }) => plan.lanes.includes(lane));
      served = { desks, sharedLanes: new Set(desks.flatMap(({ plan }) => plan.lanes)) };
      this.#served.set(lane, served);
    }
    return served;
  }

  /** The middle of the plays: the mean of their logarithms, so that one slow play does not carry it off. */
  #middle(reachedMs: ArrayLike<number>): number {
    const floorMs = this.#unitMs / 8;
    let sum = 0;
    for (let play = 0; play < plays; play++) sum += Math.log((reachedMs[play] as number) + floorMs);
    return Math.max(0, Math.round(Math.exp(sum / plays) - floorMs));
  }
}
