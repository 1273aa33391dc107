// Places in line that are kept over a hall day: what becomes of them when the next day opens, and whose they are.

import type { ServiceId, TicketNumber, TicketToken, VisitId } from "./ids.ts";

/** A visit that was moved to the next hall day. Its ticket stands for the wait that it had; the number ended with its day. */
export interface Carried {
  readonly visit: VisitId;
  readonly token: TicketToken;
  readonly ticket: TicketNumber;
  readonly day: string;
  /** What was left to do. */
  readonly services: readonly ServiceId[];
  readonly waitedMs: number;
}

/** The kept place that a visit id, or the token behind a ticket's QR code, stands for. */
export function carriedBy(carried: ReadonlyMap<VisitId, Carried>, idOrToken: string): Carried | undefined {
  const named = carried.get(idOrToken as VisitId);
  if (named) return named;
  for (const one of carried.values()) if (one.token === idOrToken) return one;
  return undefined;
}

/** Those that are still good when `day` opens after `last`: of the day before it, or of the same date opened again. */
export function stillGood(carried: ReadonlyMap<VisitId, Carried>, day: string, last: string | null): Map<VisitId, Carried> {
  return new Map([...carried].filter(([, one]) => one.day === last || one.day === day));
}
