// Pushes each connected device its view of the hall: whole, numbered, and not more often than an eye can follow.

import {
  type CounterId,
  type Hall,
  type HallPlan,
  type Push,
  type View,
  showKiosk,
  showLobby,
  showManager,
  showTeller,
} from "@hallflow/queue-core";
import type { HallClock } from "./clock.ts";
import type { Conditions } from "./conditions.ts";

/** One connected device: which view it has, and how to reach it. */
export interface Subscriber {
  readonly view: View["role"];
  readonly counter: CounterId | null;
  push(push: Push): void;
}

/** Changes within this time leave as one push. */
const gatherMs = 25;
/** Waits and ranges grow while nothing happens, so views are refreshed even then. */
const refreshMs = 5_000;

export class Publisher {
  readonly #subscribers = new Set<Subscriber>();
  readonly #hall: () => Hall;
  readonly #clock: HallClock;
  readonly #conditions: () => Conditions;
  #gathering: NodeJS.Timeout | null = null;
  readonly #refresh: NodeJS.Timeout;

  constructor(hall: () => Hall, clock: HallClock, conditions: () => Conditions) {
    this.#hall = hall;
    this.#clock = clock;
    this.#conditions = conditions;
    this.#refresh = setInterval(() => this.changed(), refreshMs);
  }

  /** Adds a device and pushes it its view at once; answers how to remove it. */
  add(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    const { plan } = this.#hall();
    if (plan) subscriber.push(this.#make(plan, subscriber));
    return () => this.#subscribers.delete(subscriber);
  }

  /** Something changed: everyone gets a new view soon, however many changes come together. */
  changed(): void {
    this.#gathering ??= setTimeout(() => this.#publish(), gatherMs);
  }

  stop(): void {
    clearInterval(this.#refresh);
    if (this.#gathering) clearTimeout(this.#gathering);
  }

  /** Devices with the same view get the same push, made once. */
  #publish(): void {
    this.#gathering = null;
    const { plan } = this.#hall();
    if (!plan) return;
    const made = new Map<string, Push>();
    for (const subscriber of this.#subscribers) {
      const key = `${subscriber.view} ${subscriber.counter ?? ""}`;
      const push = made.get(key) ?? this.#make(plan, subscriber);
      made.set(key, push);
      subscriber.push(push);
    }
  }

  #make(plan: HallPlan, { view, counter }: Subscriber): Push {
    const hall = this.#hall();
    return { sequence: hall.sequence, time: this.#clock.time(), view: this.#show(hall, plan, view, counter) };
  }

  #show(hall: Hall, plan: HallPlan, view: View["role"], counter: CounterId | null): View {
    const now = this.#clock.now();
    switch (view) {
      case "kiosk":
        return showKiosk(hall, plan, now);
      case "teller":
        return showTeller(hall, plan, counter, this.#conditions().list(), now);
      case "lobby":
        return showLobby(hall, plan, now);
      case "manager":
        return showManager(hall, plan, this.#conditions().list(), now);
    }
  }
}
