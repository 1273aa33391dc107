// One hall day played against a running hall: kiosks, customers, tellers and a lobby, and what is found at its end.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Agent, createAgent } from "@hallflow/kiosk";
import { type CounterId, type HallView, type JournalEvent, replay, showHall } from "@hallflow/queue-core";
import { mealAt, population, seeded } from "@hallflow/queue-core/lab";
import { readPrinter } from "../start/printer-choice.ts";
import { Crowd } from "./crowd.ts";
import { type Desk, linkDesk } from "./desk.ts";
import { figuresOf } from "./figures.ts";
import { LobbyWatch } from "./lobby.ts";
import { startPrinters } from "./printers.ts";
import type { DayResult } from "./report.ts";
import type { SimulatedHall } from "./simulated-hall.ts";
import { Teller, noCounts } from "./teller.ts";

export interface DayOptions {
  readonly speed: number;
  readonly seed: number;
  readonly customers: number;
  readonly kiosks: number;
}

/** Who else is there on that day: desks of another kind than a plain link, and whoever watches. */
export interface DayCompany {
  /** The hall's own printer, where it is not the one that the environment names. */
  readonly printer?: string;
  /** The desk of a counter; null for a plain link. */
  desk?(counter: CounterId): Desk | null;
  /** Whether a teller of the day sits at a counter; at all of them where this is left out. */
  staffs?(counter: CounterId): boolean;
  /** The doors are about to open. */
  opened?(crowd: Crowd): Promise<void>;
  /** The day is closed, and these are all events of the hall's journal. */
  closed?(feed: readonly { readonly sequence: number; readonly event: JournalEvent }[]): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

export async function playDay(
  hall: SimulatedHall,
  { speed, seed, customers: count, kiosks: kioskCount }: DayOptions,
  company: DayCompany = {},
): Promise<DayResult> {
  const startedAt = performance.now();
  const random = seeded(seed);
  const { opensAt, ticketsStopAt, closesAt, day, firstSequence } = await hall.open();
  const printers = await startPrinters(hall, kioskCount, readPrinter(company.printer ?? process.env["HALL_PRINTER"]));
  const folder = await mkdtemp(join(tmpdir(), "hallflow-day-"));
  const { url, tokens } = hall.access;
  const kiosks: Agent[] = await Promise.all(
    printers.addresses.map((printer, index) =>
      createAgent({
        hubUrl: url,
        token: tokens.kiosk,
        device: `day-kiosk-${index + 1}`,
        printer,
        printerPollMs: 0,
        dataDir: join(folder, String(index)),
        logger: silent,
      }),
    ),
  );
  const crowd = new Crowd(hall);
  const lobby = new LobbyWatch(hall);
  const counts = noCounts();
  const { plan } = hall;
  const people = population(plan, { count, opensAt, ticketsStopAt }, random);
  console.log(
    `营业日 ${day}，${people.length} 位客户，${plan.counters.length} 个窗口，${kiosks.length} 台取号机，×${speed} · day ${day}: ${people.length} customers, about ${Math.round((closesAt - opensAt) / speed / 1_000)} s`,
  );

  let came = false;
  await company.opened?.(crowd);
  const tellers = plan.counters
    .filter(({ id }) => company.staffs?.(id) ?? true)
    .map(
      ({ id }, index) => new Teller(hall, crowd, company.desk?.(id) ?? linkDesk(hall, id), id, mealAt(opensAt, closesAt, index), counts),
    );
  const progress = showProgress(hall, crowd);
  const working = Promise.all(tellers.map((teller) => teller.work(() => came)));
  await Promise.race([crowd.come(people, kiosks), working.then(() => undefined)]);
  await crowd.left();
  came = true;
  await working;
  progress.stop();

  await hall.close();
  const live = await hall.view();
  const feed = await hall.events(0);
  await company.closed?.(feed);
  const events = feed.filter(({ sequence }) => sequence > firstSequence).map(({ event }) => event);
  const paper = await printers.papers();
  lobby.close();
  await Promise.all(kiosks.map((kiosk) => kiosk.close()));
  await printers.close();
  await rm(folder, { recursive: true, force: true });
  return {
    plan,
    day,
    speed,
    seed,
    tookSeconds: (performance.now() - startedAt) / 1_000,
    figures: figuresOf(plan, events),
    crowd: crowd.counts,
    tellers: counts,
    lobby: lobby.counts,
    paper,
    tooLate: tooLate(events, crowd),
    replayEqual: replaysTo(
      live,
      feed.map(({ event }) => event),
    ),
    events: events.length,
  };
}

/** Visits that no customer holds: for each of them its kiosk must have given out a number of its own. */
function tooLate(events: readonly JournalEvent[], { holders }: Crowd): number {
  const issued = events.filter((event) => event.type === "ticket-issued");
  const unheld = issued.filter(({ visit }) => !holders.has(visit)).length;
  return Math.min(unheld, issued.filter(({ offline }) => offline !== undefined).length);
}

/** Whether the journal, replayed here from its first event, gives the hall that the hub shows. */
function replaysTo(live: HallView, events: readonly JournalEvent[]): boolean {
  const hall = replay(events);
  if (!hall.plan) return false;
  const replayed = showHall(hall, hall.plan, live.at);
  return JSON.stringify(replayed) === JSON.stringify(live);
}

function showProgress(hall: SimulatedHall, crowd: Crowd): { stop(): void } {
  const show = () => {
    const { push } = hall.manager.state();
    if (push?.view.role !== "manager") return;
    const clock = new Date(hall.now()).toLocaleTimeString("zh-CN", { timeZone: hall.plan.timeZone, hour: "2-digit", minute: "2-digit" });
    const waiting = push.view.lanes.map(({ waiting: number_ }, index) => `${hall.plan.lanes[index]?.letter ?? ""} ${number_}`).join("  ");
    console.log(
      `  ${clock}   票 tickets ${String(crowd.counts.tickets).padStart(4)}   等候 waiting ${waiting}   办结 served ${push.view.totals.served}`,
    );
  };
  const timer = setInterval(show, 10_000);
  return { stop: () => clearInterval(timer) };
}
