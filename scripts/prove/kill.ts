// Kills a real hub at random moments under load, again and again, and holds what it acknowledged against its journal.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Journal, verifyJournal } from "@hallflow/hub/durability";
import { demoPlan, seeded, writeLongJournal } from "@hallflow/hub/testing";
import type { JournalEvent } from "@hallflow/queue-core";
import { freePort } from "../start/free-port.ts";
import { type Told, startLoad } from "./load.ts";
import { RealHub } from "./real-hub.ts";

export interface KillOptions {
  readonly seed: number;
  readonly kills: number;
  readonly clients: number;
  readonly limitMs: number;
  /** How many events there are before the first start; 0 for a new hall. */
  readonly history?: number;
  readonly progress?: (kills: number) => void;
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledgedTickets: number;
  readonly acknowledgedCalls: number;
  readonly events: number;
  /** How long each start after a kill took until its first answer, the starting of Node included … */
  readonly startsMs: readonly number[];
  /** … and how much of that Node took until the hub's code was there. */
  readonly loadsMs: readonly number[];
  readonly lostTickets: number;
  readonly lostCalls: number;
  readonly numbersTwice: number;
  readonly visitsTwice: number;
  readonly calledTwice: number;
  /** Journal events that nobody was told of, once everything had been answered. */
  readonly unspoken: number;
  readonly contradictions: readonly string[];
  readonly surprises: readonly string[];
  readonly findings: readonly string[];
}

/** The longest that a hub lives after the first answer that it gives. */
const longestLifeMs = 500;
/** No more events lie behind the latest snapshot. */
const longestTail = 20_000;

/** Runs the proof; it ends early, with fewer kills than asked for, when `limitMs` is over. */
export async function proveKill({ seed, kills, clients, limitMs, history = 0, progress }: KillOptions): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-kill-"));
  const endsAt = performance.now() + limitMs;
  const random = seeded(seed);
  const plan = demoPlan();
  const hub = new RealHub(folder, await freePort(), { HALL_LOG: "info" });
  const startsMs: number[] = [];
  const loadsMs: number[] = [];
  let killed = 0;
  try {
    const before = history === 0 ? 0 : writeLongJournal(folder, { events: history, tail: longestTail, seed });
    await hub.start();
    const load = startLoad(hub.url, hub.tokens(), plan, clients - plan.counters.length, seed);
    for (; killed < kills && performance.now() < endsAt; killed++) {
      await load.nextAnswer();
      await delay(longestLifeMs * random());
      await hub.kill();
      startsMs.push(await hub.start());
      loadsMs.push(hub.loadedMs());
      progress?.(killed + 1);
    }
    await load.finish();
    await hub.stop();
    const { findings } = verifyJournal(join(folder, "hall.sqlite"));
    const words = findings.map((finding) => `${finding.sequence ?? "file"}: ${finding.words.en}`);
    const compared = compare(load.told, eventsOf(folder).slice(before));
    return { kills: killed, startsMs, loadsMs, ...compared, events: before + compared.events, findings: words };
  } finally {
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function eventsOf(folder: string): JournalEvent[] {
  const journal = new Journal(folder);
  try {
    return [...journal.events()];
  } finally {
    journal.close();
  }
}

/** Holds what clients were told against what the journal tells. */
export function compare({ tickets, calls, contradictions, surprises }: Told, events: readonly JournalEvent[]) {
  const issued = new Map<string, string>();
  const numbers = new Map<string, number>();
  const called = new Map<string, number>();
  /** How often each visit has come to wait: with each it may be called once. */
  const waits = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  let visitsTwice = 0;
  for (const event of events) {
    if (event.type === "ticket-issued") {
      if (issued.has(event.visit)) visitsTwice++;
      issued.set(event.visit, event.ticket);
      add(numbers, event.ticket);
      add(waits, event.visit);
    } else if (event.type === "visit-called") {
      add(called, event.visit);
      add(called, `${event.visit} ${event.counter}`);
    } else if (event.type === "visit-passed" || event.type === "errand-due") add(waits, event.visit);
  }
  return {
    acknowledgedTickets: tickets.size,
    acknowledgedCalls: calls.length,
    events: events.length,
    lostTickets: [...tickets].filter(([visit, ticket]) => issued.get(visit) !== ticket).length,
    lostCalls: calls.filter(({ visit, counter }) => !called.has(`${visit} ${counter}`)).length,
    numbersTwice: [...numbers.values()].filter((count) => count > 1).length,
    visitsTwice,
    calledTwice: [...waits].filter(([visit, count]) => (called.get(visit) ?? 0) > count).length,
    unspoken: [...issued.keys()].filter((visit) => !tickets.has(visit as never)).length,
    contradictions,
    surprises,
  };
}

type Compared = Readonly<Omit<ReturnType<typeof compare>, "contradictions" | "surprises">> & {
  readonly contradictions: readonly string[];
  readonly surprises: readonly string[];
};

/** Where clients and journal disagree, in words; nothing when they agree. */
export function disagreements(compared: Compared): string[] {
  const counts = {
    "acknowledged tickets lost": compared.lostTickets,
    "acknowledged calls lost": compared.lostCalls,
    "numbers given twice": compared.numbersTwice,
    "visits issued twice": compared.visitsTwice,
    "visits called twice": compared.calledTwice,
    "tickets issued that nobody was told of": compared.unspoken,
    "repeats answered otherwise": compared.contradictions.length,
    "answers that nothing explains": compared.surprises.length,
  };
  return Object.entries(counts).flatMap(([words, count]) => (count > 0 ? [`${words}: ${count}`] : []));
}

/** What went wrong, in words; nothing when the proof holds. */
export function violations(report: KillReport, kills: number): string[] {
  return [
    ...disagreements(report),
    ...(report.findings.length > 0 ? [`findings in the journal: ${report.findings.length}`] : []),
    ...(report.kills < kills ? [`kills fewer than asked for in the time given: ${kills - report.kills}`] : []),
  ];
}
