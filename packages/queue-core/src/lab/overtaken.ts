// Who was overtaken: how many came later and were called earlier.

import type { VisitId } from "../ids.ts";
import { Ranking } from "../ranking.ts";

/** For each of those called, in the order of their first calls, how many of the others called before them had come after them. */
export function overtakenOf(arrivals: readonly { readonly visit: VisitId }[], calls: readonly VisitId[]): Map<VisitId, number> {
  const placeOf = new Map(arrivals.map(({ visit }, place) => [visit, place]));
  const called = new Ranking<{ readonly place: number }>((a, b) => a.place < b.place);
  const overtaken = new Map<VisitId, number>();
  for (const visit of calls) {
    const mine = { place: placeOf.get(visit) ?? 0 };
    overtaken.set(visit, called.size - called.countBefore(mine));
    called.add(mine);
  }
  return overtaken;
}
