// A hall in the page itself, on the real core: screens are rehearsed on it without a hub, a socket or a clock.

import type { HubState } from "@hallflow/hub-client";
import {
  type Announcement,
  type Answer,
  type Command,
  type ConditionView,
  type CounterId,
  type Hall,
  type HallPlan,
  type Instant,
  type ServiceId,
  type TicketToken,
  type Trouble,
  type View,
  type VisitId,
  decide,
  emptyHall,
  evolve,
  showCalls,
  showGuide,
  showLobby,
  showPad,
  showRating,
  showTeller,
  showVisit,
  showWindow,
} from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { rehearsalPlan } from "./rehearsal-plan.ts";

/** A link as a page has it, with what a test wants to know of it. */
export interface RehearsedLink extends HubLink {
  /** Cuts the link and heals it again, as a pulled cable would. */
  cut(): void;
  heal(): void;
  readonly sent: Command[];
  readonly reports: { readonly serial: number; readonly how: "shown" | "spoken" | "failed" }[];
  readonly troubles: Map<string, Trouble>;
}

interface Look {
  (hall: Hall, plan: HallPlan, conditions: readonly ConditionView[], now: Instant): View;
}

const cutWords = {
  zh: "暂时连接不上营业厅主机，本次操作没有执行，请稍后再试。",
  en: "The hall's hub cannot be reached. Nothing was done.",
};

/** A summons older than this is not announced to whoever comes later. */
const freshMs = 20_000;

/** A rehearsal begins at 10:00 on a Monday in an open hall; time stands still until `pass`. */
export class Rehearsal {
  readonly plan: HallPlan;
  readonly #hall = emptyHall();
  readonly #links = new Set<() => void>();
  readonly #conditions: ConditionView[] = [];
  #now: Instant = Date.parse("2025-11-24T10:00:00+08:00");
  #tickets = 0;

  constructor(plan: HallPlan = rehearsalPlan()) {
    this.plan = plan;
    this.do({ type: "publish-plan", plan });
    this.do({ type: "open-day", day: "2025-11-24", dayStartAt: this.#now - 36_000_000, ticketsStopAt: null, closesAt: null });
  }

  get now(): Instant {
    return this.#now;
  }

  /** Carries out a command as the hub would; throws when it is refused, since a rehearsal is not about that. */
  do(command: Command): void {
    const answer = this.#submit(command);
    if (answer.kind === "refused") throw new Error(`${command.type} was refused: ${answer.refusal.words.en}`);
  }

  pass(ms: number): void {
    this.#now += ms;
    this.#publish();
  }

  /** Takes a ticket and answers its visit. */
  ticket(parts: Partial<Omit<Extract<Command, { type: "take-ticket" }>, "type">> = {}): VisitId {
    const number = String(++this.#tickets).padStart(12, "0");
    const visit = (parts.visit ?? `00000000-0000-4000-8000-${number}`) as VisitId;
    const token = `rehearsal-token-${number}` as TicketToken;
    const errands = parts.errands ?? ["open-account" as ServiceId];
    const usual = { tier: "standard", needs: [], channel: "kiosk", language: "zh", declinedSelfService: false } as const;
    this.do({ type: "take-ticket", ...usual, needs: [], ...parts, errands, visit, token });
    return visit;
  }

  raise(condition: ConditionView): void {
    this.#conditions.push(condition);
    this.#publish();
  }

  teller(counter: CounterId | null): RehearsedLink {
    let seat = counter;
    return this.#link(
      (hall, plan, conditions, now) => showTeller(hall, plan, seat, conditions, now),
      (command) => {
        if (command.type === "sign-in") seat = command.counter;
      },
    );
  }

  guide(desk: CounterId | null): RehearsedLink {
    let seat = desk;
    return this.#link(
      (hall, plan, conditions, now) => showGuide(hall, plan, seat, conditions, now),
      (command) => {
        if (command.type === "sign-in") seat = command.counter;
      },
    );
  }

  /** A display's link: it is given every summons at once, where the hub would wait for one to be spoken before the next. */
  lobby(): RehearsedLink {
    return this.#link((hall, plan, _, now) => showLobby(hall, plan, now));
  }

  window(counter: CounterId): RehearsedLink {
    return this.#link((hall, plan) => showWindow(hall, plan, counter));
  }

  pad(counter: CounterId): RehearsedLink {
    return this.#link((hall, plan) => showPad(hall, plan, counter));
  }

  rating(counter: CounterId): RehearsedLink {
    return this.#link((hall, plan, _, now) => showRating(hall, plan, counter, now));
  }

  #link(look: Look, done: (command: Command) => void = () => undefined): RehearsedLink {
    const listeners = new Set<() => void>();
    const announceListeners = new Set<(announcement: Announcement) => void>();
    const unheard: Announcement[] = [];
    let announced = this.#hall.callSerial;
    let sequence = 0;
    const push = () => {
      const view = look(this.#hall, this.plan, this.#conditions, this.#now);
      return { sequence: ++sequence, time: { at: this.#now, rate: 1 }, view };
    };
    let state: HubState = {
      link: "online",
      linkSince: Date.now(),
      refusal: null,
      welcome: { hub: "rehearsal", plan: this.plan, demo: true },
      push: null,
    };
    const become = (part: Partial<HubState>) => {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    };
    const announce = () => {
      const fresh = showCalls(this.#hall).calls.filter((call) => call.serial > announced && this.#now - call.at <= freshMs);
      announced = this.#hall.callSerial;
      for (const call of fresh) {
        const announcement = { call, sound: "", times: 2, volume: 1 };
        if (announceListeners.size === 0) unheard.push(announcement);
        for (const listener of announceListeners) listener(announcement);
      }
    };
    const refresh = () => {
      if (state.link !== "online") return;
      become({ push: push() });
      announce();
    };
    state = { ...state, push: push() };
    this.#links.add(refresh);
    const link: RehearsedLink = {
      sent: [],
      reports: [],
      troubles: new Map(),
      state: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      hallNow: () => this.#now,
      send: async (command) => {
        if (state.link !== "online") return { kind: "unavailable", words: cutWords };
        link.sent.push(command);
        const answer = this.#submit(command);
        if (answer.kind === "done") {
          done(command);
          this.#publish();
        }
        return answer;
      },
      ask: async () => ({ kind: "unavailable", words: cutWords }),
      administer: async () => ({ kind: "unavailable", words: cutWords }),
      announced: (serial, how) => void link.reports.push({ serial, how }),
      onAnnounce(listener) {
        announceListeners.add(listener);
        for (const announcement of unheard.splice(0)) listener(announcement);
        return () => announceListeners.delete(listener);
      },
      reportTrouble: (trouble) => void (trouble.raised ? link.troubles.set(trouble.id, trouble) : link.troubles.delete(trouble.id)),
      cut: () => become({ link: "offline", linkSince: Date.now() }),
      heal() {
        become({ link: "online", linkSince: Date.now() });
        refresh();
      },
    };
    return link;
  }

  #publish(): void {
    for (const refresh of this.#links) refresh();
  }

  #submit(command: Command): Answer {
    const decision = decide(this.#hall, command, this.#now);
    if ("refusal" in decision) return { kind: "refused", refusal: decision.refusal };
    for (const event of decision.events) evolve(this.#hall, event);
    this.#publish();
    const counter = "counter" in command ? this.#hall.seats.get(command.counter as CounterId) : undefined;
    const id = "visit" in command ? command.visit : counter?.visit;
    const visit = id ? this.#hall.visits.get(id) : undefined;
    return { kind: "done", result: { visit: visit ? showVisit(this.#hall, this.plan, visit, this.#now) : null, counter: null } };
  }
}
