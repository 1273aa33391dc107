// What can be wrong with the virtual printer, as its panel sets it.
import * as z from "zod";

/** Something that happens when a connection has delivered its n-th byte; it happens once. */
const trapSchema = z.strictObject({
  atByte: z.number().int().min(1),
  kind: z.enum(["reset", "power-off", "stall", "paper-out", "cover-open"]),
});

export const faultsSchema = z.strictObject({
  paper: z.enum(["ok", "near-end", "out"]),
  coverOpen: z.boolean(),
  /** "jams-next": the next cut jams; "jammed": the printer stands still with a cutter error. */
  cutter: z.enum(["ok", "jams-next", "jammed"]),
  /** "jammed": a presenter neither draws a ticket back nor lets go of it. */
  presenter: z.enum(["ok", "jammed"]),
  /** Off: connections are refused, and what was in the buffers is lost. */
  power: z.enum(["on", "off"]),
  /** Accepts connections and bytes, and neither prints nor answers. */
  stalled: z.boolean(),
  trap: trapSchema.nullable(),
});

export type Faults = z.infer<typeof faultsSchema>;

export const noFaults: Faults = { paper: "ok", coverOpen: false, cutter: "ok", presenter: "ok", power: "on", stalled: false, trap: null };

/** Whether the paper cannot move now. */
export function standsStill(faults: Faults): boolean {
  return faults.paper === "out" || faults.coverOpen || faults.cutter === "jammed" || faults.power === "off" || faults.stalled;
}

/** The faults after a trap has sprung; "reset" breaks the connection and nothing else. */
export function sprung(faults: Faults): Faults {
  const free: Faults = { ...faults, trap: null };
  switch (faults.trap?.kind) {
    case "power-off":
      return { ...free, power: "off" };
    case "stall":
      return { ...free, stalled: true };
    case "paper-out":
      return { ...free, paper: "out" };
    case "cover-open":
      return { ...free, coverOpen: true };
    case "reset":
    case undefined:
      return free;
  }
}
