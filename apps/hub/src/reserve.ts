// Room kept back on the disk: given up when the disk is full, so that a hall can finish its day while somebody makes room.

import { randomFillSync } from "node:crypto";
import { rmSync, statfsSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { Conditions } from "./conditions.ts";
import { reserveFile, reserveState } from "./journal/reserve-file.ts";

/** A day of 12,000 visits takes about as much. */
const usualBytes = 64 * 1024 * 1024;
/** On a small disk the reserve is this share of what is free. */
const share = 0.25;
/** Less than this is no reserve: what little there is belongs to the journal. */
const leastBytes = 128 * 1024;
const chunkBytes = 256 * 1024;
const lookMs = 30_000;

export class Reserve {
  readonly #folder: string;
  readonly #conditions: Conditions;
  readonly #lookedAt: () => void;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;

  /** `lookedAt` is called whenever the reserve may have come back. */
  constructor(dataFolder: string, conditions: Conditions, lookedAt: () => void = () => undefined) {
    this.#folder = dataFolder;
    this.#conditions = conditions;
    this.#lookedAt = lookedAt;
  }

  /** Lays the reserve by, looks after the disk's room, and lays it by again once somebody has made room. */
  start(): void {
    void this.look();
    this.#timer = setInterval(() => void this.look(), lookMs);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
  }

  /** Tells staff how the disk is, and lays the reserve by where it is missing and there is room. Never rejects. */
  async look(): Promise<void> {
    await (this.#looking ??= this.#look().finally(() => (this.#looking = null)));
  }

  async #look(): Promise<void> {
    const { bavail, blocks, bsize } = statfsSync(this.#folder);
    const free = bavail * bsize;
    // Once given up it comes back only when somebody has made room: not out of the little that it left itself.
    const isTight = reserveState(this.#folder) === "given-up" && free < 2 * Math.min(usualBytes, share * blocks * bsize);
    if (reserveState(this.#folder) !== "kept" && !isTight) {
      await this.#fill(Math.floor(Math.min(usualBytes, free * share)));
      this.#lookedAt();
    }
    const state = reserveState(this.#folder);
    if (state === "given-up") this.#conditions.raise("disk", "critical", usingReserve);
    else if (state === "missing") this.#conditions.raise("disk", "critical", noReserve);
    else if (free < 2 * usualBytes) this.#conditions.raise("disk", "warning", nearlyFull(free));
    else this.#conditions.clear("disk");
  }

  /** Random bytes, since a file system may keep zeros without giving them room. */
  async #fill(bytes: number): Promise<void> {
    if (bytes < leastBytes) return;
    const part = `${reserveFile(this.#folder)}.part`;
    try {
      const file = await open(part, "w");
      try {
        // One piece of memory for all of it: as much again as the reserve would lie in the heap's garbage for a long time.
        const chunk = Buffer.alloc(chunkBytes);
        for (let left = bytes; left > 0; left -= chunkBytes) await file.write(randomFillSync(chunk), 0, Math.min(left, chunkBytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, reserveFile(this.#folder));
    } catch {
      // No room after all.
      rmSync(part, { force: true });
    }
  }
}

const usingReserve = {
  zh: "磁盘已满，正在使用预留空间，大约还能支撑一天。取号和叫号照常；请尽快清理磁盘。",
  en: "The disk is full and the hub lives on its reserve, which lasts for about a day. Tickets and calls go on; make room soon.",
};

const noReserve = {
  zh: "磁盘已满，连预留空间也放不下：取号和叫号随时可能停止。请马上清理磁盘。",
  en: "The disk is full and has no room for the reserve: tickets and calls may stop at any moment. Make room now.",
};

function nearlyFull(bytes: number) {
  const megabytes = Math.floor(bytes / 1024 / 1024);
  return {
    zh: `磁盘快满了：只剩 ${megabytes} MB。请清理磁盘。`,
    en: `The disk is nearly full: ${megabytes} MB are left. Make room on it.`,
  };
}
