// Keeps the journal backed up by the clock, and tells staff when it is not.

import { join } from "node:path";
import type { Logger } from "pino";
import { listBackups, takeBackup } from "./backup.ts";
import type { Conditions } from "./conditions.ts";
import type { Journal } from "./journal.ts";

export interface BackupsOptions {
  readonly journal: Journal;
  /** Seals the journal, so that every backup can be told from one that was written anew. */
  readonly seal?: () => void;
  readonly conditions: Conditions;
  readonly logger: Logger;
  /** The hub's data folder; backups go into `backups` in it. */
  readonly dataFolder: string;
  /** How often; 0 for never, where a hall is backed up by other means. */
  readonly everyMs: number;
}

/** The last working hours of a hall that is backed up every hour; earlier ones belong on another machine. */
const keep = 8;
/** How often it is looked whether one is due: a machine that slept through its hour is not long without. */
const lookMs = 30_000;

export class Backups {
  readonly #options: BackupsOptions;
  readonly #folder: string;
  #lastAt: number | null;
  /** By the monotonic clock, which no one sets: when a backup was last tried, and when the last good one was taken. */
  #triedAtMono = -Infinity;
  #goodAtMono: number;
  readonly #startedAtMono = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.#folder = join(options.dataFolder, "backups");
    this.#lastAt = listBackups(this.#folder)[0]?.takenAt ?? null;
    this.#goodAtMono = performance.now() - (this.ageMs() ?? Infinity);
  }

  /** How old the last good backup is, in ms by the wall clock; null when there is none. */
  ageMs(): number | null {
    return this.#lastAt === null ? null : Math.max(0, Date.now() - this.#lastAt);
  }

  start(): void {
    if (this.#options.everyMs > 0) this.#timer = setInterval(() => void this.look(), lookMs);
  }

  /** Takes a backup if one is due, and raises or clears the condition. Never rejects. */
  async look(): Promise<void> {
    const { everyMs } = this.#options;
    const due = performance.now() - Math.max(this.#goodAtMono, this.#triedAtMono) >= everyMs;
    if (due) await this.take();
    const overdue = performance.now() - (this.#lastAt === null ? this.#startedAtMono : this.#goodAtMono) > 3 * everyMs;
    if (overdue) this.#raise("长时间没有成功", "none has succeeded for a long time");
  }

  /** Takes a backup now, or waits for the one that is under way. Never rejects. */
  async take(): Promise<void> {
    await (this.#running ??= this.#take().finally(() => (this.#running = null)));
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  async #take(): Promise<void> {
    const { journal, conditions, logger } = this.#options;
    const startedAt = performance.now();
    this.#triedAtMono = startedAt;
    try {
      this.#options.seal?.();
      const { file, bytes, takenAt } = await takeBackup(journal, this.#folder, keep);
      this.#lastAt = takenAt;
      this.#goodAtMono = performance.now();
      conditions.clear("backup");
      logger.info({ file, bytes, tookMs: Math.round(performance.now() - startedAt) }, "backed up");
    } catch (error) {
      logger.error({ err: error }, "the journal could not be backed up");
      const reason = error instanceof Error ? error.message : String(error);
      this.#raise(`备份失败（${reason}）`, `a backup failed (${reason})`);
    }
  }

  #raise(zh: string, en: string): void {
    const last = this.#lastAt === null ? null : new Date(this.#lastAt).toISOString();
    this.#options.conditions.raise("backup", "warning", {
      zh: `数据备份：${zh}。${last ? `最近一次：${last}` : "还没有备份"}。请检查磁盘空间和权限；叫号不受影响。`,
      en: `Backups: ${en}. ${last ? `The last one: ${last}` : "There is none yet"}. Check the disk's room and permissions; calling goes on.`,
    });
  }
}
