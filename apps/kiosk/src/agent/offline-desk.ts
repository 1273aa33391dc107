// Takes the hub's place while it is away: the same diversion on the last published plan, numbers out of leased blocks, tickets kept on the disk.

import { newId, newToken } from "@hallflow/hub-client";
import {
  type Answer,
  type Arrival,
  type Diversion,
  type HallPlan,
  type Instant,
  type KioskView,
  type Quote,
  type TicketToken,
  type VisitId,
  type VisitView,
  divert,
  laneOf,
  refuse,
  serviceOf,
  ticketNumber,
} from "@hallflow/queue-core";
import type { Taking } from "./agent-contract.ts";
import type { AgentLogger } from "./agent-logger.ts";
import { HallCalendar } from "./hall-calendar.ts";
import type { OfflineBook } from "./offline-book.ts";
import { factsOf } from "./outlook.ts";
import { outOfOrder } from "./sentences.ts";
import type { Issued } from "./ticket-desk.ts";
import type { NotTaken } from "./take-result.ts";

/** The hall as it was when the hub was last heard. */
interface Hall {
  readonly plan: HallPlan;
  readonly view: KioskView;
}

export interface OfflineDeskParts {
  readonly device: string;
  readonly book: OfflineBook;
  readonly hall: () => Hall | null;
  readonly now: () => Instant;
  readonly logger: AgentLogger;
}

export class OfflineDesk {
  readonly #parts: OfflineDeskParts;

  constructor(parts: OfflineDeskParts) {
    this.#parts = parts;
  }

  /** Whether somebody could get a number now, whatever they came for: each lane that the diversion leads to has one left. */
  get ready(): boolean {
    const hall = this.#open();
    if (!hall) return false;
    const { plan, day } = hall;
    const now = this.#parts.now();
    return lettersOf(plan).every((letter) => this.#parts.book.left(letter, day, now) > 0);
  }

  /** The diversion's answer. How long it takes only the hub can tell, so nothing is said of that. */
  quote(arrival: Arrival): Answer<Quote> | null {
    const hall = this.#open();
    if (!hall || !this.ready) return null;
    const unknown = arrival.errands.find((service) => !serviceOf(hall.plan, service));
    if (unknown !== undefined) return { kind: "refused", refusal: refuse("unknown-service", { service: unknown }) };
    const { lane, zone, reason, selfService } = this.#divert(hall, arrival);
    return { kind: "done", result: { lane, zone, reason, selfService, peopleAhead: 0, waitRange: null } };
  }

  /**
   * Gives out a number; it is on the disk when the promise is kept. Null when there is none to give. Who the customer is stays with
   * the hub, which is away; so is what an earlier wait would count, and whose place is kept at a machine. Never rejects.
   */
  async take({ person: _, returnOf: _earlier, atMachine: _machine, ...arrival }: Taking): Promise<Issued | NotTaken | null> {
    const hall = this.#open();
    if (!hall || !this.ready) return null;
    const { device, book, logger } = this.#parts;
    const takenAt = this.#parts.now();
    const { rule, lane, zone, reason } = this.#divert(hall, arrival);
    const { letter } = laneOf(hall.plan, lane);
    const number = book.takeNumber(letter, hall.day, takenAt);
    if (number === undefined) return null;
    const visit = newId<VisitId>();
    const token = newToken<TicketToken>();
    try {
      await book.record({ type: "hand-in", device, visit, token, letter, number, rule, takenAt, ...arrival });
    } catch (error) {
      // A number that is not on the disk could be given out again after a crash.
      logger.error({ err: error }, "a ticket could not be written down");
      return { kind: "unavailable", words: outOfOrder };
    }
    logger.info({ visit, ticket: ticketNumber(letter, number) }, "gave out a number while the hub is away");
    const errands = arrival.errands.map((service, index) => ({
      service,
      state: index === 0 ? ("current" as const) : ("pending" as const),
    }));
    const view: VisitView = {
      id: visit,
      ticket: ticketNumber(letter, number),
      state: "waiting",
      lane,
      zone,
      counter: null,
      errands,
      peopleAhead: 0,
      waitRange: null,
      reason,
      aside: null,
      deferralsLeft: 0,
      issuedAt: takenAt,
    };
    return { kind: "issued", visit: view, token, offline: true };
  }

  #open(): (Hall & { readonly day: string }) | null {
    const hall = this.#parts.hall();
    const day = hall?.view.day;
    return hall && day?.state === "open" && day.day !== null ? { ...hall, day: day.day } : null;
  }

  /** Those who got a number here since count as waiting too. */
  #divert({ plan, view }: Hall, arrival: Arrival): Diversion {
    const facts = factsOf(view, new HallCalendar(plan.timeZone).minuteOfDay(this.#parts.now()));
    const letters = this.#parts.book.pending.map(({ handIn }) => handIn.letter);
    const own = (lane: string) => letters.filter((letter) => plan.lanes.some((one) => one.id === lane && one.letter === letter)).length;
    return divert(plan, arrival, { ...facts, waiting: (lane) => facts.waiting(lane) + own(lane) });
  }
}

/** The letters that the diversion can lead to. */
export const lettersOf = (plan: HallPlan): string[] =>
  plan.lanes.filter(({ transfersOnly }) => transfersOnly !== true).map(({ letter }) => letter);
