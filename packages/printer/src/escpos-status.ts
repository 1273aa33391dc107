// Reads the bytes in which a printer speaks of itself: DLE EOT 1 to 4 and the automatic status. Pure.
import type { CoverState, ErrorState, PaperState, PrinterStatus } from "./printer-status.ts";

/** The four answers to DLE EOT 1 to 4; null where the printer gave none. */
export type RealtimeAnswers = readonly [printer: number | null, offline: number | null, error: number | null, paper: number | null];

export const unreachableStatus: PrinterStatus = { reachable: false, online: null, paper: "unknown", cover: "unknown", error: "unknown" };

/** A realtime status byte is 0xx1xx10. */
export const isRealtimeByte = (byte: number): boolean => (byte & 0x93) === 0x12;

/** The first of four automatic status bytes is 0xx1xx00, the others 0xx0xxxx. */
export const isAutomaticStart = (byte: number): boolean => (byte & 0x93) === 0x10;
export const isAutomaticRest = (byte: number): boolean => (byte & 0x90) === 0;

/** DLE EOT 20 answers 10 0F and four bytes 0xx0xxxx. No automatic status begins so: it would be online, and in every trouble at once. */
export const isFullStatusStart = (first: number, second: number | undefined): boolean => first === 0x10 && second === 0x0f;

/** The answer to GS r 1 is 0xx0xxxx; that to GS e 6 may have the highest bit set, for a jam. */
export const isPaperByte = (byte: number): boolean => (byte & 0x90) === 0;

const set = (byte: number, bits: number): boolean => (byte & bits) !== 0;

/** What the answers say; a printer that answered nothing is reachable and unknown. */
export function readRealtimeStatus([printer, offline, error, paper]: RealtimeAnswers): PrinterStatus {
  return {
    reachable: true,
    online: printer === null ? null : !set(printer, 0x08),
    paper: readPaper(paper, offline),
    cover: offline === null ? "unknown" : set(offline, 0x04) ? "open" : "closed",
    error: readError(error, offline),
  };
}

function readPaper(paper: number | null, offline: number | null): PaperState {
  if ((paper !== null && set(paper, 0x60)) || (offline !== null && set(offline, 0x20))) return "out";
  if (paper === null) return "unknown";
  return set(paper, 0x0c) ? "near-end" : "ok";
}

function readError(error: number | null, offline: number | null): ErrorState {
  if (error === null) return offline !== null && set(offline, 0x40) ? "recoverable" : "unknown";
  if (set(error, 0x20)) return "unrecoverable";
  if (set(error, 0x08)) return "cutter";
  return set(error, 0x44) || (offline !== null && set(offline, 0x40)) ? "recoverable" : "none";
}

/** What the four bytes of an automatic status say; null when they are none. */
export function readAutomaticStatus(bytes: Uint8Array): PrinterStatus | null {
  const [first = 0, second = 0xff, third = 0xff, fourth = 0xff] = bytes;
  if (bytes.length !== 4 || !isAutomaticStart(first) || ![second, third, fourth].every(isAutomaticRest)) return null;
  const paper: PaperState = set(third, 0x0c) ? "out" : set(third, 0x03) ? "near-end" : "ok";
  const cover: CoverState = set(first, 0x20) ? "open" : "closed";
  const error: ErrorState = set(second, 0x20) ? "unrecoverable" : set(second, 0x08) ? "cutter" : set(second, 0x44) ? "recoverable" : "none";
  return { reachable: true, online: !set(first, 0x08), paper, cover, error };
}
