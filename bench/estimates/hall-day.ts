// Days of the demo hall as they might be, one after another: what everybody was told, at the ticket and while they waited.

import {
  type Hall,
  type HallPlan,
  type JournalEvent,
  type ServiceId,
  type VisitId,
  forecastOf,
  minuteMs,
  placeOf,
} from "@hallflow/queue-core";
import {
  type LabCustomer,
  type LabDay,
  type Random,
  between,
  generateDay,
  logNormal,
  playWholeDay,
  seeded,
} from "@hallflow/queue-core/lab";
import { type Waited, type Issued, WatchedHall, withoutForecast } from "./watch.ts";

const dayMs = 86_400_000;
const firstDayAt = Date.UTC(2026, 0, 4, 16);
const [opensMs, stopsMs, closesMs] = [8.5 * 60 * minuteMs, 17.75 * 60 * minuteMs, 18 * 60 * minuteMs];
/** How often those who wait look at what they are told. */
const lookMs = minuteMs;

/** What somebody who was waiting was told on the way, and what was then left. */
export interface Look {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
  readonly leftMs: number;
  /** By how much the minute of the call that was told moved since the look before; null at the first. */
  readonly movedMinutes: number | null;
}

/** Plays days of one hall, which goes on learning from each to the next. */
export function playHallDays(plan: HallPlan, seed: number, days: number, customers: number): HallDays {
  const hall = new HallDays(plan, seed);
  for (let day = 0; day < days; day++) hall.play(day, customers);
  return hall;
}

class HallDays {
  readonly looks: Look[] = [];
  readonly #plan: HallPlan;
  readonly #random: Random;
  /** The standards are not how long things really take: every service has a pace of its own in every hall. */
  readonly #pace: ReadonlyMap<ServiceId, number>;
  readonly #watched = new WatchedHall((_, told) => told !== null && told.replayMs > 0);
  readonly #waiting = new Map<VisitId, (Omit<Look, "leftMs"> & { readonly at: number })[]>();

  constructor(plan: HallPlan, seed: number) {
    this.#plan = plan;
    this.#random = seeded(seed);
    this.#pace = new Map(plan.services.map(({ id }) => [id, logNormal(this.#random, 1, 0.12)]));
    this.#watched.ask({ type: "publish-plan", plan }, firstDayAt);
  }

  /** Those who had to wait. */
  get waits(): readonly Waited[] {
    return this.#watched.waits;
  }

  play(nth: number, customers: number): void {
    const dayStartAt = firstDayAt + nth * dayMs;
    const size = {
      day: new Date(dayStartAt + dayMs / 2).toISOString().slice(0, 10),
      dayStartAt,
      opensAt: dayStartAt + opensMs,
      ticketsStopAt: dayStartAt + stopsMs,
      closesAt: dayStartAt + closesMs,
      // Some days are busier than others.
      customers: Math.round(customers * between(this.#random, 0.85, 1.15)),
    };
    const day = atPace(generateDay(this.#plan, size, this.#random), this.#pace);
    let lookAt = size.opensAt;
    for (const event of playWholeDay(day).events) {
      for (; lookAt < event.at; lookAt += lookMs) this.#look(lookAt);
      this.#happen(event);
    }
    this.#waiting.clear();
  }

  /** The day was played in a hall that knew nothing of the days before: here everybody is told what this one knows. */
  #happen(event: JournalEvent): void {
    if (event.type === "ticket-issued") {
      this.#waiting.set(event.visit, []);
      return this.#watched.happen(toldBy(this.#watched.hall, this.#plan, event));
    }
    if (event.type === "visit-called") this.#record(event.visit, event.at);
    else if ("visit" in event) this.#waiting.delete(event.visit);
    this.#watched.happen(event);
  }

  /** Everyone who waits in line looks at their phone. */
  #look(at: number): void {
    for (const [id, looks] of this.#waiting) {
      const visit = this.#watched.hall.visits.get(id);
      const wait = visit?.state === "waiting" ? placeOf(this.#watched.hall, this.#plan, visit, at).wait : null;
      if (!wait) continue;
      const last = looks.at(-1);
      const moved = last ? at / minuteMs + wait.p50Minutes - (last.at / minuteMs + last.p50Minutes) : null;
      looks.push({ ...wait, at, movedMinutes: moved });
    }
  }

  /** At the first call it is known how long was left at every look. */
  #record(visit: VisitId, calledAt: number): void {
    for (const { at, ...told } of this.#waiting.get(visit) ?? []) this.looks.push({ ...told, leftMs: calledAt - at });
    this.#waiting.delete(visit);
  }
}

function toldBy(hall: Hall, plan: HallPlan, event: Issued): Issued {
  const [service] = event.errands;
  const ticket = withoutForecast(event);
  const forecast = service === undefined ? null : forecastOf(hall, plan, { lane: event.lane, creditMs: event.creditMs, service }, event.at);
  return { ...ticket, ...(forecast && { forecast }) };
}

function atPace(day: LabDay, pace: ReadonlyMap<ServiceId, number>): LabDay {
  return { ...day, customers: day.customers.map((customer) => customerAtPace(customer, pace)) };
}

/** Every piece of work belongs to an errand; the next begins with what follows a finished one. */
function customerAtPace(customer: LabCustomer, pace: ReadonlyMap<ServiceId, number>): LabCustomer {
  let errand = 0;
  const work = customer.work.map((piece) => {
    const service = customer.arrival.errands[Math.min(errand, customer.arrival.errands.length - 1)];
    if (piece.end.kind === "finished") errand++;
    return { ...piece, handledMs: Math.round(piece.handledMs * ((service && pace.get(service)) ?? 1)) };
  });
  return { ...customer, work };
}
