// What is wrong with the hall at this moment: raised, shown to staff, and gone when it is over.

import type { ConditionView, Instant } from "@hallflow/queue-core";

export class Conditions {
  readonly #raised = new Map<string, ConditionView>();
  readonly #changed: () => void;
  readonly #now: () => Instant;

  /** `changed` is called after each change; `now` is hall time. */
  constructor(changed: () => void, now: () => Instant) {
    this.#changed = changed;
    this.#now = now;
  }

  /** Raises a condition, or changes its words while it keeps the instant since which it holds. */
  raise(id: string, severity: ConditionView["severity"], words: ConditionView["words"]): void {
    const since = this.#raised.get(id)?.since ?? this.#now();
    this.#raised.set(id, { id, severity, words, since });
    this.#changed();
  }

  clear(id: string): void {
    if (this.#raised.delete(id)) this.#changed();
  }

  /** Clears every condition whose id begins so: all that a device has reported, once the device has gone. */
  clearAll(prefix: string): void {
    for (const id of this.#raised.keys()) if (id.startsWith(prefix)) this.clear(id);
  }

  /** The most severe first, the oldest first among equals. */
  list(): ConditionView[] {
    const rank = { critical: 0, warning: 1, notice: 2 };
    return [...this.#raised.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || a.since - b.since);
  }
}
