// What leaves the hall of an event: to the operator's systems go facts of the stay, never of a person.

import type { JournalEvent } from "@hallflow/queue-core";

/** What is left out wherever it stands: it opens a customer's page, tells their tier, names staff, or is text that somebody typed. */
const leftOut: ReadonlySet<string> = new Set(["token", "tier", "staff", "by", "guide", "wanted", "note", "text", "suggestion", "because"]);

/**
 * The event as systems outside the hall may have it. Free text goes too (a teller may have written a name into a note), and so does a
 * reason that somebody typed; reasons that come from the plan stay: they are in two languages, or the name of one for a pause.
 */
export function fed(event: JournalEvent): object {
  if (event.type === "plan-published") return event;
  return strip(event, event.type === "counter-paused") as object;
}

function strip(value: unknown, keepsReason = false): unknown {
  if (Array.isArray(value)) return value.map((one) => strip(one));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, held]) => !leftOut.has(key) && !(key === "reason" && typeof held === "string" && !keepsReason),
  );
  return Object.fromEntries(kept.map(([key, held]) => [key, strip(held)]));
}
