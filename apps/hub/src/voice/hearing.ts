// Which summons are still to be announced: new ones join the queue, those that no longer hold leave it.

import { type CallView, type Instant, secondMs } from "@hallflow/queue-core";

/** What the announcer has yet to say, and the newest serial that it has heard of. */
export interface Heard {
  readonly queue: readonly CallView[];
  readonly lastSerial: number;
}

export const nothingHeard: Heard = { queue: [], lastSerial: 0 };

/** The hall as a view showed it. `rate` is how fast hall time runs; ages are counted in the time of those who listen. */
export interface Moment {
  readonly calls: readonly CallView[];
  readonly current: readonly CallView[];
  readonly now: Instant;
  readonly rate: number;
}

/** A summons first heard of so late (after a cut or a reload) is shown, but not spoken: the customer has moved by then. */
const freshMs = 20 * secondMs;
/** How long the news that a number was missed is worth waiting for its turn to speak. */
const missedMs = 60 * secondMs;

/**
 * What is to be announced after a view. The queue stays as short as the number of counters: a call leaves it unspoken only
 * when its customer has come or was passed over, and a recall takes the place of its ticket's call that still waits there.
 */
export function hear(heard: Heard, { calls, current, now, rate }: Moment): Heard {
  const known = new Map([...calls, ...current].map((call) => [call.serial, call]));
  const newest = Math.max(0, ...known.keys());
  // A serial that ran backwards is that of another journal, which counts anew.
  const lastSerial = newest < heard.lastSerial ? 0 : heard.lastSerial;
  const ageMs = (call: CallView) => (now - call.at) / rate;
  const holds = (call: CallView) =>
    call.kind === "missed" ? ageMs(call) <= missedMs : current.some(({ serial }) => serial === call.serial);

  const queue = [...heard.queue];
  const fresh = [...known.values()].filter((call) => call.serial > lastSerial && ageMs(call) <= freshMs);
  for (const call of fresh.sort((a, b) => a.serial - b.serial)) {
    const earlier = queue.findIndex((waiting) => waiting.ticket === call.ticket && waiting.kind !== "missed");
    if (call.kind === "recall" && earlier >= 0) queue[earlier] = call;
    else queue.push(call);
  }
  return { queue: queue.filter(holds), lastSerial: newest };
}
