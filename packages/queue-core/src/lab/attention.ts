// How long a counter has been able to call somebody since its last call: what tells a teller's own delay from an empty lane.

import { modeForbids } from "../decide/mode.ts";
import { heldBack, nextCall } from "../dispatch/next-visit.ts";
import { counterOf } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import type { CounterId, Instant } from "../ids.ts";

export class Attention {
  /** Since when there has been somebody to call; null while there is nobody. */
  since: Instant | null = null;
  /** When a guard will let somebody through by time alone. */
  looksAt: Instant = Infinity;
  readonly #counter: CounterId;
  #spentMs = 0;

  constructor(counter: CounterId) {
    this.#counter = counter;
  }

  /** Looks at the hall as it is at `now`: to be asked after everything that happens, and at `looksAt`. */
  look(hall: Hall, now: Instant): void {
    this.looksAt = Infinity;
    const { plan, lanes } = hall;
    // Nobody is called in a hall that is suspended or evacuated.
    const mayCall = hall.seats.get(this.#counter)?.state === "free" && !modeForbids(hall, { type: "call-next" });
    const counter = mayCall && plan ? counterOf(plan, this.#counter) : undefined;
    if (!counter || !plan || !nextCall(plan, lanes, counter, now, hall)) {
      this.#spentMs = this.spentMs(now);
      this.since = null;
      if (counter && plan) this.looksAt = heldBack(plan, lanes, counter, now, hall)?.until ?? Infinity;
    } else this.since ??= now;
  }

  /** Looks at each instant up to `until` at which a guard lets somebody through, while nothing else happens. */
  pass(hall: Hall, until: Instant): void {
    while (this.looksAt <= until) this.look(hall, this.looksAt);
  }

  spentMs(now: Instant): number {
    return this.#spentMs + (this.since === null ? 0 : now - this.since);
  }

  /** The time spent so far; null where there has been nobody to call. */
  idleMs(now: Instant): number | null {
    return this.since === null && this.#spentMs === 0 ? null : this.spentMs(now);
  }

  /** The teller called whoever is next: the next delay begins. A call by name says nothing of it. */
  called(): void {
    this.#spentMs = 0;
    this.since = null;
  }
}
