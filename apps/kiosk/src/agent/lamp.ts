// The lamp on the kiosk: which light fits what the kiosk is doing, and the nearest one that the lamp at hand has.

import type { DeviceWatcher } from "@hallflow/hid";
import type { AgentStatus } from "./agent-status.ts";

/** What a lamp may show; a profile gives the report for each that its lamp has. */
export const lampStates = ["ready", "printing", "attention", "out-of-order", "staff-wanted"] as const;
export type LampState = (typeof lampStates)[number];

/** A lamp without a light for a state shows the first of these that it has. */
const lights: Readonly<Record<LampState, readonly LampState[]>> = {
  ready: ["ready"],
  printing: ["printing", "ready"],
  attention: ["attention", "ready"],
  "out-of-order": ["out-of-order", "attention"],
  "staff-wanted": ["staff-wanted", "out-of-order", "attention"],
};

export interface LampFacts extends Pick<AgentStatus, "link" | "printer" | "offlineReady" | "paused"> {
  readonly printing: boolean;
  /** Somebody holds a number without a paper, or a paper without a place in line. */
  readonly staffWanted: boolean;
}

/** A paper that comes is what its customer looks for; a customer who needs help goes before a machine that does. */
export function lampFor({ link, printer, offlineReady, paused, printing, staffWanted }: LampFacts): LampState {
  if (printing) return "printing";
  if (staffWanted) return "staff-wanted";
  const givesNumbers = link === "online" || (link !== "refused" && offlineReady);
  if (paused || printer.blocks || !givesNumbers) return "out-of-order";
  // It still works, for as long as the roll or its own numbers last.
  return printer.kind !== "ready" || link !== "online" ? "attention" : "ready";
}

export class Lamp {
  #shown: LampState | null = null;
  #watcher: Pick<DeviceWatcher, "show"> | null = null;

  /** Gives it the watcher that can light it, and each time that a device was plugged in: a new lamp is dark. */
  light(watcher: Pick<DeviceWatcher, "show">): void {
    this.#watcher = watcher;
    const shown = this.#shown;
    this.#shown = null;
    if (shown) this.show(shown);
  }

  show(state: LampState): void {
    if (state === this.#shown) return;
    this.#shown = state;
    void this.#watcher?.show(...lights[state]);
  }
}
