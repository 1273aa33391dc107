// The running hall as the simulated day sees it: its address, its tokens, its clock, and its feed of events.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { type HallPlan, type HallView, type Instant, type JournalEvent, type Role, minuteMs } from "@hallflow/queue-core";
import { dayTimesAt } from "@hallflow/hub";
import { Trouble } from "../trouble.ts";

const dayMs = 24 * 60 * minuteMs;

export interface HallAccess {
  readonly url: string;
  readonly tokens: Readonly<Record<Role, string>>;
}

/** Reads the access of a demo hall that runs; throws Trouble where there is none. */
export function readAccess(url: string, dataFolder: string): HallAccess {
  const file = join(dataFolder, "demo-tokens.json");
  try {
    return { url, tokens: JSON.parse(readFileSync(file, "utf8")) as Record<Role, string> };
  } catch {
    throw new Trouble(
      `读不到 ${file}：模拟只在演示营业厅中运行，请用 HALL_DATA 指明它的数据文件夹。\nCannot read ${file}: a simulated day runs in a demo hall only; name its data folder with HALL_DATA.`,
    );
  }
}

export class SimulatedHall {
  readonly access: HallAccess;
  readonly manager: HubClient;
  readonly speed: number;
  #plan: HallPlan | null = null;

  constructor(access: HallAccess, speed: number) {
    this.access = access;
    this.speed = speed;
    this.manager = new HubClient({ url: access.url, hello: { token: access.tokens.manager, view: "manager", device: "day-manager" } });
  }

  get plan(): HallPlan {
    if (!this.#plan) throw new Error("the hall has not been opened yet");
    return this.#plan;
  }

  now(): Instant {
    return this.manager.hallNow();
  }

  /** Waits until hall time has come so far. */
  async until(at: Instant): Promise<void> {
    for (let leftMs = (at - this.now()) / this.speed; leftMs > 0; leftMs = (at - this.now()) / this.speed)
      await delay(Math.min(leftMs, 1_000));
  }

  async wait(hallMs: number): Promise<void> {
    await this.until(this.now() + hallMs);
  }

  /** Opens the next date that no day of this hall has had, with its own hours, and sets the clock to its morning. */
  async open(): Promise<{ opensAt: Instant; ticketsStopAt: Instant; closesAt: Instant; day: string; firstSequence: number }> {
    const plan = await this.#welcomed();
    await this.#close();
    const times = this.#nextDay(plan, await this.#usedDays());
    await this.#call("PUT", "/api/demo/clock", { at: times.hours.opensAt, rate: this.speed });
    const firstSequence = this.manager.state().push?.sequence ?? 0;
    const { day, dayStartAt, hours } = times;
    const opened = await this.manager.send({ type: "open-day", day, dayStartAt, ticketsStopAt: hours.ticketsStopAt, closesAt: null });
    if (opened.kind !== "done") throw new Trouble(`开厅失败 The day could not be opened: ${JSON.stringify(opened)}`);
    // The first push of the day brings the day's own clock.
    while ((this.manager.state().push?.sequence ?? 0) <= firstSequence) await delay(5);
    return { ...hours, day, firstSequence };
  }

  /** Closes the day, whatever it was broken off in the middle of. */
  async close(): Promise<void> {
    await this.#close();
  }

  async restoreClock(): Promise<void> {
    await this.#call("PUT", "/api/demo/clock", { reset: true });
  }

  async view(): Promise<HallView> {
    return (await this.#call("GET", "/api/v1/hall")) as HallView;
  }

  /** Every event after a sequence, read page by page from the feed. */
  async events(after: number): Promise<{ sequence: number; event: JournalEvent }[]> {
    const all: { sequence: number; event: JournalEvent }[] = [];
    for (let cursor = after; ;) {
      const page = (await this.#call("GET", `/api/v1/events?after=${cursor}&limit=1000`)) as { events: typeof all; next: number };
      all.push(...page.events);
      if (page.events.length === 0) return all;
      cursor = page.next;
    }
  }

  async #welcomed(): Promise<HallPlan> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await delay(20)) {
      const { welcome, push, refusal } = this.manager.state();
      if (refusal) throw new Trouble(`${refusal.zh}\n${refusal.en}`);
      if (welcome && push) return (this.#plan = welcome.plan);
    }
    throw new Trouble(`${this.access.url} 没有应答。The hub at ${this.access.url} does not answer.`);
  }

  async #close(): Promise<void> {
    const { push } = this.manager.state();
    if (push?.view.day.state === "closed") return;
    await this.#clearCounters();
    const answer = await this.manager.send({ type: "close-day" });
    if (answer.kind === "refused" && answer.refusal.type !== "hall-closed")
      throw new Trouble(`${answer.refusal.words.zh}\n${answer.refusal.words.en}`);
  }

  /** Whoever a day that was broken off has left at a counter is served to the end: a day closes over nobody's head. */
  async #clearCounters(): Promise<void> {
    const { push } = this.manager.state();
    if (push?.view.role !== "manager") return;
    for (const { counter, state } of push.view.seats) {
      if (state === "calling") await this.manager.send({ type: "start", counter });
      for (let left = state === "calling" || state === "serving"; left;) {
        const answer = await this.manager.send({ type: "finish", counter });
        left = answer.kind === "done" && answer.result.counter?.state === "serving";
      }
    }
  }

  async #usedDays(): Promise<ReadonlySet<string>> {
    const events = await this.events(0);
    return new Set(events.flatMap(({ event }) => (event.type === "day-opened" ? [event.day] : [])));
  }

  #nextDay(plan: HallPlan, used: ReadonlySet<string>) {
    for (let at = Date.now(); ; at += dayMs) {
      const times = dayTimesAt(plan, at);
      if (times.hours && !used.has(times.day)) return { ...times, hours: times.hours };
    }
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.access.url + path, {
      method,
      headers: { authorization: `Bearer ${this.access.tokens.manager}`, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Trouble(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
