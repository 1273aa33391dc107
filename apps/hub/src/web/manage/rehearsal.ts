// A hall in the page itself, on the real core: the console is rehearsed on it without a hub, a socket or a clock.

import type { HubState } from "@hallflow/hub-client";
import {
  type AdministerRequest,
  type Answer,
  type Command,
  type ConditionView,
  type CounterId,
  type EventOf,
  type HallPlan,
  type Instant,
  type Question,
  type ServiceId,
  type StaffId,
  type TicketToken,
  type VisitId,
  decide,
  emptyHall,
  evolve,
  minuteMs,
  showManager,
  showVisit,
} from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { Questions } from "../../questions.ts";
import { rehearsalPlan } from "./rehearsal-plan.ts";

const cut = { kind: "unavailable", words: { zh: "暂时连接不上主机。", en: "The hub cannot be reached." } } as const;

/** Begins at 10:00 on a Monday in an open hall; time stands still until `pass`. `sent` is what the console asked for. */
export class Rehearsal {
  readonly plan: HallPlan;
  readonly sent: Command[] = [];
  readonly link: HubLink;
  /** What the hub answers about devices and staff. */
  administer: (request: AdministerRequest) => Answer<unknown> = () => cut;
  readonly #hall = emptyHall();
  readonly #conditions: ConditionView[] = [];
  readonly #calls: EventOf<"visit-called">[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #questions = new Questions({
    hall: () => this.#hall,
    now: () => this.#now,
    callsAbout: () => this.#calls,
    customers: { identify: () => ({ tier: "standard", masked: "", known: false }) },
  });
  #now: Instant = Date.parse("2025-11-24T10:00:00+08:00");
  #sequence = 0;
  #visits = 0;
  #state: HubState;

  constructor(plan: HallPlan = rehearsalPlan()) {
    this.plan = plan;
    this.do({ type: "publish-plan", plan });
    this.do({ type: "open-day", day: "2025-11-24", dayStartAt: this.#now - 600 * minuteMs, ticketsStopAt: null, closesAt: null });
    const welcome = { hub: "rehearsal", plan, demo: plan.demo };
    this.#state = { link: "online", linkSince: Date.now(), refusal: null, welcome, push: this.#push() };
    this.link = {
      state: () => this.#state,
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      hallNow: () => this.#now,
      send: (command) => Promise.resolve(this.#send(command)),
      ask: (question) => Promise.resolve(this.#answer(question)) as ReturnType<HubLink["ask"]>,
      announced: () => undefined,
      onAnnounce: () => () => undefined,
      reportTrouble: () => undefined,
      administer: (request) => Promise.resolve(this.administer(request)) as ReturnType<HubLink["administer"]>,
    } as HubLink;
  }

  /** Carries out a command as the hub would, and throws when it is refused. */
  do(command: Command): void {
    const answer = this.#submit(command);
    if (answer.kind !== "done") throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
  }

  signIn(counter: string, staff: string): void {
    this.do({ type: "sign-in", counter: counter as CounterId, staff: staff as StaffId });
  }

  /** Calls the next customer to a counter and starts. */
  serve(counter: string): void {
    this.do({ type: "call-next", counter: counter as CounterId });
    this.do({ type: "start", counter: counter as CounterId });
  }

  ticket(parts: Partial<Omit<Extract<Command, { type: "take-ticket" }>, "type" | "visit" | "token">> = {}): VisitId {
    const number = String(++this.#visits).padStart(12, "0");
    const visit = `00000000-0000-4000-8000-${number}` as VisitId;
    const token = `rehearsal-token-${number}` as TicketToken;
    const errands = ["open-account" as ServiceId];
    const usual = { errands, tier: "standard", needs: [], channel: "kiosk", language: "zh", declinedSelfService: false } as const;
    this.do({ type: "take-ticket", visit, token, ...usual, needs: [], ...parts });
    return visit;
  }

  pass(minutes: number): void {
    this.#now += minutes * minuteMs;
    this.#changed();
  }

  raise(condition: ConditionView): void {
    this.#conditions.push(condition);
    this.#changed();
  }

  cut(): void {
    this.#become({ link: "offline", linkSince: Date.now() });
  }

  heal(): void {
    this.#become({ link: "online", linkSince: Date.now() });
    this.#changed();
  }

  #send(command: Command): Answer {
    if (this.#state.link !== "online") return cut;
    this.sent.push(command);
    return this.#submit(command);
  }

  #submit(command: Command): Answer {
    const decision = decide(this.#hall, command, this.#now);
    if ("refusal" in decision) return { kind: "refused", refusal: decision.refusal };
    for (const event of decision.events) {
      evolve(this.#hall, event);
      if (event.type === "visit-called") this.#calls.push(event);
    }
    this.#changed();
    const visit = "visit" in command ? this.#hall.visits.get(command.visit) : undefined;
    return { kind: "done", result: { visit: visit ? showVisit(this.#hall, this.plan, visit, this.#now) : null, counter: null } };
  }

  #answer(question: Question): Answer<unknown> {
    if (this.#state.link !== "online") return cut;
    return this.#questions.answer(question);
  }

  #push() {
    const view = showManager(this.#hall, this.plan, this.#conditions, this.#now);
    return { sequence: ++this.#sequence, time: { at: this.#now, rate: 1 }, view };
  }

  #changed(): void {
    // The state is there once the hall is open.
    if ((this.#state as HubState | undefined)?.link === "online") this.#become({ push: this.#push() });
  }

  #become(part: Partial<HubState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
