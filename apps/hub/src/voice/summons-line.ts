// One place of the hall that is spoken to: one summons after another, each whole, and each answered for by every display there.

import type { Announcement, CallView } from "@hallflow/queue-core";
import { type Heard, type Moment, hear, nothingHeard } from "./hearing.ts";

/** A display that stands in this place. */
export interface Listener {
  readonly device: string;
  readonly speaks: boolean;
  announce(announcement: Announcement): void;
}

/** How a display that should have spoken did not: it said so, it never answered, or it is not there. */
export type Unspoken = "failed" | "unanswered" | "away";

export interface LineParts {
  /** The summons of this place as they are now. */
  readonly moment: () => Moment;
  /** The job as displays get it. */
  readonly announcementOf: (call: CallView) => Announcement;
  /** How long the sound of a summons is, or null when no voice can say it. Never rejects. */
  readonly lengthMs: (call: CallView) => Promise<number | null>;
  readonly spoken: (device: string) => void;
  readonly unspoken: (device: string, call: CallView, how: Unspoken) => void;
}

export interface LinePace {
  /** However short the sound, a number stays large for so long; this is also how long it stays where nothing speaks. */
  readonly shownMs: number;
  /** Between one summons and the next. */
  readonly breathMs: number;
  /** How much longer than its sound a display may take to answer. */
  readonly graceMs: number;
}

const usualPace: LinePace = { shownMs: 5_000, breathMs: 700, graceMs: 5_000 };
/** The pause that a display makes after each time that it says a summons. */
const pauseMs = 450;
/** What a phrase takes when its length is not known. */
const assumedMs = 4_500;

interface Running {
  readonly call: CallView;
  readonly awaited: Set<Listener>;
  timer: NodeJS.Timeout | undefined;
}

export class SummonsLine {
  readonly #parts: LineParts;
  readonly #pace: LinePace;
  readonly #members = new Set<Listener>();
  /** Devices that have spoken for this place today, and are counted on. */
  readonly #expected = new Set<string>();
  #heard: Heard = nothingHeard;
  #running: Running | null = null;
  #breath: NodeJS.Timeout | undefined;

  constructor(parts: LineParts, pace: Partial<LinePace> = {}) {
    this.#parts = parts;
    this.#pace = { ...usualPace, ...pace };
  }

  /** Adds a display; answers how it leaves. What it has missed is announced to it only where it is still fresh. */
  join(member: Listener): () => void {
    this.#members.add(member);
    if (member.speaks) this.#expected.add(member.device);
    this.changed();
    return () => this.#leave(member);
  }

  /** The hall has changed: there may be more to say, or less. */
  changed(): void {
    if (this.#members.size === 0) return;
    this.#heard = hear(this.#heard, this.#parts.moment());
    this.#next();
  }

  /** Whether a display with a loudspeaker stands here. */
  get speaks(): boolean {
    return [...this.#members].some(({ speaks }) => speaks);
  }

  /** Whether something waits to be said, which a change of the hall may make unnecessary. */
  get hasMore(): boolean {
    return this.#heard.queue.length > 0;
  }

  /** A display has spoken a summons, or could not. A report of anything else than what is being said changes nothing. */
  report(member: Listener, serial: number, how: "spoken" | "failed"): void {
    if (this.#running?.call.serial !== serial || !this.#running.awaited.delete(member)) return;
    if (how === "spoken") this.#parts.spoken(member.device);
    else this.#parts.unspoken(member.device, this.#running.call, "failed");
    if (this.#running.awaited.size === 0) this.#end();
  }

  /** Nobody is counted on any more: the day is over. */
  forget(): void {
    this.#expected.clear();
    for (const { device, speaks } of this.#members) if (speaks) this.#expected.add(device);
  }

  stop(): void {
    clearTimeout(this.#running?.timer);
    clearTimeout(this.#breath);
    this.#members.clear();
  }

  #leave(member: Listener): void {
    this.#members.delete(member);
    const running = this.#running;
    if (this.#members.size === 0) {
      // Whoever comes back hears what nobody has answered for, as long as it is fresh; a display that did say it knows that.
      if (running) this.#heard = { queue: [], lastSerial: running.call.serial - 1 };
      else this.#heard = { queue: [], lastSerial: Math.min(this.#heard.lastSerial, ...this.#heard.queue.map(({ serial }) => serial - 1)) };
      clearTimeout(running?.timer);
      clearTimeout(this.#breath);
      this.#running = null;
      this.#breath = undefined;
    } else if (running?.awaited.delete(member) && running.awaited.size === 0) this.#end();
  }

  #next(): void {
    const [call, ...queue] = this.#heard.queue;
    if (!call || this.#running || this.#breath) return;
    this.#heard = { ...this.#heard, queue };
    const awaited = new Set([...this.#members].filter(({ speaks }) => speaks));
    const running: Running = { call, awaited, timer: undefined };
    this.#running = running;
    const announcement = this.#parts.announcementOf(call);
    for (const member of this.#members) member.announce(announcement);
    const present = new Set([...this.#members].map(({ device }) => device));
    for (const device of this.#expected) if (!present.has(device)) this.#parts.unspoken(device, call, "away");
    if (awaited.size === 0) running.timer = setTimeout(() => this.#end(), this.#pace.shownMs);
    else void this.#waitFor(running, announcement.times);
  }

  async #waitFor(running: Running, times: number): Promise<void> {
    const lengthMs = (await this.#parts.lengthMs(running.call)) ?? assumedMs;
    if (this.#running !== running) return;
    const speakingMs = Math.max(this.#pace.shownMs, times * (lengthMs + pauseMs));
    running.timer = setTimeout(() => {
      for (const { device } of running.awaited) this.#parts.unspoken(device, running.call, "unanswered");
      this.#end();
    }, speakingMs + this.#pace.graceMs);
  }

  #end(): void {
    clearTimeout(this.#running?.timer);
    this.#running = null;
    this.#breath = setTimeout(() => {
      this.#breath = undefined;
      this.changed();
    }, this.#pace.breathMs);
  }
}
