// What counters and customers see of the day that is played: the hall, the time, and each other.

import type { Hall } from "../hall.ts";
import type { CounterId, Instant, VisitId } from "../ids.ts";
import type { Command, RefusalType } from "../messages.ts";
import type { LabCustomer, LabDay } from "./day.ts";
import type { Suppositions } from "./supposed.ts";

/** Lets a customer in by a way that answers a refusal or none. */
export type TakeIn = (way: () => RefusalType | null) => void;

export interface StagedCounter {
  /** A customer on hold comes back to this counter; they go to their lane where nobody sits here. */
  comesBack(visit: VisitId): void;
  /** A customer without a ticket is served here, as soon as the counter is free. */
  serves(customer: LabCustomer, takeIn: TakeIn): void;
}

export interface Stage {
  readonly day: LabDay;
  readonly hall: Hall;
  readonly supposed: Suppositions;
  readonly now: Instant;
  at(at: Instant, what: () => void): void;
  after(ms: number, what: () => void): void;
  /** Asks the hall; answers the refusal's type, or null when it was done. */
  ask(command: Command): RefusalType | null;
  counter(id: CounterId): StagedCounter | undefined;
  /** The length of a piece of work had to be supposed. */
  suppose(): void;
  /** Somebody could not be passed on, and is served where they are. */
  keepHere(): void;
}
