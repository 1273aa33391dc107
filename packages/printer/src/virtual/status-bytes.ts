// The printer's own account of itself, in the bytes of DLE EOT, ASB and GS r.
import type { Faults } from "./faults.ts";

const when = (holds: boolean, bits: number): number => (holds ? bits : 0);

/** DLE EOT 1 to 4: one byte, 0xx1xx10. The drawer pin is high, as where no drawer hangs on the printer. */
export function statusByte(about: number, faults: Faults): number {
  const out = faults.paper === "out";
  const jammed = faults.cutter === "jammed";
  switch (about) {
    case 1:
      return 0x16 | when(out || faults.coverOpen || jammed, 0x08);
    case 2:
      return 0x12 | when(faults.coverOpen, 0x04) | when(out, 0x20) | when(jammed, 0x40);
    case 3:
      return 0x12 | when(jammed, 0x08);
    default:
      return 0x12 | when(faults.paper !== "ok", 0x0c) | when(out, 0x60);
  }
}

/** Automatic status: four bytes, the first 0xx1xx00. */
export function automaticStatus(faults: Faults): Uint8Array {
  const out = faults.paper === "out";
  const jammed = faults.cutter === "jammed";
  return Uint8Array.of(
    0x14 | when(out || faults.coverOpen || jammed, 0x08) | when(faults.coverOpen, 0x20),
    when(jammed, 0x08),
    paperByte(faults),
    0x0f,
  );
}

/** DLE EOT 20 of a printer with a presenter: 10 0F, then paper, user, and the errors that mend themselves and that do not. */
export function fullStatus(faults: Faults, inMouth: boolean): Uint8Array {
  const out = faults.paper === "out";
  return Uint8Array.of(
    0x10,
    0x0f,
    when(out, 0x01) | when(faults.paper !== "ok", 0x04) | when(inMouth, 0x20),
    when(faults.coverOpen, 0x03),
    when(faults.presenter === "jammed", 0x40),
    when(faults.cutter === "jammed", 0x01),
  );
}

/** GS e 6: the presenter itself. */
export function ejectorByte(faults: Faults, { inPath, inMouth }: { readonly inPath: boolean; readonly inMouth: boolean }): number {
  const jammed = faults.presenter === "jammed";
  return when(faults.paper !== "ok", 0x01) | when(inPath, 0x04) | when(inMouth, 0x08) | when(jammed, 0xc0);
}

/** GS r 1: the paper sensors. */
export function paperByte(faults: Faults): number {
  return when(faults.paper !== "ok", 0x03) | when(faults.paper === "out", 0x0c);
}
