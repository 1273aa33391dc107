// Waiting ranges of several lanes as one.

import type { LaneView } from "@hallflow/queue-core";

type Range = NonNullable<LaneView["waitRange"]>;

/** From the shortest median to the longest bound, or null where nobody can say. */
export function widestRange(ranges: readonly (LaneView["waitRange"] | undefined)[]): Range | null {
  const known = ranges.filter((range): range is Range => range !== null && range !== undefined);
  if (known.length === 0) return null;
  return {
    p50Minutes: Math.min(...known.map(({ p50Minutes }) => p50Minutes)),
    p90Minutes: Math.max(...known.map(({ p90Minutes }) => p90Minutes)),
  };
}
