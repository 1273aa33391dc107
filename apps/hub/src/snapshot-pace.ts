// When the hub takes a snapshot of its hall: often enough for a quick start, and not in the middle of a rush.

/** After so many events one is due; taking one more often would cost more than it saves. */
const dueAfter = 20_000;
/** It takes a tenth of a second in a full hall, so it waits until nobody has pressed anything for a while. */
const quietMs = 250;
/** But not for ever: a start replays at most so many events, which takes about a fifth of a second. */
const overdueAfter = 3 * dueAfter;

/** Whether to take one now, with so many events since the last, after a time in which nothing was stored. */
export const isSnapshotDue = (events: number, quietForMs: number): boolean =>
  events >= overdueAfter || (events >= dueAfter && quietForMs >= quietMs);
