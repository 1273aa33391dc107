// Watches a hall while it is played: what everybody was told when they took a ticket, and what then happened.

import {
  type Command,
  type Hall,
  type JournalEvent,
  type LaneId,
  type VisitId,
  currentErrand,
  decide,
  emptyHall,
  evolve,
} from "@hallflow/queue-core";
import { type BaselineName, Baselines } from "./baselines.ts";

/** One customer who had to wait; all in milliseconds. `told` is what the hall's own code said, as it stands in the journal. */
export interface Waited {
  readonly lane: LaneId;
  readonly ahead: number;
  readonly waitMs: number;
  readonly told: { readonly p50Ms: number; readonly p90Ms: number; readonly replayMs: number; readonly recentMs: number };
  readonly others: Record<BaselineName, number>;
}

type Open = Omit<Waited, "waitMs"> & { readonly at: number };
export type Issued = Extract<JournalEvent, { type: "ticket-issued" }>;

/** A hall that is driven by commands and events, through the same functions as the hub's. */
export class WatchedHall {
  readonly hall: Hall = emptyHall();
  readonly waits: Waited[] = [];
  readonly #baselines = new Baselines();
  readonly #open = new Map<VisitId, Open>();
  /** How many had to wait who were told nothing, because nobody was there to serve them when they came. */
  untold = 0;
  /** Whether somebody who got a ticket counts as one who had to wait; `told` is null for one who was told nothing. */
  readonly #counts: (visit: VisitId, told: Waited["told"] | null) => boolean;

  constructor(counts: (visit: VisitId, told: Waited["told"] | null) => boolean) {
    this.#counts = counts;
  }

  /** Throws on a refusal: whoever plays a hall asks only for what can be. */
  ask(command: Command, at: number, { isTold = true } = {}): readonly JournalEvent[] {
    const decision = decide(this.hall, command, at);
    if ("refusal" in decision) throw new Error(`${command.type} was refused: ${decision.refusal.words.en}`);
    const events = decision.events.map((event) => (isTold ? event : untold(event)));
    for (const event of events) this.happen(event);
    return events;
  }

  happen(event: JournalEvent): void {
    const { hall } = this;
    if (event.type === "ticket-issued") this.#issued(event);
    if (event.type === "visit-called") this.#called(event.visit, event.at);
    if (event.type === "visit-ended") this.#open.delete(event.visit);
    if (event.type === "errand-finished") {
      const visit = hall.visits.get(event.visit);
      const errand = visit && currentErrand(visit);
      if (errand && errand.startedAt !== null) this.#baselines.handled(errand.service, event.at - errand.startedAt - errand.heldMs);
    }
    evolve(hall, event);
  }

  #issued({ visit, lane, errands, at, forecast, creditMs }: Issued): void {
    const { plan } = this.hall;
    const [service] = errands;
    if (!plan || !forecast || service === undefined) return;
    const ahead = this.hall.lanes.countBefore({ lane, claimAt: at - creditMs, order: Infinity });
    const open: Open = { lane, ahead, at, told: forecast, others: this.#baselines.ask(this.hall, plan, lane, service, at) };
    this.#open.set(visit, open);
  }

  #called(visit: VisitId, at: number): void {
    const open = this.#open.get(visit);
    this.#open.delete(visit);
    if (!this.#counts(visit, open?.told ?? null)) return;
    if (!open) {
      this.untold++;
      return;
    }
    const waitMs = at - open.at;
    this.#baselines.waited(open.lane, waitMs);
    this.waits.push({ lane: open.lane, ahead: open.ahead, waitMs, told: open.told, others: open.others });
  }
}

/** A ticket without its forecast, as journals have it that are older than forecasts. */
function untold(event: JournalEvent): JournalEvent {
  return event.type === "ticket-issued" ? withoutForecast(event) : event;
}

export function withoutForecast(ticket: Issued): Issued {
  const bare = { ...ticket };
  delete bare.forecast;
  return bare;
}
