// A hall in the page that opens and closes by its hours and calls all day long, over a link as a display has it.

import type { LinkSocket } from "@hallflow/hub-client";
import {
  type Command,
  type CounterId,
  type Hall,
  type HallPlan,
  type ServiceId,
  type StaffId,
  type TicketToken,
  type VisitId,
  decide,
  emptyHall,
  evolve,
  showCalls,
  showLobby,
} from "@hallflow/queue-core";
import { rehearsalPlan } from "./rehearsal-plan.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const refreshMs = 5_000;
/** How often the hall does something while it is open. */
const stepMs = 20_000;
const zoneMs = 8 * 60 * minuteMs;

export class BusyDays {
  readonly plan: HallPlan = rehearsalPlan();
  readonly hall: Hall = emptyHall();
  readonly #hours: readonly [fromMinute: number, untilMinute: number];
  readonly #listeners = new Map<string, (word: never) => void>();
  readonly #unsaid: number[] = [];
  #announced = 0;
  #visits = 0;
  #steps = 0;

  /** Open each day between two minutes of it. */
  constructor(hours: readonly [fromMinute: number, untilMinute: number]) {
    this.#hours = hours;
    this.#do({ type: "publish-plan", plan: this.plan });
    setInterval(() => this.#step(), stepMs);
    setInterval(() => this.#push(), refreshMs);
  }

  /** The link of one display, which is given one summons at a time, each when the one before was answered for. */
  open(): LinkSocket {
    const socket: LinkSocket = {
      connected: true,
      on: (event, listener) => void this.#listeners.set(event, listener),
      emit: (event, ...words) => {
        const [report] = words as { serial: number; how: string }[];
        if (event === "announced" && report?.how === "spoken") this.#said(report.serial);
      },
      timeout: () => ({ emitWithAck: () => Promise.reject(new Error("nobody asks")) }),
      connect: () => undefined,
      close: () => undefined,
    };
    setTimeout(() => {
      this.#tell("connect", undefined);
      this.#tell("welcome", { hub: "rehearsal", plan: this.plan, demo: true });
      this.#push();
    }, 10);
    return socket;
  }

  /** The number that was called last, or null on a day on which nobody was. */
  get lastCalled(): string | null {
    return this.hall.calls.at(-1)?.ticket ?? null;
  }

  #tell(event: string, word: unknown): void {
    this.#listeners.get(event)?.(word as never);
  }

  #step(): void {
    const now = Date.now();
    const minute = Math.floor(((now + zoneMs) % dayMs) / minuteMs);
    const [from, until] = this.#hours;
    const shouldOpen = from <= until ? minute >= from && minute < until : minute >= from || minute < until;
    const isOpen = this.hall.day.state !== "closed";
    if (shouldOpen && !isOpen) this.#openDay(now);
    if (!isOpen) return;
    this.#serve();
    if (shouldOpen && this.#steps++ % 5 === 0) this.#takeTicket(now);
    if (!shouldOpen && this.hall.living === 0) this.#do({ type: "close-day" });
  }

  #openDay(now: number): void {
    const dayStartAt = now - ((now + zoneMs) % dayMs);
    const day = new Date(dayStartAt + zoneMs).toISOString().slice(0, 10);
    this.#do({ type: "open-day", day, dayStartAt, ticketsStopAt: null, closesAt: null });
    for (const { id } of this.plan.counters) this.#do({ type: "sign-in", counter: id, staff: `W${id}` as StaffId });
  }

  /** Each counter in turn goes on with what it is at: one called is served or does not come, one served is done, one free calls. */
  #serve(): void {
    const counters = this.plan.counters.map(({ id }) => id);
    const counter = counters[this.#steps % counters.length] as CounterId;
    const state = this.hall.seats.get(counter)?.state;
    if (state === "calling") this.#do({ type: this.#steps % 11 === 0 ? "no-show" : "start", counter });
    else if (state === "serving") this.#do({ type: "finish", counter });
    else this.#do({ type: "call-next", counter });
    this.#steps++;
  }

  #takeTicket(now: number): void {
    const id = `00000000-0000-4000-8000-${String(++this.#visits).padStart(12, "0")}`;
    const errands = [this.#visits % 4 === 0 ? "undecided" : "change-plan"] as ServiceId[];
    const usual = {
      tier: "standard",
      needs: [],
      channel: "kiosk",
      language: this.#visits % 3 === 0 ? "en" : "zh",
      declinedSelfService: true,
    } as const;
    this.#do({
      type: "take-ticket",
      ...usual,
      needs: [],
      errands,
      visit: id as VisitId,
      token: `busy-days-${now}-${this.#visits}` as TicketToken,
    });
  }

  /** A refusal is an answer too: nobody waits for that counter. */
  #do(command: Command): void {
    const decision = decide(this.hall, command, Date.now());
    if ("refusal" in decision) return;
    for (const event of decision.events) evolve(this.hall, event);
    this.#push();
    for (const { serial } of showCalls(this.hall).calls) if (serial > this.#announced) this.#unsaid.push(serial);
    this.#announced = Math.max(this.#announced, this.hall.callSerial);
    if (this.#unsaid.length === 1) this.#announceNext();
  }

  #said(serial: number): void {
    if (this.#unsaid[0] === serial) this.#unsaid.shift();
    this.#announceNext();
  }

  #announceNext(): void {
    const call = showCalls(this.hall).calls.find(({ serial }) => serial === this.#unsaid[0]);
    if (call) this.#tell("announce", { call, sound: "", times: 2, volume: 1 });
    else this.#unsaid.length = 0;
  }

  #push(): void {
    const now = Date.now();
    this.#tell("push", { sequence: this.hall.sequence, time: { at: now, rate: 1 }, view: showLobby(this.hall, this.plan, now) });
  }
}
