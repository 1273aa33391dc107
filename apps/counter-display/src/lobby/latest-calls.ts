// The last calls as a list of tickets: each once, by its newest summons.

import type { CallView } from "@hallflow/queue-core";

/** At most `count` summons of different tickets, newest first; `calls` has the newest last. */
export function latestCalls(calls: readonly CallView[], count: number): CallView[] {
  const latest: CallView[] = [];
  for (const call of calls.toReversed()) {
    if (latest.length < count && !latest.some(({ ticket }) => ticket === call.ticket)) latest.push(call);
  }
  return latest;
}
