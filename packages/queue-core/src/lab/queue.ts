// A hall's queue alone, event by event: customers arrive, counters call by the hall's own dispatch, and each handling takes its time.

import { type Call, heldBack, nextCall } from "../dispatch/next-visit.ts";
import { emptyMemory, rememberCall } from "../dispatch/memory.ts";
import type { Desk, Floor } from "../dispatch/floor.ts";
import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import type { CounterId, Instant, LaneId, ServiceId, VisitId } from "../ids.ts";
import { Lanes } from "../lanes.ts";
import type { CounterState } from "../machines/counter.ts";
import { waitingVisit } from "../visit.ts";
import { Agenda } from "./agenda.ts";

export interface QueueCustomer {
  readonly arrivesAt: Instant;
  readonly lane: LaneId;
  readonly service: ServiceId;
  readonly handlingMs: number;
}

/** What happened to one of them: called at `calledAt`, by which counter. */
export interface QueueCall {
  readonly customer: QueueCustomer;
  readonly counter: CounterId;
  readonly calledAt: Instant;
}

/**
 * Plays customers, in order of arrival, through the counters of a plan, all of them open, until everybody is served. A counter calls
 * as soon as dispatch gives it somebody; of several that could, the one with the fewest lanes. Reports each call as it happens.
 */
export function playQueue(plan: HallPlan, customers: Iterable<QueueCustomer>, report: (call: QueueCall) => void): void {
  new Queue(plan, report).play(customers);
}

class SimulatedDesk implements Desk {
  readonly plan: CounterPlan;
  state: CounterState = "free";
  since: Instant = 0;
  /** When it looks again at whom a guard keeps from it. */
  looksAt: Instant = Infinity;

  constructor(plan: CounterPlan) {
    this.plan = plan;
  }
}

/** A desk ends its handling, or looks again at whom a guard kept from it. */
interface Happening {
  readonly desk: SimulatedDesk;
  readonly ends: boolean;
}

class Queue {
  readonly #plan: HallPlan;
  readonly #report: (call: QueueCall) => void;
  readonly #lanes = new Lanes();
  readonly #agenda = new Agenda<Happening>();
  readonly #desks: readonly SimulatedDesk[];
  readonly #floor: Floor;
  readonly #customers = new Map<VisitId, QueueCustomer>();
  #free: number;
  #order = 0;

  constructor(plan: HallPlan, report: (call: QueueCall) => void) {
    this.#plan = plan;
    this.#report = report;
    this.#desks = plan.counters.map((counter) => new SimulatedDesk(counter)).sort((a, b) => a.plan.lanes.length - b.plan.lanes.length);
    this.#free = this.#desks.length;
    this.#floor = { dispatch: emptyMemory(), seats: new Map(this.#desks.map((desk) => [desk.plan.id, desk])) };
  }

  play(customers: Iterable<QueueCustomer>): void {
    for (const customer of customers) {
      while (this.#agenda.nextAt <= customer.arrivesAt) this.#happen();
      this.#arrive(customer);
    }
    while (this.#agenda.size > 0) this.#happen();
  }

  #arrive(customer: QueueCustomer): void {
    const { arrivesAt, lane, service } = customer;
    const visit = waitingVisit({ id: String(this.#order), lane, service, arrivedAt: arrivesAt, order: this.#order++ });
    this.#customers.set(visit.id, customer);
    this.#lanes.add(visit);
    this.#offer(customer.arrivesAt);
  }

  #happen(): void {
    const at = this.#agenda.nextAt;
    const { desk, ends } = this.#agenda.take();
    if (ends) {
      desk.state = "free";
      desk.since = at;
      this.#free++;
    } else if (desk.looksAt !== at) return;
    desk.looksAt = Infinity;
    this.#offer(at);
  }

  /** Lets free desks call until none of them finds anybody: what one takes or leaves may change what a guard says to another. */
  #offer(now: Instant): void {
    for (let called = true; called && this.#free > 0;) {
      called = false;
      for (const desk of this.#desks) {
        if (desk.state !== "free") continue;
        const call = nextCall(this.#plan, this.#lanes, desk.plan, now, this.#floor);
        if (call) {
          this.#call(desk, call, now);
          called = true;
        } else this.#lookAgain(desk, now);
      }
    }
  }

  #call(desk: SimulatedDesk, { visit, rule }: Call, now: Instant): void {
    const customer = this.#customers.get(visit.id) as QueueCustomer;
    rememberCall(this.#floor.dispatch, this.#plan, this.#lanes, { lane: visit.lane, counter: desk.plan, rule });
    this.#lanes.remove(visit);
    this.#customers.delete(visit.id);
    desk.state = "serving";
    desk.since = now;
    this.#free--;
    desk.looksAt = Infinity;
    this.#agenda.add(now + customer.handlingMs, { desk, ends: true });
    this.#report({ customer, counter: desk.plan.id, calledAt: now });
  }

  #lookAgain(desk: SimulatedDesk, now: Instant): void {
    const until = heldBack(this.#plan, this.#lanes, desk.plan, now, this.#floor)?.until ?? null;
    if (until === null || until >= desk.looksAt) return;
    desk.looksAt = until;
    this.#agenda.add(until, { desk, ends: false });
  }
}
