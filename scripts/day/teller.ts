// One teller's day at a counter: signs in, calls, serves, rests, and leaves when the last customer has.

import {
  type Answer,
  type Command,
  type CounterId,
  type SeatView,
  type StaffId,
  type VisitId,
  minuteMs,
  secondMs,
} from "@hallflow/queue-core";
import { type Customer, mealMs } from "@hallflow/queue-core/lab";
import type { Crowd } from "./crowd.ts";
import type { Desk } from "./desk.ts";
import type { SimulatedHall } from "./simulated-hall.ts";

export interface TellerCounts {
  calls: number;
  recalls: number;
  noShows: number;
  transfers: number;
  holds: number;
  finished: number;
  refusals: Map<string, number>;
}

export const noCounts = (): TellerCounts => ({
  calls: 0,
  recalls: 0,
  noShows: 0,
  transfers: 0,
  holds: 0,
  finished: 0,
  refusals: new Map(),
});

const lookAgainMs = 3 * secondMs;

interface Held {
  readonly visit: VisitId;
  readonly backAt: number;
}

export class Teller {
  readonly #hall: SimulatedHall;
  readonly #crowd: Crowd;
  readonly #counter: CounterId;
  readonly #counts: TellerCounts;
  readonly #desk: Desk;
  readonly #mealAt: number;
  #hadMeal = false;
  #held: Held[] = [];
  /** Errands finished for a visit, so that each takes the time that its customer brought. */
  readonly #handled = new Map<VisitId, number>();
  readonly #turned = new Set<VisitId>();
  /** The counter's revision as the last answer had it. */
  #revision = 0;
  readonly #absences = new Map<VisitId, number>();

  constructor(hall: SimulatedHall, crowd: Crowd, desk: Desk, counter: CounterId, mealAt: number, counts: TellerCounts) {
    this.#hall = hall;
    this.#crowd = crowd;
    this.#counter = counter;
    this.#mealAt = mealAt;
    this.#counts = counts;
    this.#desk = desk;
  }

  /** Works until nobody is waiting, held or still to come. */
  async work(everyoneCame: () => boolean): Promise<void> {
    await this.#send({ type: "sign-in", counter: this.#counter, staff: `t${this.#counter}` as StaffId });
    for (;;) {
      if (await this.#goOn()) continue;
      if (await this.#bringBack()) continue;
      if (await this.#meal()) continue;
      const called = this.#anyoneWaits() ? await this.#send({ type: "call-next", counter: this.#counter }) : null;
      if (called?.kind === "done" && called.result.visit) {
        this.#counts.calls++;
        await this.#attend(called.result.visit.id);
      } else if (everyoneCame() && this.#held.length === 0 && this.#hallIsEmpty()) break;
      else await this.#hall.wait(lookAgainMs);
    }
    await this.#send({ type: "sign-out", counter: this.#counter });
    await this.#desk.close();
  }

  /** Waits for the called customer, or gives up on one who does not come. */
  async #attend(visit: VisitId): Promise<void> {
    const customer = this.#crowd.holders.get(visit);
    const absences = this.#absences.get(visit) ?? 0;
    if (customer && absences < customer.absences) {
      this.#absences.set(visit, absences + 1);
      await this.#hall.wait(25 * secondMs);
      const again = await this.#send({ type: "recall", counter: this.#counter });
      if (again.kind === "done") this.#counts.recalls++;
      await this.#hall.wait(25 * secondMs);
      const passed = await this.#send({ type: "no-show", counter: this.#counter });
      if (passed.kind === "done") this.#counts.noShows++;
      return;
    }
    await this.#hall.wait(customer?.walkMs ?? 20 * secondMs);
    const started = await this.#send({ type: "start", counter: this.#counter });
    if (started.kind === "done") await this.#serve(visit, customer);
  }

  /** Serves errand after errand for as long as the visit stays at this counter. */
  async #serve(visit: VisitId, customer: Customer | undefined): Promise<void> {
    for (let seat: SeatView["state"] | undefined = "serving"; seat === "serving";) {
      const errand = this.#handled.get(visit) ?? 0;
      const handlingMs = customer?.handlingMs[Math.min(errand, customer.handlingMs.length - 1)] ?? 3 * minuteMs;
      const turn = customer && !this.#turned.has(visit) ? customer.turn : { kind: "none" as const };
      this.#turned.add(visit);
      await this.#hall.wait(turn.kind === "none" ? handlingMs : handlingMs / 2);
      if (turn.kind === "transfer") {
        const passed = await this.#send({
          type: "transfer",
          counter: this.#counter,
          destination: { to: "lane", lane: turn.lane, position: "kept" },
        });
        if (passed.kind === "done") this.#counts.transfers++;
        return;
      }
      if (turn.kind === "hold") {
        const held = await this.#send({ type: "hold", counter: this.#counter, kind: "papers-missing" });
        if (held.kind !== "done") return;
        this.#counts.holds++;
        this.#held.push({ visit, backAt: this.#hall.now() + turn.heldMs });
        return;
      }
      this.#handled.set(visit, errand + 1);
      const finished = await this.#send({ type: "finish", counter: this.#counter });
      if (finished.kind === "done") this.#counts.finished++;
      seat = finished.kind === "done" ? finished.result.counter?.state : undefined;
    }
  }

  /** Whoever is before the counter is gone on with: a press whose answer never came may have been carried out all the same. */
  async #goOn(): Promise<boolean> {
    const { seat, visit } = this.#desk.view() ?? { seat: null, visit: null };
    // A view of before the last answer tells of somebody who has gone.
    if (!seat || !visit || seat.revision < this.#revision) return false;
    if (seat.state === "calling") await this.#attend(visit.id);
    else if (seat.state === "serving") await this.#serve(visit.id, this.#crowd.holders.get(visit.id));
    else return false;
    return true;
  }

  async #bringBack(): Promise<boolean> {
    const due = this.#held.find(({ backAt }) => backAt <= this.#hall.now());
    if (!due) return false;
    this.#held = this.#held.filter((held) => held !== due);
    const back = await this.#send({ type: "bring-back", visit: due.visit, counter: this.#counter });
    if (back.kind === "done") await this.#serve(due.visit, this.#crowd.holders.get(due.visit));
    return true;
  }

  async #meal(): Promise<boolean> {
    if (this.#hadMeal || this.#hall.now() < this.#mealAt) return false;
    this.#hadMeal = true;
    const reason = this.#hall.plan.pauseReasons[0]?.id ?? "";
    const paused = await this.#send({ type: "pause", counter: this.#counter, reason });
    if (paused.kind !== "done") return false;
    await this.#hall.wait(mealMs);
    await this.#send({ type: "resume", counter: this.#counter });
    return true;
  }

  #anyoneWaits(): boolean {
    const view = this.#desk.view();
    const lanes = this.#hall.plan.counters.find(({ id }) => id === this.#counter)?.lanes ?? [];
    return view?.lanes.some(({ lane, waiting }) => waiting > 0 && lanes.includes(lane)) ?? false;
  }

  #hallIsEmpty(): boolean {
    const view = this.#desk.view();
    return (
      view !== null &&
      view.held.length === 0 &&
      view.lanes.every(({ waiting }) => waiting === 0) &&
      view.seats.every(({ ticket }) => ticket === null)
    );
  }

  /** Asks until answered, over every cut: a teller does not give up on a button. */
  async #send(command: Command): Promise<Answer> {
    const answer = await this.#desk.send(command);
    if (answer.kind === "done") this.#revision = answer.result.counter?.revision ?? this.#revision;
    if (answer.kind === "refused")
      this.#counts.refusals.set(answer.refusal.type, (this.#counts.refusals.get(answer.refusal.type) ?? 0) + 1);
    return answer;
  }
}
