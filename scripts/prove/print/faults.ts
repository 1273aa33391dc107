// What may go wrong with one print job: drawn from the seed, at a random byte, state or moment.

import type { Faults } from "@hallflow/printer/virtual";

/** A byte on the way to the printer, or a moment after the touch. */
export type Moment = { readonly atByte: number } | { readonly afterMs: number };

export type PrintFault =
  | { readonly kind: "none" }
  /** The printer's own trouble at a byte of a connection; `mendMs` after the touch somebody has come. */
  | { readonly kind: "trap"; readonly trap: NonNullable<Faults["trap"]>; readonly mendMs: number }
  /** The printer's own trouble at a moment; before the touch for 0. */
  | { readonly kind: "state"; readonly state: Partial<Faults>; readonly afterMs: number; readonly mendMs: number }
  | { readonly kind: "agent-crash"; readonly when: Moment; readonly awayMs: number }
  | { readonly kind: "hub-crash"; readonly afterMs: number; readonly awayMs: number };

const states: readonly Partial<Faults>[] = [
  { paper: "out" },
  { coverOpen: true },
  { cutter: "jams-next" },
  { stalled: true },
  { power: "off" },
  { paper: "near-end" },
];
const traps = ["reset", "stall", "paper-out", "cover-open", "power-off"] as const;

/** Half of all jobs have a fault. `longestJob` is about how many bytes this kiosk's ticket takes. */
export function drawFault(random: () => number, longestJob: number): PrintFault {
  const within = (most: number): number => Math.floor(random() * most);
  const oneOf = <T>(choices: readonly T[]): T => choices[within(choices.length)] as T;
  if (random() < 0.5) return { kind: "none" };
  const share = random();
  // Some are mended while the customer stands there, some long after the printer was given up.
  const mendMs = 100 + within(random() < 0.5 ? 800 : 4_000);
  if (share < 0.5) return { kind: "trap", trap: { kind: oneOf(traps), atByte: 1 + within(longestJob) }, mendMs };
  if (share < 0.7) return { kind: "state", state: oneOf(states), afterMs: random() < 0.5 ? 0 : within(150), mendMs };
  if (share < 0.9) {
    const when: Moment = random() < 0.5 ? { atByte: 1 + within(longestJob) } : { afterMs: within(150) };
    return { kind: "agent-crash", when, awayMs: within(400) };
  }
  return { kind: "hub-crash", afterMs: within(60), awayMs: within(1_500) };
}

export function faultWords(fault: PrintFault): string {
  switch (fault.kind) {
    case "none":
      return "no fault";
    case "trap":
      return `the printer's ${fault.trap.kind} at byte ${fault.trap.atByte}, mended after ${fault.mendMs} ms`;
    case "state":
      return `${JSON.stringify(fault.state)} ${fault.afterMs} ms after the touch, mended after ${fault.mendMs} ms`;
    case "agent-crash":
      return `the agent killed ${"atByte" in fault.when ? `at byte ${fault.when.atByte}` : `${fault.when.afterMs} ms after the touch`}`;
    case "hub-crash":
      return `the hub killed ${fault.afterMs} ms after the touch, away for ${fault.awayMs} ms`;
  }
}
