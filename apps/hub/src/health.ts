// How the hub is, in one word and one sentence: what supervisors and the first page ask for.

import { type Hall, type HallPlan, modeForbids } from "@hallflow/queue-core";
import type { Conditions } from "./conditions.ts";

export interface Health {
  readonly status: "ok" | "closed" | "failing";
  readonly hall: string;
  readonly name: HallPlan["name"] | null;
  readonly day: { readonly state: string; readonly day: string | null };
  readonly sequence: number;
  readonly version: string;
  readonly words: { readonly zh: string; readonly en: string };
}

const canTake = { zh: "可以取号", en: "Tickets can be taken" };
const takesNone = { zh: "现在不取号", en: "No tickets are given now" };

/** Of a hall that is on the disk: "ok" when a ticket can be taken now; "failing" when the journal cannot be written. */
export function healthOf(hall: Hall, conditions: Conditions, version: string): Health {
  const failing = conditions.list().find(({ id }) => id === "journal");
  const open = hall.day.state === "open" && !modeForbids(hall, { type: "take-ticket" });
  return {
    status: failing ? "failing" : open ? "ok" : "closed",
    hall: hall.plan?.id ?? "",
    name: hall.plan?.name ?? null,
    day: { state: hall.day.state, day: hall.day.day },
    sequence: hall.sequence,
    version,
    words: failing?.words ?? (open ? canTake : takesNone),
  };
}
