// Takes the hub away for an hour of hall time while customers come to three kiosks, and pulls a kiosk's plug in between.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { demoPlan, seeded } from "@hallflow/hub/testing";
import { HubClient } from "@hallflow/hub-client";
import { type CounterId, type JournalEvent, type StaffId, minuteMs } from "@hallflow/queue-core";
import { freePort } from "../../start/free-port.ts";
import { RealHub } from "../real-hub.ts";
import { RealKiosk } from "./real-kiosk.ts";

export interface OfflineOptions {
  readonly seed: number;
  /** How many customers come while the hub is away. */
  readonly customers: number;
  /** How much faster than a watch the hall's time runs. */
  readonly speed: number;
  /** How often a kiosk's plug is pulled while the hub is away. */
  readonly kills: number;
}

export interface OfflineReport {
  readonly customers: number;
  readonly kills: number;
  /** Hall minutes without the hub, by the hall's own clock. */
  readonly awayMinutes: number;
  /** From the touch to the number on the screen, one a customer who came while the hub was away. */
  readonly tookMs: readonly number[];
  readonly withoutTicket: readonly string[];
  /** Numbers on screens that did not come out on paper. */
  readonly unprinted: readonly string[];
  readonly numbersTwice: number;
  /** Numbers that customers hold and that the journal does not have. */
  readonly lost: readonly string[];
  /** Pairs of calls in which whoever came later was called first. */
  readonly outOfOrder: number;
  readonly called: number;
}

const kioskCount = 3;
const dayStartAt = Date.UTC(2026, 10, 22, 16);
const hour = 60 * minuteMs;
/** A service of the basic lane that no machine does, so that all calls are of one line. */
const errand = "explain-bill";

export async function proveOffline({ seed, customers, speed, kills }: OfflineOptions): Promise<OfflineReport> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-offline-"));
  const random = seeded(seed);
  const hub = new RealHub(join(folder, "hub"), await freePort());
  const kiosks: RealKiosk[] = [];
  try {
    await hub.start();
    const tokens = hub.tokens();
    const manager = new HubClient({ url: hub.url, hello: { token: tokens.manager, view: "manager", device: "prove-manager" } });
    await openDay(hub, manager, tokens.manager, speed);
    for (let index = 0; index < kioskCount; index++) {
      kiosks.push(await RealKiosk.make(`kiosk-${index + 1}`, { url: hub.url, token: tokens.kiosk }, folder, speed));
    }
    await Promise.all(kiosks.map((kiosk) => kiosk.start()));
    await until("the kiosks have numbers of their own", async () =>
      (await Promise.all(kiosks.map((kiosk) => kiosk.status()))).every(({ offlineReady }) => offlineReady),
    );
    const before = await Promise.all(kiosks.map((kiosk) => kiosk.take(errand)));

    await hub.kill();
    const goneAt = manager.hallNow();
    const { taken, kills: killed } = await anHour(kiosks, { customers, kills, random, until: goneAt + hour, now: () => manager.hallNow() });
    const awayMinutes = (manager.hallNow() - goneAt) / minuteMs;
    await hub.start();
    const held = [...before, ...taken].flatMap((one) => (one.kind === "issued" ? [one.ticket] : []));
    const ticketsIn = async () =>
      (await eventsOf(hub)).flatMap((event) => (event.type === "ticket-issued" ? [event.ticket as string] : []));
    await until(
      "all tickets are handed in",
      async () => {
        const known = await ticketsIn();
        return held.every((ticket) => known.includes(ticket));
      },
      30_000,
    ).catch(() => undefined);
    const called = await callAll(manager);
    const printed = kiosks.flatMap(({ printer }) => printer.papers().map(({ text }) => /[A-Z]\d{3,}/.exec(text.join("\n"))?.[0]));
    const events = await eventsOf(hub);
    const issued = await ticketsIn();
    manager.close();
    return {
      customers: taken.length,
      kills: killed,
      awayMinutes,
      tookMs: taken.flatMap((one) => (one.kind === "issued" ? [one.tookMs] : [])),
      withoutTicket: [...before, ...taken].flatMap((one) => (one.kind === "none" ? [one.why] : [])),
      unprinted: held.filter((ticket) => !printed.includes(ticket)),
      numbersTwice: held.length - new Set(held).size + issued.length - new Set(issued).size,
      lost: held.filter((ticket) => !issued.includes(ticket)),
      outOfOrder: outOfOrder(events, called),
      called: called.length,
    };
  } finally {
    await Promise.all(kiosks.map((kiosk) => kiosk.close()));
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openDay(hub: RealHub, manager: HubClient, token: string, speed: number): Promise<void> {
  // A demo hall opens by itself, and its clock is set while it is closed.
  await manager.send({ type: "close-day" });
  const set = await fetch(`${hub.url}/api/demo/clock`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ at: dayStartAt + 9 * hour, rate: speed }),
  });
  if (!set.ok) throw new Error(`the clock could not be set: ${await set.text()}`);
  const hours = { ticketsStopAt: dayStartAt + 18 * hour, closesAt: null };
  const opened = await manager.send({ type: "open-day", day: "2026-11-23", dayStartAt, ...hours });
  if (opened.kind !== "done") throw new Error(`the day could not be opened: ${JSON.stringify(opened)}`);
  await until("the manager has the day's clock", async () => manager.state().push?.time.rate === speed);
}

interface Hour {
  readonly customers: number;
  readonly kills: number;
  readonly random: () => number;
  readonly until: number;
  readonly now: () => number;
}

/** Customers come one after the other to any of the kiosks; a kiosk whose plug was pulled is back before its next customer. */
async function anHour(kiosks: readonly RealKiosk[], { customers, kills, random, until: endsAt, now }: Hour) {
  const startsAt = now();
  const comings = Array.from({ length: customers }, () => startsAt + random() * (endsAt - startsAt)).sort((a, b) => a - b);
  const killBefore = new Set(Array.from({ length: kills }, () => Math.floor(random() * customers)));
  const taken = [];
  for (const [index, comesAt] of comings.entries()) {
    while (now() < comesAt) await delay(2);
    const kiosk = kiosks[Math.floor(random() * kiosks.length)] as RealKiosk;
    if (killBefore.has(index)) {
      await kiosk.kill();
      await kiosk.start();
    }
    taken.push(await kiosk.take(errand));
  }
  while (now() < endsAt) await delay(5);
  return { taken, kills: killBefore.size };
}

/** One teller calls everybody; answers the tickets in the order in which they were called. */
async function callAll(manager: HubClient): Promise<string[]> {
  await until("the manager is back", async () => manager.state().link === "online");
  const counter = demoPlan().counters.find(({ lanes }) => lanes[0] === "basic")?.id as CounterId;
  await manager.send({ type: "sign-in", counter, staff: "prover" as StaffId });
  const called: string[] = [];
  for (;;) {
    const answer = await manager.send({ type: "call-next", counter });
    if (answer.kind !== "done") return called;
    called.push(answer.result.counter?.ticket ?? "?");
    await manager.send({ type: "start", counter });
    await manager.send({ type: "finish", counter });
  }
}

/** The whole feed of the hub's events, page by page. */
async function eventsOf(hub: RealHub): Promise<JournalEvent[]> {
  const headers = { authorization: `Bearer ${hub.tokens().manager}` };
  const events: JournalEvent[] = [];
  for (let after = 0; ;) {
    const response = await fetch(`${hub.url}/api/v1/events?after=${after}&limit=1000`, { headers });
    const page = (await response.json()) as { events: { event: JournalEvent }[]; next: number };
    if (page.events.length === 0) return events;
    events.push(...page.events.map(({ event }) => event));
    after = page.next;
  }
}

/** How many of those who were called one after the other came in the other order. */
function outOfOrder(events: readonly JournalEvent[], called: readonly string[]): number {
  const cameAt = new Map<string, number>();
  for (const event of events) if (event.type === "ticket-issued") cameAt.set(event.ticket, event.offline?.takenAt ?? event.at);
  return called.filter((ticket, index) => (cameAt.get(ticket) ?? 0) < (cameAt.get(called[index - 1] ?? ticket) ?? 0)).length;
}

async function until(what: string, holds: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const startedAt = performance.now(); performance.now() - startedAt < withinMs; await delay(25)) if (await holds()) return;
  throw new Error(`${what}: not within ${withinMs} ms`);
}

/** What the proof promises and did not hold. */
export function broken(report: OfflineReport, withinMs = 2_000): string[] {
  const slow = report.tookMs.filter((ms) => ms > withinMs).length;
  const wrong: [boolean, string][] = [
    [report.withoutTicket.length > 0, `${report.withoutTicket.length} customers got no ticket: ${report.withoutTicket[0]}`],
    [slow > 0, `${slow} customers waited longer than ${withinMs} ms for their number`],
    [report.unprinted.length > 0, `not printed: ${report.unprinted.join(", ")}`],
    [report.numbersTwice > 0, `${report.numbersTwice} numbers twice`],
    [report.lost.length > 0, `lost: ${report.lost.join(", ")}`],
    [report.outOfOrder > 0, `${report.outOfOrder} calls out of the order of arrival`],
    [report.called !== report.tookMs.length + kioskCount, `${report.called} were called`],
    [report.awayMinutes < 60, `the hub was away for ${report.awayMinutes.toFixed(1)} minutes only`],
  ];
  return wrong.filter(([is]) => is).map(([, words]) => words);
}
