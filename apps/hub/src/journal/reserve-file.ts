// The reserve as it lies on the disk: a file whose room can be given back. Once given back it stays as an empty file, so that a hub that starts again knows.

import { statSync, truncateSync } from "node:fs";
import { join } from "node:path";

export const reserveFile = (dataFolder: string): string => join(dataFolder, "hall.reserve");

export type ReserveState = "missing" | "kept" | "given-up";

export function reserveState(dataFolder: string): ReserveState {
  const size = statSync(reserveFile(dataFolder), { throwIfNoEntry: false })?.size;
  return size === undefined ? "missing" : size > 0 ? "kept" : "given-up";
}

/** Gives the room back to the disk; answers whether there was any to give. */
export function giveUpReserve(dataFolder: string): boolean {
  if (reserveState(dataFolder) !== "kept") return false;
  truncateSync(reserveFile(dataFolder), 0);
  return true;
}
