// The ticket machines that are connected, as their screens may tell of each other: where each stands, and whether it prints now.

import type { MachineView, Words } from "@hallflow/queue-core";
import type { Conditions } from "./conditions.ts";

export interface ConnectedMachine {
  readonly device: string;
  readonly place: Words | null;
}

/** A machine that has told of a printer that stands still, or that staff have taken out of use, prints for nobody. */
export function machinesOf(connected: Iterable<ConnectedMachine>, conditions: Pick<Conditions, "list">): MachineView[] {
  const raised = conditions.list();
  const stands = (device: string): boolean =>
    raised.some(({ id, severity }) => id === `${device}:paused` || (id === `${device}:printer` && severity === "critical"));
  const machines = new Map<string, MachineView>();
  for (const { device, place } of connected) machines.set(device, { device, place, prints: !stands(device) });
  return [...machines.values()].sort((one, other) => one.device.localeCompare(other.device));
}
