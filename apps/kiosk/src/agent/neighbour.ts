// Which other ticket machine this one sends people to: one that is there and prints now, as the hub says.

import type { Link } from "@hallflow/hub-client";
import type { KioskView, Words } from "@hallflow/queue-core";

export interface NeighbourFacts {
  readonly device: string;
  readonly link: Link;
  readonly machines: KioskView["machines"];
  /** What was written for this machine when it was installed; it may have changed since. */
  readonly written: Words | null;
}

/** Null where there is none, so that nobody is sent from one machine without paper to the next. */
export function liveNeighbour({ device, link, machines, written }: NeighbourFacts): Words | null {
  // Nothing newer is known than what was written.
  if (link !== "online" || machines === undefined) return written;
  const others = machines.filter((machine) => machine.device !== device && machine.prints);
  const placed = others.find(({ place }) => place !== null);
  if (placed) return placed.place;
  return others.length > 0 ? written : null;
}
