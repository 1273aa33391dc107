// A counter while a day is played: its teller comes, pauses and leaves as on the day, and calls with the delays that the day had.

import type { CounterId, Instant, VisitId } from "../ids.ts";
import type { CallRule } from "../messages.ts";
import { counterOf } from "../hall-plan.ts";
import { Attention } from "./attention.ts";
import type { LabCounter, LabCustomer, NamedCall, Wish } from "./day.ts";
import type { Stage, StagedCounter, TakeIn } from "./stage.ts";

export class PlayedCounter implements StagedCounter {
  readonly id: CounterId;
  readonly #stage: Stage;
  readonly #counter: LabCounter;
  readonly #attention: Attention;
  /** Wishes that have come true. */
  #done = 0;
  #pauseEndsAt: Instant = Infinity;
  #pressed = 0;
  /** When the next call is made, as long as there is somebody to call. */
  #pressAt: Instant | null = null;
  #looksAt: Instant = Infinity;
  #named: NamedCall[] = [];
  #returning: VisitId[] = [];
  #ticketless: { readonly customer: LabCustomer; readonly takeIn: TakeIn }[] = [];

  constructor(stage: Stage, id: CounterId, counter: LabCounter) {
    this.#stage = stage;
    this.id = id;
    this.#counter = counter;
    this.#attention = new Attention(id);
  }

  prepare(): void {
    for (const { at } of this.#counter.wishes) this.#stage.at(at, () => undefined);
  }

  callByName(call: NamedCall): void {
    this.#named.push(call);
  }

  comesBack(visit: VisitId): void {
    this.#returning.push(visit);
  }

  serves(customer: LabCustomer, takeIn: TakeIn): void {
    this.#ticketless.push({ customer, takeIn });
  }

  /** Does what the teller means to do and the hall allows; answers whether anything was done. */
  act(): boolean {
    return this.#takeBack() || this.#wish() || this.#callNamed() || this.#serveTicketless();
  }

  /** Sees whether there is somebody to call, and when the teller will. */
  look(): void {
    const { hall, now } = this.#stage;
    this.#attention.look(hall, now);
    const { looksAt } = this.#attention;
    if (looksAt !== Infinity && looksAt !== this.#looksAt) this.#stage.at(looksAt, () => undefined);
    this.#looksAt = looksAt;
    if (this.#attention.since === null) {
      this.#pressAt = null;
      return;
    }
    const tookMs = this.#stage.supposed.pressMs(this.#counter, this.#pressed);
    const pressAt = Math.max(now, now + tookMs - this.#attention.spentMs(now));
    if (pressAt === this.#pressAt) return;
    this.#pressAt = pressAt;
    this.#stage.at(pressAt, () => this.#press(pressAt));
  }

  called(rule: CallRule): void {
    if (rule === "by-name" || rule === "brought-back" || rule === "without-ticket") return;
    this.#pressed++;
    this.#attention.called();
    this.#pressAt = null;
  }

  get #state() {
    return this.#stage.hall.seats.get(this.id)?.state ?? "signed-out";
  }

  #press(at: Instant): void {
    if (this.#pressAt !== at) return;
    this.#pressAt = null;
    const refused = this.#stage.ask({ type: "call-next", counter: this.id });
    if (refused) throw new Error(`the lab saw somebody whom counter ${this.id} could not call: ${refused}`);
  }

  #takeBack(): boolean {
    const [visit] = this.#returning;
    if (visit === undefined) return false;
    const state = this.#state;
    if (state !== "free" && state !== "signed-out") return false;
    this.#returning.shift();
    if (state === "free" && this.#stage.ask({ type: "bring-back", visit, counter: this.id }) === null) return true;
    this.#stage.ask({ type: "bring-back", visit });
    return true;
  }

  #callNamed(): boolean {
    const [call] = this.#named;
    if (!call || this.#state !== "free") return false;
    this.#named.shift();
    // Whom another counter has called meanwhile need not be called by name.
    this.#stage.ask({ type: "call-visit", counter: this.id, visit: call.visit, reason: call.reason });
    return true;
  }

  #serveTicketless(): boolean {
    const [next] = this.#ticketless;
    if (!next || this.#state !== "free") return false;
    this.#ticketless.shift();
    const { visit, token, arrival, ticketless } = next.customer;
    const { errands, tier, needs, language } = arrival;
    const command = { type: "serve-ticketless", counter: this.id, visit, token, errands, tier, needs, language } as const;
    next.takeIn(() => this.#stage.ask({ ...command, reason: ticketless?.reason ?? "" }));
    return true;
  }

  #wish(): boolean {
    const { now } = this.#stage;
    if (this.#state === "paused" && now >= this.#pauseEndsAt) {
      this.#pauseEndsAt = Infinity;
      return this.#stage.ask({ type: "resume", counter: this.id }) === null;
    }
    const wish = this.#counter.wishes[this.#done];
    if (!wish || now < wish.at || !this.#comesTrue(wish)) return false;
    this.#done++;
    return true;
  }

  #comesTrue(wish: Wish): boolean {
    const { hall, now } = this.#stage;
    switch (wish.kind) {
      case "sign-in":
        return this.#stage.ask({ type: "sign-in", counter: this.id, staff: wish.staff }) === null;
      case "pause": {
        // The reason may be one that other rules do not have; the pause is the same.
        const reason = hall.plan?.pauseReasons.find(({ id }) => id === wish.reason) ?? hall.plan?.pauseReasons[0];
        if (this.#stage.ask({ type: "pause", counter: this.id, reason: reason?.id ?? wish.reason }) !== null) return false;
        if (wish.lastsMs === null) return true;
        this.#pauseEndsAt = now + wish.lastsMs;
        this.#stage.at(this.#pauseEndsAt, () => undefined);
        return true;
      }
      case "sign-out":
        return this.#mayLeave(wish.after) && this.#stage.ask({ type: "sign-out", counter: this.id }) === null;
    }
  }

  #mayLeave(after: Extract<Wish, { kind: "sign-out" }>["after"]): boolean {
    const { hall } = this.#stage;
    switch (after) {
      case "anyone":
        return true;
      case "lanes-empty":
        return ((hall.plan && counterOf(hall.plan, this.id)?.lanes) ?? []).every((lane) => hall.lanes.waiting(lane) === 0);
      case "hall-empty":
        return hall.living === 0;
    }
  }
}
