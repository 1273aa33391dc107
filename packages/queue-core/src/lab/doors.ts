// The doors of the hall while a day is played: how each customer comes in, and who does not.

import { divert } from "../diversion.ts";
import type { HallPlan } from "../hall-plan.ts";
import { hallFacts } from "../hall.ts";
import type { VisitId } from "../ids.ts";
import type { Command, RefusalType } from "../messages.ts";
import type { LabCustomer } from "./day.ts";
import { PlayedCustomer } from "./played-customer.ts";
import { lotOf } from "./random.ts";
import type { Stage } from "./stage.ts";

export class Doors {
  readonly turnedAway: Partial<Record<RefusalType, number>> = {};
  /** How many have come, whatever became of them. */
  arrived = 0;
  /** How many took the machine that they were offered, and needed no ticket. */
  machine = 0;
  readonly #stage: Stage;
  readonly #rules: { readonly plan?: HallPlan; readonly machineShare?: number };
  readonly #inside = new Map<VisitId, PlayedCustomer>();

  constructor(stage: Stage, rules: { readonly plan?: HallPlan; readonly machineShare?: number }) {
    this.#stage = stage;
    this.#rules = rules;
  }

  inside(visit: VisitId): PlayedCustomer | undefined {
    return this.#inside.get(visit);
  }

  arrive(customer: LabCustomer): void {
    this.arrived++;
    const { ticketless } = customer;
    const counter = ticketless && this.#stage.counter(ticketless.counter);
    if (counter) return counter.serves(customer, (way) => this.#takeIn(customer, way));
    const ways = this.#waysIn(customer);
    if (ways) this.#takeIn(customer, () => this.#firstOf(ways));
    else this.machine++;
  }

  /**
   * As on the day, and then as others do: under other rules an appointment or a lease may be unknown, an earlier visit go on yet,
   * a machine do something else. Null where a machine is taken that the diversion offers.
   */
  #waysIn(customer: LabCustomer): readonly Command[] | null {
    const { visit, token, arrival, appointment: code, offline, returnOf, machineFirst } = customer;
    const declinedSelfService = this.#answerToOffer(customer);
    if (declinedSelfService === "takes") return null;
    const ticket = { type: "take-ticket", visit, token, ...arrival, declinedSelfService } as const;
    const trying = machineFirst ? { ...ticket, atMachine: true } : ticket;
    const { tier, needs, channel, language } = arrival;
    return [
      ...(code === undefined ? [] : [{ type: "check-in", code, visit, token, tier, needs, channel, language } as const]),
      // Another plan knows nothing of numbers that were given out under this one.
      ...(offline && !this.#rules.plan ? [{ type: "hand-in", ...offline, visit, token, ...arrival } as const] : []),
      ...(returnOf === undefined ? [] : [{ ...trying, returnOf }]),
      trying,
      ticket,
    ];
  }

  /** What the customer says where the diversion offers a machine; elsewhere nothing has changed. */
  #answerToOffer({ visit, arrival, machine, appointment, offline }: LabCustomer): boolean | "takes" {
    const { hall, now } = this.#stage;
    const { plan } = hall;
    if (!plan || machine === "overlooks" || appointment !== undefined || offline || arrival.declinedSelfService)
      return arrival.declinedSelfService;
    if (!divert(plan, arrival, hallFacts(hall, plan, now)).selfService) return false;
    const takes = machine === "takes" || (machine === "unasked" && lotOf(visit) < (this.#rules.machineShare ?? 0));
    return takes ? "takes" : true;
  }

  /** Asks one way after another until one is not refused; answers the last refusal, or null. */
  #firstOf(ways: readonly Command[]): RefusalType | null {
    let refused: RefusalType | null = null;
    for (const way of ways) {
      refused = this.#stage.ask(way);
      if (refused === null) break;
    }
    return refused;
  }

  /** Lets a customer in by a way that answers a refusal or none; what follows from it is theirs from its first event on. */
  #takeIn(customer: LabCustomer, way: () => RefusalType | null): void {
    const person = new PlayedCustomer(this.#stage, customer);
    this.#inside.set(customer.visit, person);
    const refused = way();
    if (refused === null) person.arrived();
    else this.turnedAway[refused] = (this.turnedAway[refused] ?? 0) + 1;
  }
}
