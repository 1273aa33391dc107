// A hall with as many people waiting as a bench asks for, in 36 buckets that every counter serves.

import {
  type Command,
  type CounterId,
  type Hall,
  type JournalEvent,
  type ServiceId,
  type StaffId,
  type TicketToken,
  type VisitId,
  decide,
  emptyHall,
  evolve,
  hallPlanSchema,
} from "@hallflow/queue-core";

const words = { zh: "测", en: "Bench" };
const hours = ["09:00", "17:00"];
const lanes = ["basic", "experience", "reception"];
const channels = ["kiosk", "app", "staff"] as const;
const services = Array.from({ length: 12 }, (_, index) => `service-${index + 1}`);
export const counters = Array.from({ length: 8 }, (_, index) => String(index + 1) as CounterId);

/** Three lanes and twelve services; the channel leads to the lane, so that a customer can be put into any bucket. */
export const plan = hallPlanSchema.parse({
  version: 1,
  id: "bench",
  name: words,
  timeZone: "Asia/Shanghai",
  openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: hours },
  lastTicketsMinutesBeforeClose: 0,
  lanes: lanes.map((id, index) => ({ id, letter: "AEV"[index], name: words, shape: "circle", targetWaitMinutes: [20, 10, 5][index] })),
  zones: [{ id: "counters", name: words, direction: words }],
  serviceGroups: [{ id: "all", name: words, icon: "layers" }],
  services: services.map((id) => ({ id, name: words, group: "all", standardMinutes: 5 })),
  undecided: { name: words, standardMinutes: 8 },
  counters: counters.map((id) => ({ id, zone: "counters", lanes })),
  dispatch: { policy: "target-wait" },
  absence: { recalls: 3, recallSpacingSeconds: 20, answerSeconds: 60, placesBehind: 3, passes: 2 },
  pauseReasons: [{ id: "meal", name: words }],
  announcements: {
    call: { zh: "请 {ticket} 号到 {counter} 号窗口", en: "{ticket}, please go to counter {counter}" },
    missed: { zh: "{ticket} 已过号", en: "{ticket}, you have missed your call" },
    soon: { zh: "请 {ticket} 号准备", en: "{ticket}, please get ready" },
  },
  ticketNote: words,
  diversion: [
    { id: "app", when: { channels: ["app"] }, lane: "experience", reason: words },
    { id: "staff", when: { channels: ["staff"] }, lane: "reception", reason: words },
    { id: "everyone-else", when: {}, lane: "basic", reason: words },
  ],
});

const openedAt = Date.UTC(2026, 10, 23, 1);

/** A hall that is asked one thing after another, a second apart. Throws when it refuses: a bench of refusals measures nothing. */
export class Crowd {
  readonly hall: Hall = emptyHall();
  readonly #record: ((event: JournalEvent) => void) | undefined;
  #now = openedAt;
  #visits = 0;
  #lastTouched = "" as VisitId;

  constructor(record?: (event: JournalEvent) => void) {
    this.#record = record;
    this.ask({ type: "publish-plan", plan });
  }

  open(day: string): void {
    this.ask({ type: "open-day", day, dayStartAt: this.#now, ticketsStopAt: null, closesAt: null });
  }

  /** A teller sits down at every counter. */
  signIn(): void {
    for (const counter of counters) this.ask({ type: "sign-in", counter, staff: `teller-${counter}` as StaffId });
  }

  ask(command: Command): void {
    this.#now += 1_000;
    const decision = decide(this.hall, command, this.#now);
    if ("refusal" in decision) throw new Error(`${command.type} was refused: ${decision.refusal.words.en}`);
    for (const event of decision.events) {
      evolve(this.hall, event);
      this.#record?.(event);
      if ("visit" in event) this.#lastTouched = event.visit;
    }
  }

  /** The visit that the last command was about. */
  get lastTouched(): VisitId {
    return this.#lastTouched;
  }

  /** The next customer's ticket; lanes and services take turns, so that all buckets hold about the same. */
  ticket(): Command {
    const number = this.#visits++;
    const id = number.toString(16).padStart(12, "0");
    return {
      type: "take-ticket",
      visit: `00000000-0000-4000-8000-${id}` as VisitId,
      token: `token-of-visit-${id}` as TicketToken,
      errands: [services[Math.floor(number / channels.length) % services.length] as ServiceId],
      tier: "standard",
      needs: [],
      channel: channels[number % channels.length] ?? "kiosk",
      language: "zh",
      declinedSelfService: false,
    };
  }

  /** Lets that many people in. */
  fill(count: number): void {
    for (let i = 0; i < count; i++) this.ask(this.ticket());
  }
}

/** A hall day with that many people waiting. */
export function crowdOf(waiting: number): Crowd {
  const crowd = new Crowd();
  crowd.open("2026-11-23");
  // Before the tellers come nobody can be told how long it takes, so that the crowd is there soon.
  crowd.fill(waiting);
  crowd.signIn();
  return crowd;
}
