// What a kiosk died of, in a file that outlives it: one line a crash, and the dumps of Chromium's own processes beside it.

import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

const largestBytes = 512 * 1024;

/** Appends at once and throws nothing: the process is about to end. An old log that has grown is kept once beside the new one. */
export function recordCrash(folder: string, error: unknown): void {
  const file = join(folder, "crash.log");
  const { name, message, stack } = error instanceof Error ? error : { name: "unknown", message: String(error), stack: undefined };
  try {
    mkdirSync(folder, { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(file, `${file}.1`);
    appendFileSync(
      file,
      `${JSON.stringify({ at: new Date().toISOString(), uptimeSeconds: Math.round(process.uptime()), name, message, stack })}\n`,
    );
  } catch {
    // A full disk is no reason to hide the crash itself.
  }
}
