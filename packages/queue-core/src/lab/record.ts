// Takes a day of a journal apart, event by event, while the hall that it tells of is made beside it.

import { evolve } from "../evolve.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type Hall, emptyHall } from "../hall.ts";
import type { CounterId, Instant, VisitId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import { Attention } from "./attention.ts";
import { CustomerRecord } from "./customer-record.ts";
import type { LabDay, NamedCall } from "./day.ts";
import { StaffRecord } from "./staff-record.ts";

type EventOf<T extends JournalEvent["type"]> = Extract<JournalEvent, { type: T }>;

/** A plan and the how-manieth of its hall it is. */
export interface PublishedPlan {
  readonly plan: HallPlan;
  readonly revision: number;
}

/**
 * The day that begins with the first event given, which must be its opening, under the plan then in force. Reads until the day is
 * closed or the events end.
 */
export function recordDay(published: PublishedPlan, events: Iterable<JournalEvent>): LabDay {
  let recorder: Recorder | null = null;
  for (const event of events) {
    if (!recorder) {
      if (event.type !== "day-opened") throw new Error(`a day begins with its opening, not with ${event.type}`);
      recorder = new Recorder(published, event);
    }
    recorder.read(event);
    if (event.type === "day-closed") break;
  }
  if (!recorder) throw new Error("a day without events cannot be recorded");
  return recorder.day();
}

class Recorder {
  readonly #plan: HallPlan;
  readonly #revision: number;
  readonly #opened: EventOf<"day-opened">;
  readonly #hall: Hall = emptyHall();
  readonly #customers = new Map<VisitId, CustomerRecord>();
  readonly #staff = new StaffRecord();
  readonly #attention = new Map<CounterId, Attention>();
  readonly #named: NamedCall[] = [];
  readonly #leases: LabDay["leases"][number][] = [];
  readonly #laterPlans: LabDay["laterPlans"][number][] = [];
  readonly #unread: Record<string, number> = {};
  #stoppedAt: Instant | null = null;
  #closedAt: Instant | null = null;
  #closedOverWaiting = false;
  #endsAt: Instant;

  constructor({ plan, revision }: PublishedPlan, opened: EventOf<"day-opened">) {
    this.#plan = plan;
    this.#revision = revision;
    this.#opened = opened;
    this.#endsAt = opened.at;
    evolve(this.#hall, { type: "plan-published", at: opened.at, plan, revision });
  }

  read(event: JournalEvent): void {
    for (const attention of this.#attention.values()) attention.pass(this.#hall, event.at);
    if (!this.#note(event)) this.#unread[event.type] = (this.#unread[event.type] ?? 0) + 1;
    evolve(this.#hall, event);
    this.#endsAt = Math.max(this.#endsAt, event.at);
    if (event.type === "counter-signed-in") this.#attentionOf(event.counter);
    for (const attention of this.#attention.values()) attention.look(this.#hall, event.at);
  }

  day(): LabDay {
    const { day, dayStartAt, at, ticketsStopAt, closesAt } = this.#opened;
    const customers = [...this.#customers.values()].map((record) => record.customer(this.#endsAt));
    return {
      plan: this.#plan,
      revision: this.#revision,
      laterPlans: this.#laterPlans,
      day,
      dayStartAt,
      opensAt: at,
      hours: { ticketsStopAt, closesAt },
      stoppedAt: this.#stoppedAt,
      closedAt: this.#closedAt,
      closesOverWaiting: this.#closedOverWaiting,
      endsAt: this.#closedAt === null ? this.#endsAt : Infinity,
      customers,
      counters: this.#staff.counters({
        lastArrivalAt: customers.at(-1)?.arrivesAt ?? at,
        closedAt: this.#closedAt,
        idleMs: (counter) => this.#attention.get(counter)?.idleMs(this.#endsAt) ?? null,
      }),
      namedCalls: this.#named,
      leases: this.#leases,
      unread: this.#unread,
    };
  }

  /** Notes what an event tells, before the hall knows of it; answers whether it could be read. */
  #note(event: JournalEvent): boolean {
    switch (event.type) {
      case "day-opened":
        return true;
      case "plan-published":
        return this.#laterPlans.push(event) > 0;
      case "tickets-stopped":
        this.#stoppedAt = event.at;
        return true;
      case "day-closed":
        this.#closedAt = event.at;
        return true;
      case "numbers-leased":
        return this.#leases.push({ at: event.at, device: event.device, letter: event.letter, count: event.count }) > 0;
      case "ticket-issued": {
        const customer = new CustomerRecord(event, this.#hall, this.#plan);
        this.#customers.set(event.visit, customer);
        return customer.divertedAlike;
      }
      case "counter-signed-in":
      case "counter-signed-out":
      case "counter-paused":
      case "counter-resumed":
        this.#staff.note(event, this.#hall);
        return true;
      default:
        if (event.type === "visit-called") this.#called(event);
        if (event.type === "visit-ended" && event.end === "day-closed") this.#closedOverWaiting = true;
        return "visit" in event && this.#customers.get(event.visit)?.note(event, this.#hall) === true;
    }
  }

  #called({ at, visit, counter, explanation: { rule, reason } }: EventOf<"visit-called">): void {
    switch (rule) {
      case "brought-back":
      case "without-ticket":
        return;
      case "by-name":
        this.#named.push({ at, counter, visit, reason: reason ?? "" });
        return;
      default: {
        const attention = this.#attentionOf(counter);
        this.#staff.pressed(counter, attention.spentMs(at));
        attention.called();
      }
    }
  }

  #attentionOf(counter: CounterId): Attention {
    const known = this.#attention.get(counter) ?? new Attention(counter);
    this.#attention.set(counter, known);
    return known;
  }
}
