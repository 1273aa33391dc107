// Pushes each connected device its view of the hall: whole, numbered, and not more often than an eye can follow.

import {
  type CounterId,
  type Hall,
  type HallPlan,
  type MachineView,
  type Push,
  type View,
  showGuide,
  showKiosk,
  showLobby,
  showManager,
  showPad,
  showRating,
  showTeller,
  showWindow,
} from "@hallflow/queue-core";
import type { HallClock } from "./clock.ts";
import type { Conditions } from "./conditions.ts";
import { type ConnectedMachine, machinesOf } from "./machines.ts";
import { type Pace, PushRounds } from "./push-rounds.ts";

/** One connected device: which view it has, and how to reach it. */
export interface Subscriber {
  readonly view: View["role"];
  readonly counter: CounterId | null;
  /** Which ticket machine this is, where it is one. */
  readonly machine?: ConnectedMachine;
  push(push: Push): void;
}

/**
 * How often each screen changes at the most, and how much of the hub's time its views may take: a call is seen at once, a
 * teller's own press is answered anyway, and the waits on a kiosk need not dance. The busier the hall, the rarer the views.
 */
const paces: Record<View["role"], Pace> = {
  lobby: { everyMs: 15, shareOfTime: 0.3 },
  window: { everyMs: 25, shareOfTime: 0.1 },
  teller: { everyMs: 40, shareOfTime: 0.1 },
  guide: { everyMs: 40, shareOfTime: 0.05 },
  pad: { everyMs: 40, shareOfTime: 0.05 },
  rating: { everyMs: 100, shareOfTime: 0.05 },
  manager: { everyMs: 100, shareOfTime: 0.05 },
  kiosk: { everyMs: 250, shareOfTime: 0.05 },
};
/** Waits and ranges grow while nothing happens, so views are refreshed even then. */
const refreshMs = 5_000;

const views = Object.keys(paces) as View["role"][];

/** Devices of the same key have the same view. */
const keyOf = ({ view, counter }: Subscriber): string => `${view} ${counter ?? ""}`;

export class Publisher {
  readonly #subscribers = new Map(views.map((view) => [view, new Set<Subscriber>()]));
  readonly #hall: () => Hall;
  readonly #clock: HallClock;
  readonly #conditions: () => Conditions;
  readonly #isStored: () => boolean;
  /** What has been made since the last round of its view began: hundreds of devices that come back together need no view each. */
  readonly #made = new Map<string, Push>();
  readonly #rounds: readonly PushRounds[];
  readonly #refresh: NodeJS.Timeout;
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
    this.#rounds = views.map((view) => new PushRounds(paces[view], isStored, () => this.#begin(view)));
    this.#refresh = setInterval(() => this.changed(), refreshMs);
  }

  /** Adds a device and pushes it its view at once, or as soon as there is one to show; answers how to remove it. */
  add(subscriber: Subscriber): () => void {
    const subscribers = this.#of(subscriber.view);
    subscribers.add(subscriber);
    const { plan } = this.#hall();
    const push = this.#made.get(keyOf(subscriber)) ?? (plan && this.#isStored() ? this.#make(plan, subscriber) : null);
    if (push) subscriber.push({ ...push, time: this.#clock.time() });
    else this.changed();
    if (subscriber.machine) this.changed();
    return () => {
      subscribers.delete(subscriber);
      if (subscriber.machine) this.changed();
    };
  }

  /** Something changed: everyone gets a new view soon, however many changes come together. */
  changed(): void {
    for (const rounds of this.#rounds) rounds.ask();
  }

  stop(): void {
    clearInterval(this.#refresh);
    for (const rounds of this.#rounds) rounds.stop();
  }

  #machines(): MachineView[] {
    return machinesOf(
      [...this.#of("kiosk")].flatMap(({ machine }) => machine ?? []),
      this.#conditions(),
    );
  }

  #of(view: View["role"]): Set<Subscriber> {
    const subscribers = this.#subscribers.get(view);
    if (!subscribers) throw new Error(`no view is made for ${view}`);
    return subscribers;
  }

  /** One round of a view: a piece of work for each group of devices that see the same. */
  #begin(view: View["role"]): (() => void)[] {
    const subscribers = this.#of(view);
    const groups = new Map<string, Subscriber[]>();
    for (const subscriber of subscribers) {
      const key = keyOf(subscriber);
      const same = groups.get(key);
      if (same) same.push(subscriber);
      else groups.set(key, [subscriber]);
    }
    for (const key of this.#made.keys()) if (key.startsWith(`${view} `)) this.#made.delete(key);
    return [...groups.values()].map((group) => () => {
      const { plan } = this.#hall();
      const [first] = group;
      if (!plan || !first) return;
      const push = this.#make(plan, first);
      this.deliver(
        group.filter((subscriber) => subscribers.has(subscriber)),
        push,
      );
    });
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
        return showKiosk(hall, plan, now, this.#machines());
      case "teller":
        return showTeller(hall, plan, counter, this.#conditions().list(), now);
      case "guide":
        return showGuide(hall, plan, counter, this.#conditions().list(), now);
      case "lobby":
        return showLobby(hall, plan, now);
      case "window":
        return showWindow(hall, plan, placeOf(counter));
      case "pad":
        return showPad(hall, plan, placeOf(counter));
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
