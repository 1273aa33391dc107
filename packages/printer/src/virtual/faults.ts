// What can be wrong with the virtual printer, as its panel sets it.

export interface Faults {
  readonly paper: "ok" | "near-end" | "out";
  readonly coverOpen: boolean;
  readonly cutterJam: boolean;
  /** Off: connections are refused, buffers are lost. */
  readonly power: "on" | "off";
  /** Accepts bytes and neither prints nor answers. */
  readonly stall: boolean;
  /** The connection breaks after this many bytes of one connection; null never. */
  readonly cutOffAtByte: number | null;
}

export const noFaults: Faults = { paper: "ok", coverOpen: false, cutterJam: false, power: "on", stall: false, cutOffAtByte: null };
