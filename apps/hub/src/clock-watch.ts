// Keeps hall time right whatever the machine's wall clock is set to: before the day, during it, and over a restart of the hub.

import { readFileSync, writeFileSync } from "node:fs";
import { uptime } from "node:os";
import { join } from "node:path";
import type { Hall, Instant } from "@hallflow/queue-core";
import { z } from "zod";
import type { HallClock } from "./clock.ts";
import type { Conditions } from "./conditions.ts";

/** So far the clocks may differ: what a time server corrects little by little is no trouble. */
const toleratedMs = 2 * 60_000;
const noteEveryMs = 5_000;

const noteSchema = z.object({ boot: z.string(), uptimeMs: z.number(), hallAt: z.number() });
const noteFile = (dataFolder: string): string => join(dataFolder, "hall.clock");

/**
 * What hall time must be by now in a day that is open, told from how long the machine has been up since the hub last noted it.
 * Null where no day is open or the machine was started anew since: then the wall clock is all there is.
 */
export function goesOnAt(dataFolder: string, hall: Hall, machine: Machine = thisMachine): Instant | null {
  if (hall.day.state === "closed") return null;
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(noteFile(dataFolder), "utf8")));
    const passedMs = machine.uptimeMs() - note.uptimeMs;
    return note.boot === machine.boot() && passedMs >= 0 ? Math.round(note.hallAt + passedMs) : null;
  } catch {
    // No note, or one that a crash cut short.
    return null;
  }
}

/** What a machine knows of time that nobody sets. */
export interface Machine {
  /** Another text with each start of the machine; throws where there is none. */
  boot(): string;
  uptimeMs(): number;
}

const thisMachine: Machine = {
  boot: () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(),
  uptimeMs: () => uptime() * 1_000,
};

export class ClockWatch {
  readonly #parts: { clock: HallClock; hall: () => Hall; conditions: Conditions; dataFolder: string };
  readonly #machine: Machine;
  #notedAtMono = -Infinity;
  #toldMinutes = 0;

  constructor(parts: { clock: HallClock; hall: () => Hall; conditions: Conditions; dataFolder: string }, machine: Machine = thisMachine) {
    this.#parts = parts;
    this.#machine = machine;
  }

  /** With no day open the wall clock is followed; during a day hall time goes its own way, and staff are told when the two differ. */
  look(): void {
    const { clock, hall, conditions } = this.#parts;
    if (hall().day.state === "closed") clock.follow();
    const aheadMs = clock.wallAheadMs();
    const minutes = aheadMs !== null && Math.abs(aheadMs) > toleratedMs ? Math.round(aheadMs / 60_000) : 0;
    if (minutes === 0) conditions.clear("clock");
    else if (minutes !== this.#toldMinutes) conditions.raise("clock", "warning", differing(minutes));
    this.#toldMinutes = minutes;
    if (aheadMs !== null && hall().day.state !== "closed") this.#note();
  }

  /** Not synced: after a power cut the machine has been started anew, and the note would say nothing. */
  #note(): void {
    if (performance.now() - this.#notedAtMono < noteEveryMs) return;
    this.#notedAtMono = performance.now();
    try {
      const note = { boot: this.#machine.boot(), uptimeMs: this.#machine.uptimeMs(), hallAt: this.#parts.clock.now() };
      writeFileSync(noteFile(this.#parts.dataFolder), JSON.stringify(note));
    } catch {
      // A machine without such a clock, or a full disk: the next start has the wall clock.
    }
  }
}

function differing(aheadMinutes: number) {
  const minutes = Math.abs(aheadMinutes);
  return {
    zh: `电脑时钟比营业厅时间${aheadMinutes > 0 ? "快" : "慢"}了约 ${minutes} 分钟（有人改过时钟）。今天的排队不受影响，闭厅后自动采用电脑时钟；请核对电脑时间。`,
    en: `The machine's clock is about ${minutes} minutes ${aheadMinutes > 0 ? "ahead of" : "behind"} hall time: it was set. Today's queue is not touched, and after closing the hall takes the machine's time; check it.`,
  };
}
