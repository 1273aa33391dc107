// A customer while a day is played: comes when called, takes as long, goes away and comes back as on the day.

import type { CounterId, Instant } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import { currentErrand } from "../visit.ts";
import type { Away, Deed, LabCustomer, PassedOn, Reply, Work } from "./day.ts";
import type { Stage } from "./stage.ts";

type VisitEvent = Extract<JournalEvent, { visit: unknown }>;

export class PlayedCustomer {
  readonly #stage: Stage;
  readonly #customer: LabCustomer;
  /** Grows whenever something else begins, so that what was meant to follow the former comes to nothing. */
  #chapter = 0;
  #answered = 0;
  #worked = 0;
  #inHand: { readonly work: Work; readonly since: Instant } | null = null;
  #rest: Work | null = null;

  constructor(stage: Stage, customer: LabCustomer) {
    this.#stage = stage;
    this.#customer = customer;
  }

  arrived(): void {
    const { machineFirst, visit } = this.#customer;
    if (machineFirst && this.#stage.hall.visits.get(visit)?.state === "held") this.#away(machineFirst);
    for (const deed of this.#customer.deeds) this.#stage.at(deed.at, () => this.#do(deed));
  }

  heard(event: VisitEvent): void {
    switch (event.type) {
      case "visit-called":
        this.#chapter++;
        if (event.explanation.rule !== "brought-back" && event.explanation.rule !== "without-ticket") this.#answer(event.counter);
        return;
      case "errand-started":
        this.#chapter++;
        return this.#work(event.counter, this.#nextWork());
      case "visit-held":
        if (event.kind === "evacuation") this.#interrupted();
        this.#chapter++;
        return;
      case "visit-passed":
      case "visit-transferred":
      case "errand-due":
      case "visit-put-back":
      case "visit-ended":
        this.#chapter++;
        return;
      default:
    }
  }

  /** Something that follows after a while, unless another chapter has begun by then. */
  #then(ms: number, what: () => void): void {
    const chapter = this.#chapter;
    this.#stage.after(ms, () => {
      if (this.#chapter === chapter) what();
    });
  }

  #answer(counter: CounterId): void {
    const { recallsMs, reply } = this.#customer.answers[this.#answered++] ?? { recallsMs: [], reply: this.#supposedReply() };
    for (const afterMs of recallsMs) this.#then(afterMs, () => void this.#stage.ask({ type: "recall", counter }));
    // A call that was cut short only says that they had not come by then.
    const afterMs = reply.kind === "cut" ? Math.max(reply.afterMs + 1, this.#stage.supposed.walkMs) : reply.afterMs;
    this.#then(afterMs, () => this.#reply(counter, reply));
  }

  #supposedReply(): Reply {
    const last = this.#customer.answers.at(-1)?.reply;
    if (this.#customer.gone && last) return { kind: "absent", afterMs: last.afterMs };
    return { kind: "comes", afterMs: this.#stage.supposed.walkMs };
  }

  #reply(counter: CounterId, reply: Reply): void {
    switch (reply.kind) {
      case "comes":
      case "cut":
        this.#stage.ask({ type: "start", counter });
        return;
      case "absent":
        this.#stage.ask({ type: "no-show", counter });
        return;
      case "passed-on":
        if (this.#passOn(counter, reply)) return;
        this.#stage.keepHere();
        this.#stage.ask({ type: "start", counter });
    }
  }

  #nextWork(): Work {
    const rest = this.#rest;
    this.#rest = null;
    if (rest) return rest;
    const known = this.#customer.work[this.#worked++];
    if (known && known.end.kind !== "cut") return known;
    this.#stage.suppose();
    const { hall, supposed, day } = this.#stage;
    const visit = hall.visits.get(this.#customer.visit);
    const service = visit ? currentErrand(visit).service : this.#customer.arrival.errands[0];
    if (service === undefined) throw new Error(`${this.#customer.visit} came for nothing`);
    const supposedMs = supposed.handlingMs(this.#customer, service, this.#worked, hall.plan ?? day.plan);
    // Work that the recording cut off had taken so long already.
    return { handledMs: Math.max(supposedMs, known ? known.handledMs + 1 : 0), end: { kind: "finished" } };
  }

  /** What is left of the work in hand is done when the hall goes on. */
  #interrupted(): void {
    if (!this.#inHand) return;
    const { work, since } = this.#inHand;
    this.#rest = { ...work, handledMs: Math.max(0, work.handledMs - (this.#stage.now - since)) };
  }

  #work(counter: CounterId, work: Work): void {
    const { handledMs, end } = work;
    this.#inHand = { work, since: this.#stage.now };
    this.#then(handledMs, () => {
      switch (end.kind) {
        case "finished":
        case "cut":
          this.#stage.ask({ type: "finish", counter });
          return;
        case "held":
          if (!this.#hold(counter, end)) return this.#goOn(counter);
          return this.#away(end);
        case "ended":
          this.#stage.ask({ type: "end-visit", visit: this.#customer.visit, reason: end.reason });
          return;
        case "passed-on":
          if (!this.#passOn(counter, end)) this.#goOn(counter);
      }
    });
  }

  /** Nobody is left standing: what cannot be passed on is done here. */
  #goOn(counter: CounterId): void {
    this.#stage.keepHere();
    if (this.#customer.work[this.#worked]) this.#work(counter, this.#nextWork());
    else this.#stage.ask({ type: "finish", counter });
  }

  #hold(counter: CounterId, { hold, note }: Extract<Work["end"], { kind: "held" }>): boolean {
    if (hold === "at-machine") return this.#stage.ask({ type: "send-to-machine", visit: this.#customer.visit }) === null;
    return this.#stage.ask({ type: "hold", counter, kind: hold, ...(note !== "" && { note }) }) === null;
  }

  #passOn(counter: CounterId, { to, service, note }: PassedOn): boolean {
    const refused = this.#stage.ask({
      type: "transfer",
      counter,
      destination: to,
      ...(service !== null && { service }),
      ...(note !== "" && { note }),
    });
    return refused === null;
  }

  #away({ awayMs, backTo, machine }: Away): void {
    const { visit, deeds } = this.#customer;
    if (awayMs === null) {
      // Went away for good: as on the day, or already, where they would have gone by now.
      const overdue = deeds.find(({ command: { type }, at }) => (type === "cancel" || type === "end-visit") && at <= this.#stage.now);
      if (overdue) this.#do(overdue);
      return;
    }
    this.#then(awayMs, () => {
      const counter = backTo === null ? undefined : this.#stage.counter(backTo);
      if (machine !== null) this.#stage.ask({ type: "machine-done", visit, ...(machine === "presumed" && { presumed: true }) });
      else if (counter) counter.comesBack(visit);
      else this.#stage.ask({ type: "bring-back", visit });
    });
  }

  /**
   * Refused where the hall is not such that it could be done: nobody cancels who was served before they lost their patience. What needs
   * no counter is not done to one who stands at one, unless it was so on the day.
   */
  #do({ command, away }: Deed): void {
    const { type } = command;
    const atCounter = this.#stage.hall.visits.get(this.#customer.visit)?.state === "serving";
    if (atCounter && (type === "end-visit" || type === "send-to-machine")) return;
    if (this.#stage.ask(command) === null && away) this.#away(away);
  }
}
