// The delivery to one system: events in order from its cursor on, tried again until it has taken them.

import type { Logger } from "pino";
import type { Conditions } from "../conditions.ts";
import { fed } from "../feed.ts";
import type { Journal } from "../journal.ts";
import { signed } from "./signature.ts";
import type { Webhook } from "./webhook-file.ts";

export interface DeliveryParts {
  readonly hook: Webhook;
  /** The hall's own name in every message. */
  readonly hall: string;
  readonly journal: Journal;
  readonly conditions: Conditions;
  readonly logger: Logger;
}

const mostEvents = 100;
/** What happens within this time leaves together. */
const gatherMs = 200;
const answerMs = 10_000;
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
/** Staff are told once a system has taken nothing for so long. */
const patienceMs = 120_000;

interface Batch {
  readonly through: number;
  /** Null where nothing among the events was asked for: the cursor goes on without a message. */
  readonly message: { readonly id: string; readonly body: string } | null;
}

export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #setting: string;
  readonly #ending = new AbortController();
  #cursor: number;
  #batch: Batch | null = null;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #failedSince: number | null = null;
  #failures = 0;

  /** A system that is new here hears what happens from now on; the feed has what was before. */
  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#setting = `webhook:${parts.hook.id}`;
    const stored = parts.journal.setting(this.#setting);
    this.#cursor = typeof stored === "number" ? stored : parts.journal.sequence;
    if (typeof stored !== "number") parts.journal.saveSetting(this.#setting, this.#cursor);
  }

  /** How many events have not been taken yet. */
  get behind(): number {
    return this.#parts.journal.sequence - this.#cursor;
  }

  /** Says that there may be something to deliver. */
  wake(pauseMs = gatherMs): void {
    if (this.#timer || this.#running || this.#ending.signal.aborted || this.behind === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running = this.#deliver().finally(() => {
        this.#running = null;
        this.wake(this.#failures === 0 ? gatherMs : pauseAfter(this.#failures));
      });
    }, pauseMs);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  /** Never rejects: a system that is away is a condition, and no trouble of the hall. */
  async #deliver(): Promise<void> {
    try {
      // A batch that may have arrived is sent again as it was, under the same id.
      this.#batch ??= this.#next();
      const { through, message } = this.#batch;
      if (message) await this.#send(message);
      this.#parts.journal.saveSetting(this.#setting, through);
      this.#cursor = through;
      this.#batch = null;
      this.#recovered();
    } catch (error) {
      if (!this.#ending.signal.aborted) this.#failed(error);
    }
  }

  #next(): Batch {
    const { journal, hook, hall } = this.#parts;
    const page = journal.page(this.#cursor, mostEvents);
    const through = page.at(-1)?.sequence ?? this.#cursor;
    const wanted = page.filter(({ event }) => hook.events?.includes(event.type) ?? true);
    if (wanted.length === 0) return { through, message: null };
    const events = wanted.map(({ sequence, event }) => ({ sequence, event: fed(event) }));
    const body = JSON.stringify({ type: "hall.events", hall, events, checkpoint: journal.checkpoint(through) });
    return { through, message: { id: `${hall}.${this.#cursor + 1}-${through}`, body } };
  }

  async #send({ id, body }: NonNullable<Batch["message"]>): Promise<void> {
    const { url, secret } = this.#parts.hook;
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/json", ...signed(secret, id, Date.now(), body) },
      body,
      signal: AbortSignal.any([this.#ending.signal, AbortSignal.timeout(answerMs)]),
    });
    // The answer's text is nobody's business, but an unread one would keep the connection.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
  }

  #recovered(): void {
    if (this.#failedSince !== null) this.#parts.conditions.clear(this.#setting);
    this.#failedSince = null;
    this.#failures = 0;
  }

  #failed(error: unknown): void {
    const { hook, conditions, logger } = this.#parts;
    this.#failures++;
    this.#failedSince ??= performance.now();
    const reason = reasonOf(error);
    logger.warn({ webhook: hook.id, reason, behind: this.behind, failures: this.#failures }, "a webhook was not taken");
    if (performance.now() - this.#failedSince < patienceMs) return;
    conditions.raise(this.#setting, "notice", {
      zh: `外部系统 ${hook.id} 一直没有接收事件（${reason}），待发 ${this.behind} 条；主机会继续重试，叫号不受影响。`,
      en: `The system ${hook.id} takes no events (${reason}); ${this.behind} wait for it. The hub goes on trying; calling is not affected.`,
    });
  }
}

/** Twice as long after each failure, up to five minutes, and never quite the same: systems that come back are not met by all at once. */
const pauseAfter = (failures: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10)) * (0.75 + Math.random() / 2);

/** Why it was not taken, in a word; the cause of a failed fetch is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "timeout";
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : error.message;
}
