// Whether staff have taken this kiosk out of use: a file in its folder, so that a restart changes nothing.

import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";

export interface PauseMark {
  readonly paused: boolean;
  set(paused: boolean): Promise<void>;
}

export function openPauseMark(path: string): PauseMark {
  let isPaused = existsSync(path);
  return {
    get paused() {
      return isPaused;
    },
    async set(paused) {
      await (paused ? writeFile(path, "") : rm(path, { force: true }));
      isPaused = paused;
    },
  };
}
