// What an auditor would have written down of earlier calls: turns of lanes, and favoured customers in a row, from the events alone.

import type { Hall } from "../hall.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { CounterId, LaneId } from "../ids.ts";
import type { JournalEvent } from "../messages.ts";
import { canDo, favouredOf } from "./call-reading.fixture.ts";

export class CallLedger {
  readonly #inARow = new Map<CounterId, number>();
  readonly #shares = new Map<LaneId, number>();

  inARow(counter: CounterId): number {
    return this.#inARow.get(counter) ?? 0;
  }

  /** What a lane has coming in the round of a ratio. */
  share(lane: LaneId): number {
    return this.#shares.get(lane) ?? 0;
  }

  /** Writes down what is about to happen in a hall that is still as it was; `lanesOf` tells the lanes of tickets issued in between. */
  write(event: JournalEvent, hall: Hall, plan: HallPlan, lanesOf: ReadonlyMap<string, LaneId>): void {
    if (event.type === "day-opened") {
      this.#inARow.clear();
      this.#shares.clear();
    }
    if (event.type !== "visit-called" || event.explanation.rule === "reserved" || event.explanation.rule === "brought-back") return;
    const called = hall.visits.get(event.visit)?.lane ?? lanesOf.get(event.visit);
    const counter = plan.counters.find(({ id }) => id === event.counter);
    if (called === undefined || !counter) return;
    this.#inARow.set(counter.id, favouredOf(plan).has(called) ? this.inARow(counter.id) + 1 : 0);
    if (plan.dispatch.policy !== "ratio") return;
    const waits = (lane: LaneId) =>
      [...hall.visits.values()].some(
        (visit) => visit.state === "waiting" && visit.reservedFor === null && visit.lane === lane && canDo(plan, counter, visit),
      );
    const turns = [...new Set([called, ...counter.lanes])].filter((lane) => lane === called || waits(lane));
    const weightOf = (lane: LaneId) => plan.dispatch.lanes?.find((own) => own.lane === lane)?.weight ?? 1;
    for (const lane of turns) this.#shares.set(lane, this.share(lane) + weightOf(lane));
    this.#shares.set(called, this.share(called) - turns.reduce((total, lane) => total + weightOf(lane), 0));
  }
}
