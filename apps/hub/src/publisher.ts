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
  showRating,
  showTeller,
  showWindow,
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
/** Between two turns of the loop views are made for so long at most: commands are answered in between. */
const sliceMs = 8;
/** However busy the hall, views take no more than this share of the time: then they come less often, not the answers. */
const shareOfTime = 0.2;
/** Waits and ranges grow while nothing happens, so views are refreshed even then. */
const refreshMs = 5_000;

/** Devices of the same key have the same view. */
const keyOf = ({ view, counter }: Subscriber): string => `${view} ${counter ?? ""}`;

export class Publisher {
  readonly #subscribers = new Set<Subscriber>();
  readonly #hall: () => Hall;
  readonly #clock: HallClock;
  readonly #conditions: () => Conditions;
  /** What has been made since the last round began: hundreds of devices that come back together after a restart need no view each. */
  readonly #made = new Map<string, Push>();
  #gathering: NodeJS.Timeout | null = null;
  #isPublishing = false;
  #isDue = false;
  #isStopped = false;
  #nextAt = 0;
  readonly #refresh: NodeJS.Timeout;
  readonly #isStored: () => boolean;
  /** Hands one push to many devices; a gateway that can write it once for all of them puts its own way here. */
  deliver: (to: readonly Subscriber[], push: Push) => void = (to, push) => {
    for (const subscriber of to) subscriber.push(push);
  };

  /** `isStored` says whether all of the hall is on the disk: only then is it shown. */
  constructor(hall: () => Hall, clock: HallClock, conditions: () => Conditions, isStored: () => boolean = () => true) {
    this.#isStored = isStored;
    this.#hall = hall;
    this.#clock = clock;
    this.#conditions = conditions;
    this.#refresh = setInterval(() => this.changed(), refreshMs);
  }

  /** Adds a device and pushes it its view at once, or as soon as there is one to show; answers how to remove it. */
  add(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    const { plan } = this.#hall();
    const push = this.#made.get(keyOf(subscriber)) ?? (plan && this.#isStored() ? this.#make(plan, subscriber) : null);
    if (push) subscriber.push({ ...push, time: this.#clock.time() });
    else this.changed();
    return () => this.#subscribers.delete(subscriber);
  }

  /** Something changed: everyone gets a new view soon, however many changes come together. */
  changed(): void {
    this.#isDue = true;
    if (this.#isPublishing) return;
    this.#gathering ??= setTimeout(() => void this.#publish(), Math.max(gatherMs, this.#nextAt - performance.now()));
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#refresh);
    if (this.#gathering) clearTimeout(this.#gathering);
  }

  /** Devices with the same view get the same push, made once. What changes while a round is under way begins another. */
  async #publish(): Promise<void> {
    this.#gathering = null;
    this.#isDue = false;
    this.#isPublishing = true;
    try {
      const busyMs = await this.#round();
      this.#nextAt = performance.now() + busyMs * (1 / shareOfTime - 1);
    } finally {
      this.#isPublishing = false;
    }
    if (this.#isDue && !this.#isStopped) this.changed();
  }

  /** Pushes to everyone once, a slice at a time; answers how long the loop was kept busy with it. */
  async #round(): Promise<number> {
    this.#made.clear();
    let busyMs = 0;
    let sliceStartedAt = performance.now();
    for (const subscribers of this.#byView().values()) {
      while (!this.#isStored() && !this.#isStopped) await new Promise((resolve) => setImmediate(resolve));
      const { plan } = this.#hall();
      const [first] = subscribers;
      if (!plan || !first || this.#isStopped) break;
      const push = this.#make(plan, first);
      this.deliver(
        subscribers.filter((subscriber) => this.#subscribers.has(subscriber)),
        push,
      );
      const sliceTookMs = performance.now() - sliceStartedAt;
      if (sliceTookMs < sliceMs) continue;
      busyMs += sliceTookMs;
      await new Promise((resolve) => setImmediate(resolve));
      sliceStartedAt = performance.now();
    }
    return busyMs + performance.now() - sliceStartedAt;
  }

  #byView(): Map<string, Subscriber[]> {
    const views = new Map<string, Subscriber[]>();
    for (const subscriber of this.#subscribers) {
      const key = keyOf(subscriber);
      const same = views.get(key);
      if (same) same.push(subscriber);
      else views.set(key, [subscriber]);
    }
    return views;
  }

  #make(plan: HallPlan, subscriber: Subscriber): Push {
    const hall = this.#hall();
    const { view, counter } = subscriber;
    const push = { sequence: hall.sequence, time: this.#clock.time(), view: this.#show(hall, plan, view, counter) };
    this.#made.set(keyOf(subscriber), push);
    return push;
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
      case "window":
        return showWindow(hall, plan, placeOf(counter));
      case "rating":
        return showRating(hall, plan, placeOf(counter), now);
      case "manager":
        return showManager(hall, plan, this.#conditions().list(), now);
    }
  }
}

/** The gateway lets no screen of a counter in that does not say which. */
function placeOf(counter: CounterId | null): CounterId {
  if (counter === null) throw new Error("a screen of a counter has no counter");
  return counter;
}
