// What is said in the hall: a line of summons for each place where displays hang, and staff told of a display that does not speak.

import {
  type CallView,
  type Hall,
  type HallPlan,
  type Instant,
  type ZoneId,
  minuteMs,
  showCalls,
  showSoon,
  within,
} from "@hallflow/queue-core";
import type { Conditions } from "../conditions.ts";
import { announcement } from "./announcement.ts";
import { type LinePace, type Listener, SummonsLine, type Unspoken } from "./summons-line.ts";
import type { Voice } from "./voice.ts";
import { decodeWav, lengthMs } from "./wav.ts";

export interface SummonsParts {
  readonly hall: () => Hall;
  readonly time: () => { readonly at: Instant; readonly rate: number };
  readonly voice: Pick<Voice, "render">;
  readonly conditions: Conditions;
  readonly pace?: Partial<LinePace>;
}

/** A display in its place: how it reports, and how it leaves. */
export interface Attendance {
  report(serial: number, how: "spoken" | "failed"): void;
  leave(): void;
}

const timesSaid = 2;
/** Changes that come together are looked at together. */
const prepareAfterMs = 50;
const preparedTickets = 2;
const conditionOf = (device: string): string => `voice-of:${device}`;

export class Summons {
  readonly #parts: SummonsParts;
  readonly #lines = new Map<ZoneId | null, SummonsLine>();
  readonly #troubled = new Set<string>();
  #serial = -1;
  #isOpen = false;
  #isPreparing = false;
  #isStopped = false;

  constructor(parts: SummonsParts) {
    this.#parts = parts;
  }

  /** A display begins to stand in a zone, or for the whole hall. One zone that the plan does not have is the whole hall. */
  attend(zone: ZoneId | null, listener: Listener): Attendance {
    const known = zone !== null && this.#parts.hall().plan?.zones.some(({ id }) => id === zone) ? zone : null;
    const line = this.#line(known);
    const leave = line.join(listener);
    return { report: (serial, how) => line.report(listener, serial, how), leave };
  }

  /** To be told of every change of the hall. */
  changed(): void {
    const { day, callSerial } = this.#parts.hall();
    const isOpen = day.state !== "closed";
    if (this.#isOpen && !isOpen) this.#endDay();
    this.#isOpen = isOpen;
    const isNew = callSerial !== this.#serial;
    this.#serial = callSerial;
    for (const line of this.#lines.values()) if (isNew || line.hasMore) line.changed();
    if (!this.#isPreparing && [...this.#lines.values()].some((line) => line.speaks)) void this.#prepare();
  }

  stop(): void {
    this.#isStopped = true;
    for (const line of this.#lines.values()) line.stop();
  }

  #line(zone: ZoneId | null): SummonsLine {
    const known = this.#lines.get(zone);
    if (known) return known;
    const { conditions, pace } = this.#parts;
    const line = new SummonsLine(
      {
        moment: () => this.#momentOf(zone),
        announcementOf: (call) => ({ call, sound: soundPath(call), times: timesSaid, volume: this.#volume() }),
        lengthMs: (call) => this.#lengthMs(call),
        spoken: (device) => {
          if (this.#troubled.delete(device)) conditions.clear(conditionOf(device));
        },
        unspoken: (device, call, how) => {
          this.#troubled.add(device);
          conditions.raise(conditionOf(device), "warning", unspokenWords(device, this.#placeOf(zone), call, how));
        },
      },
      pace,
    );
    this.#lines.set(zone, line);
    return line;
  }

  /**
   * Lets the voice say, to itself and one at a time, what will probably be called next: whoever is first, at each counter that may
   * call them. The call itself is then heard at once, and waits behind one such phrase at most.
   */
  async #prepare(): Promise<void> {
    this.#isPreparing = true;
    await new Promise((resolve) => setTimeout(resolve, prepareAfterMs));
    const { plan, seats } = this.#parts.hall();
    const soon = plan ? showSoon(this.#parts.hall(), plan, this.#parts.time().at).slice(0, preparedTickets) : [];
    for (const { ticket, lane, language } of soon) {
      for (const { id, lanes } of plan?.counters ?? []) {
        const state = seats.get(id)?.state ?? "signed-out";
        if (this.#isStopped || !plan || !lanes.includes(lane) || state === "signed-out" || state === "paused") continue;
        const { announcements } = plan;
        const text = announcement({ kind: "call", ticket, counter: id, announcements, language });
        // A phrase that cannot be said is told to staff by the voice itself, once it is wanted.
        await this.#parts.voice.render(text, language).catch(() => undefined);
      }
    }
    this.#isPreparing = false;
  }

  #momentOf(zone: ZoneId | null) {
    const { at, rate } = this.#parts.time();
    const { calls, current } = showCalls(this.#parts.hall());
    const isHere = (call: CallView) => zone === null || call.zone === zone;
    return { calls: calls.filter(isHere), current: current.filter(isHere), now: at, rate };
  }

  #endDay(): void {
    for (const line of this.#lines.values()) line.forget();
    for (const device of this.#troubled) this.#parts.conditions.clear(conditionOf(device));
    this.#troubled.clear();
  }

  async #lengthMs(call: CallView): Promise<number | null> {
    const { plan } = this.#parts.hall();
    if (!plan) return null;
    try {
      return lengthMs(decodeWav(await this.#parts.voice.render(phraseOf(plan, call), call.language)));
    } catch {
      // Staff are told by the voice itself, and the display that finds no sound reports it.
      return null;
    }
  }

  #volume(): number {
    const { plan, day } = this.#parts.hall();
    const minute = Math.floor((this.#parts.time().at - day.dayStartAt) / minuteMs) % (24 * 60);
    return (plan?.announcements.volume?.find(({ between }) => within(minute, between))?.percent ?? 100) / 100;
  }

  #placeOf(zone: ZoneId | null) {
    return this.#parts.hall().plan?.zones.find(({ id }) => id === zone)?.name ?? { zh: "大厅", en: "the lobby" };
  }
}

const phraseOf = ({ announcements }: HallPlan, { kind, ticket, counter, language }: CallView): string =>
  announcement({ kind, ticket, counter, announcements, language });

const soundPath = ({ kind, ticket, counter, language }: CallView): string =>
  `/voice/${kind}/${encodeURIComponent(ticket)}/${encodeURIComponent(counter)}/${language}.wav`;

function unspokenWords(device: string, place: { zh: string; en: string }, { ticket }: CallView, how: Unspoken) {
  switch (how) {
    case "failed":
      return {
        zh: `${place.zh}的屏幕 ${device} 没能播出 ${ticket}：请人工呼叫，并检查它的音响。`,
        en: `Display ${device} (${place.en}) could not speak ${ticket}: call by voice, and check its sound.`,
      };
    case "unanswered":
      return {
        zh: `${place.zh}的屏幕 ${device} 没有回报播出 ${ticket}：请人工呼叫，并看看它是否还在运行。`,
        en: `Display ${device} (${place.en}) did not say that it spoke ${ticket}: call by voice, and see whether it still runs.`,
      };
    case "away":
      return {
        zh: `${place.zh}的屏幕 ${device} 没有连上，${ticket} 没有从它播出：请检查它的电源和网络。`,
        en: `Display ${device} (${place.en}) is not connected and did not speak ${ticket}: check its power and network.`,
      };
  }
}
