// Takes a day of a journal apart, event by event, while the hall that it tells of is made beside it.

import { evolve } from "../evolve.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type Hall, emptyHall } from "../hall.ts";
import type { CounterId, Instant, VisitId } from "../ids.ts";
import type { Command, JournalEvent } from "../messages.ts";
import { Attention } from "./attention.ts";
import { CustomerRecord } from "./customer-record.ts";
import type { Deed, LabDay, NamedCall } from "./day.ts";
import { StaffRecord } from "./staff-record.ts";

type EventOf<T extends JournalEvent["type"]> = Extract<JournalEvent, { type: T }>;

/** A plan and the how-manieth of its hall it is. */
export interface PublishedPlan {
  readonly plan: HallPlan;
  readonly revision: number;
  /** What has to have happened before a day; nothing unless given. */
  readonly before?: readonly JournalEvent[];
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
  readonly #before: readonly JournalEvent[];
  readonly #opened: EventOf<"day-opened">;
  readonly #hall: Hall = emptyHall();
  readonly #customers = new Map<VisitId, CustomerRecord>();
  readonly #staff = new StaffRecord();
  readonly #attention = new Map<CounterId, Attention>();
  readonly #named: NamedCall[] = [];
  readonly #deeds: Deed[] = [];
  readonly #laterPlans: LabDay["laterPlans"][number][] = [];
  readonly #unread: Record<string, number> = {};
  #stoppedAt: Instant | null = null;
  #closedAt: Instant | null = null;
  #clearedAt: Instant | null = null;
  #endsAt: Instant;

  constructor({ plan, revision, before = [] }: PublishedPlan, opened: EventOf<"day-opened">) {
    this.#plan = plan;
    this.#revision = revision;
    this.#before = before;
    this.#opened = opened;
    this.#endsAt = opened.at;
    evolve(this.#hall, { type: "plan-published", at: opened.at, plan, revision });
    for (const event of before) evolve(this.#hall, event);
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
      closesOverWaiting: this.#closedAt !== null && this.#clearedAt === this.#closedAt,
      endsAt: this.#closedAt === null ? this.#endsAt : Infinity,
      customers,
      counters: this.#staff.counters({
        lastArrivalAt: customers.at(-1)?.arrivesAt ?? at,
        closedAt: this.#closedAt,
        idleMs: (counter) => this.#attention.get(counter)?.idleMs(this.#endsAt) ?? null,
      }),
      namedCalls: this.#named,
      deeds: this.#deeds.filter(({ at: doneAt, command }) => command.type !== "clear-waiting" || doneAt !== this.#closedAt),
      before: this.#before,
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
        return this.#did(event.at, { type: "lease-numbers", device: event.device, letter: event.letter, count: event.count });
      case "notices-set":
        return this.#did(event.at, { type: "set-notices", notices: [...event.notices] });
      case "complaint-taken-up":
        return this.#did(event.at, { type: "take-up-complaint", visit: event.visit, staff: event.staff, topic: event.topic });
      case "complaint-closed": {
        const { at, visit, result, note } = event;
        return this.#did(at, { type: "close-complaint", visit, result, ...(note !== "" && { note }) });
      }
      case "mode-changed":
        return this.#modeChanged(event);
      case "appointment-booked": {
        const { at, code, slotAt, errands, tier, needs, holder } = event;
        const booked = { code, slotAt, errands: [...errands], tier, needs: [...needs] };
        return this.#did(at, { type: "book-appointment", ...booked, ...(holder !== undefined && { holder }) });
      }
      case "appointment-ended":
        // One that was missed ends by itself.
        return event.end !== "cancelled" || this.#did(event.at, { type: "cancel-appointment", code: event.code });
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
        if (event.type === "visit-ended" && (event.end === "day-closed" || event.end === "carried-over")) this.#cleared(event.at);
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

  /** Sent home, by the rule of their lane or with the day: all of an instant together. */
  #cleared(at: Instant): void {
    if (this.#clearedAt === at) return;
    this.#clearedAt = at;
    this.#did(at, { type: "clear-waiting" });
  }

  /** A surge calms down by itself, and relief begins and ends with its tellers: only what people ask for is asked again. */
  #modeChanged({ at, mode, reason = "" }: EventOf<"mode-changed">): boolean {
    const before = this.#hall.day.mode;
    if (mode === "suspended") return this.#did(at, { type: "suspend-hall", reason });
    if (mode === "evacuation") return this.#did(at, { type: "evacuate-hall", reason });
    if (before === "suspended" || before === "evacuation") return this.#did(at, { type: "resume-hall" });
    if (mode === "normal") return this.#did(at, { type: "end-surge" });
    return before !== "normal" || mode !== "surge" || this.#did(at, { type: "declare-surge" });
  }

  #did(at: Instant, command: Command): true {
    this.#deeds.push({ at, command });
    return true;
  }

  #attentionOf(counter: CounterId): Attention {
    const known = this.#attention.get(counter) ?? new Attention(counter);
    this.#attention.set(counter, known);
    return known;
  }
}
