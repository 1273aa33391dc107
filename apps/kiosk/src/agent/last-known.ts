// The hall as this kiosk last heard of it, kept for a start at which the hub is away.

import { readFile, rename, writeFile } from "node:fs/promises";
import type { HallPlan, HallTime, KioskView } from "@hallflow/queue-core";
import type { AgentLogger } from "./agent-logger.ts";

export interface Known {
  readonly plan: HallPlan;
  readonly view: KioskView;
  readonly time: HallTime;
  /** This machine's own clock when `time` was heard: what carries hall time over a restart. */
  readonly wallAt: number;
}

/** Who waits changes all the time; what was known half a minute ago diverts nearly as well. */
const saveEveryMs = 30_000;

export class LastKnown {
  readonly #path: string;
  readonly #logger: AgentLogger;
  #known: Known | null;
  #savedAt = -Infinity;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, logger: AgentLogger, known: Known | null) {
    this.#path = path;
    this.#logger = logger;
    this.#known = known;
  }

  get known(): Known | null {
    return this.#known;
  }

  /** Hall time now as it was last heard, carried on by this machine's clock. */
  time(): HallTime | undefined {
    if (!this.#known) return undefined;
    const { time, wallAt } = this.#known;
    return { at: Math.round(time.at + Math.max(0, Date.now() - wallAt) * time.rate), rate: time.rate };
  }

  /** Remembers what was just heard; on the disk at once when the plan or the day is another one, and now and then otherwise. */
  heard(plan: HallPlan, view: KioskView, time: HallTime): void {
    const before = this.#known;
    this.#known = { plan, view, time, wallAt: Date.now() };
    const isNews = before?.plan !== plan || JSON.stringify(before.view.day) !== JSON.stringify(view.day) || before.time.rate !== time.rate;
    if (!isNews && performance.now() - this.#savedAt < saveEveryMs) return;
    this.#savedAt = performance.now();
    const text = JSON.stringify(this.#known);
    this.#writing = this.#writing.then(() => this.#save(text));
  }

  async close(): Promise<void> {
    await this.#writing;
  }

  async #save(text: string): Promise<void> {
    try {
      await writeFile(`${this.#path}.new`, text, { flush: true });
      await rename(`${this.#path}.new`, this.#path);
    } catch (error) {
      this.#logger.warn({ err: error }, "what is known of the hall could not be kept for the next start");
    }
  }
}

/** What the last run kept; nothing when there is none, or it cannot be read. */
export async function openLastKnown(path: string, logger: AgentLogger): Promise<LastKnown> {
  const text = await readFile(path, "utf8").catch(() => null);
  let known: Known | null = null;
  try {
    if (text !== null) known = JSON.parse(text) as Known;
  } catch (error) {
    logger.warn({ err: error }, "what was known of the hall cannot be read");
  }
  return new LastKnown(path, logger, known);
}
