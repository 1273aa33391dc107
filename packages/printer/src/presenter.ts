// What a presenter is, as data, and what its printer says of the mouth in which it holds a ticket. Pure.
import * as z from "zod";

export const presenterSchema = z.strictObject({
  /** How it is asked whether a ticket is in the mouth: DLE EOT 20, answered at once in six bytes, or GS e 6, answered in line in one. */
  status: z.enum(["full-status", "ejector-status"]),
  /** How far the ticket is held out, in steps of the maker's own (GS e 3): 7 mm on one printer, 0.6 mm on another. */
  presentSteps: z.number().int().min(1).max(255),
  /** How long a ticket may stay in the mouth. */
  stayMs: z.number().int().min(5_000),
  /** How long before that its customer is warned; 0 warns nobody. */
  warnMs: z.number().int().min(0),
  /** What becomes of one that stayed: back into the machine, out onto whatever lies before it, or left where it is. */
  forgotten: z.enum(["retract", "eject", "leave"]),
});

export type Presenter = z.infer<typeof presenterSchema>;

/** Whether a ticket is in the mouth; "jammed" is a mouth without one whose paper is stuck on the way: nobody took that. */
export type MouthSight = "full" | "empty" | "jammed";

const sight = (inOutput: boolean, jam: boolean): MouthSight => (inOutput ? "full" : jam ? "jammed" : "empty");

/** Of the six bytes that answer DLE EOT 20, bit 5 of the third is a ticket in the output, bit 6 of the fifth a jam. */
export function sightOfFullStatus(bytes: Uint8Array): MouthSight {
  const [, , paper = 0, , recoverable = 0] = bytes;
  return sight((paper & 0x20) !== 0, (recoverable & 0x40) !== 0);
}

/** Of the byte that answers GS e 6, bit 3 is a ticket at the output, bit 7 a jam. */
export function sightOfEjectorByte(byte: number): MouthSight {
  return sight((byte & 0x08) !== 0, (byte & 0x80) !== 0);
}
