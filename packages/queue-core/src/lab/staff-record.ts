// What tellers did on a recorded day: when they came, paused and left, and how long they took to call.

import type { Hall } from "../hall.ts";
import { counterOf } from "../hall-plan.ts";
import type { CounterId, Instant } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import type { LabCounter, Wish } from "./day.ts";

type StaffEvent = Extract<JournalEvent, { type: `counter-${string}` }>;

interface Recorded {
  readonly wishes: (Wish & { lastsMs?: number | null })[];
  readonly pressesMs: number[];
}

/** What is known once the day has been read to its end. */
interface DayKnown {
  readonly lastArrivalAt: Instant;
  readonly closedAt: Instant | null;
  readonly idleMs: (counter: CounterId) => number | null;
}

export class StaffRecord {
  readonly #counters = new Map<CounterId, Recorded>();

  /** Notes an event of a counter, before it has changed the hall. */
  note(event: StaffEvent, hall: Hall): void {
    const { wishes } = this.#of(event.counter);
    const { at } = event;
    switch (event.type) {
      case "counter-signed-in":
        wishes.push({ kind: "sign-in", at, staff: event.staff });
        return;
      case "counter-paused":
        wishes.push({ kind: "pause", at, reason: event.reason, lastsMs: null });
        return;
      case "counter-resumed": {
        const pause = wishes.at(-1);
        if (pause?.kind === "pause") wishes[wishes.length - 1] = { ...pause, lastsMs: at - pause.at };
        return;
      }
      case "counter-signed-out":
        wishes.push({ kind: "sign-out", at, after: hall.living === 0 ? "hall-empty" : leavesNobody(hall, event.counter) });
        return;
    }
  }

  pressed(counter: CounterId, tookMs: number): void {
    this.#of(counter).pressesMs.push(tookMs);
  }

  /** All of them. A teller who left before the last customer came went by the clock; one who stayed to the closing has no wish to leave. */
  counters({ lastArrivalAt, closedAt, idleMs }: DayKnown): Map<CounterId, LabCounter> {
    return new Map(
      [...this.#counters].map(([id, { wishes, pressesMs }]) => [
        id,
        {
          pressesMs,
          idleMs: idleMs(id),
          wishes: wishes
            .filter(({ kind, at }) => kind !== "sign-out" || at !== closedAt)
            .map((wish): Wish => (wish.kind === "sign-out" && wish.at < lastArrivalAt ? { ...wish, after: "anyone" } : wish)),
        },
      ]),
    );
  }

  #of(counter: CounterId): Recorded {
    const known = this.#counters.get(counter) ?? { wishes: [], pressesMs: [] };
    this.#counters.set(counter, known);
    return known;
  }
}

function leavesNobody(hall: Hall, counter: CounterId): "anyone" | "lanes-empty" {
  const lanes = (hall.plan && counterOf(hall.plan, counter)?.lanes) ?? [];
  return lanes.every((lane) => hall.lanes.waiting(lane) === 0) ? "lanes-empty" : "anyone";
}
