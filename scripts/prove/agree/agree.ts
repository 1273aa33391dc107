// A whole simulated day with tellers at real consoles: at sampled moments every screen is read, and held against the journal.

import { setTimeout as delay } from "node:timers/promises";
import type { CounterId, JournalEvent, VisitId } from "@hallflow/queue-core";
import { seeded } from "@hallflow/queue-core/lab";
import type { Crowd } from "../../day/crowd.ts";
import { type DayOptions, playDay } from "../../day/play-day.ts";
import type { DayResult } from "../../day/report.ts";
import type { SimulatedHall } from "../../day/simulated-hall.ts";
import { Gallery } from "./gallery.ts";
import { type Verdict, judge } from "./judge.ts";
import { countAnswers, screenDesk } from "./screen-desk.ts";

export interface AgreeOptions extends DayOptions {
  /** How many counters have a teller at a real console; the others press over a plain link. */
  readonly consoles: number;
  readonly phones: number;
  /** The printer of the first kiosk, whose papers lead phones to their pages. */
  readonly printer: string;
}

export interface Agreement extends Verdict {
  readonly day: DayResult;
  readonly screens: number;
  readonly tookMs: readonly number[];
}

/** Between two looks at all screens, of the device's own time. */
const lookEveryMs = 700;
/** A phone is put away for another after about so many looks. */
const looksPerPhone = 6;

export async function proveAgree(hall: SimulatedHall, options: AgreeOptions): Promise<Agreement> {
  const random = seeded(options.seed);
  const gallery = await Gallery.open();
  const { url } = hall.access;
  const consoles = new Map<CounterId, Awaited<ReturnType<Gallery["page"]>>>();
  let verdict: Verdict | null = null;
  let looking: Promise<void> | null = null;
  const over = new AbortController();

  const opened = async (crowd: Crowd): Promise<void> => {
    const counters = hall.plan.counters.map(({ id }) => id);
    const open = async (kind: Parameters<Gallery["page"]>[0], path: string) => {
      const page = await gallery.page(kind);
      await page.goto(url + path);
      return page;
    };
    for (const counter of counters.slice(0, options.consoles)) {
      const page = await gallery.page("console");
      await page.addInitScript(countAnswers);
      consoles.set(counter, page);
      gallery.hang("console", page, counter);
    }
    gallery.hang("lobby", await open("lobby", "/lobby?silent"));
    gallery.hang("manager", await open("manager", "/manage"));
    for (const counter of counters.slice(0, 2)) gallery.hang("window", await open("window", `/window?counter=${counter}`), counter);
    const phones = [];
    for (let index = 1; index <= options.phones; index++) phones.push(gallery.hang("phone", await gallery.page("phone"), null, index));
    looking = (async () => {
      for (let look = 0; !over.signal.aborted; look++) {
        await delay(lookEveryMs * (0.5 + random()), undefined, { signal: over.signal }).catch(() => undefined);
        const phone = phones[Math.floor(look / Math.max(1, looksPerPhone / Math.max(1, phones.length))) % Math.max(1, phones.length)];
        if (phone && (look % 2 === 0 || phone.visit === null)) {
          const paper = await newestPaper(url, crowd);
          if (paper && paper.visit !== phone.visit) {
            phone.visit = null;
            await phone.page.goto(paper.url);
            phone.visit = paper.visit;
          }
        }
        await gallery.look(hall.manager.state().push?.sequence ?? 0);
      }
    })();
    // Whoever throws while nobody waits is heard at the end.
    looking.catch(() => undefined);
  };

  const desk = (counter: CounterId) => {
    const page = consoles.get(counter);
    if (!page) return null;
    const real = screenDesk(hall, page, counter);
    return {
      ...real,
      close: async () => {
        gallery.take(page);
        await real.close();
      },
    };
  };

  const closed = async (feed: readonly { readonly sequence: number; readonly event: JournalEvent }[]): Promise<void> => {
    over.abort();
    await looking;
    // At rest every screen that is left must come to the journal's very end.
    await gallery.look(feed.at(-1)?.sequence ?? 0);
    verdict = judge(gallery.samples, feed);
  };

  try {
    const day = await playDay(hall, options, { desk, opened, closed, printer: options.printer });
    if (!verdict) throw new Error("the day was not closed");
    const { readings, states, shared, wrong } = verdict as Verdict;
    const screens = new Set(gallery.samples.map(({ place }) => place.name)).size;
    return { readings, states, shared, wrong: [...gallery.wrong, ...wrong], day, screens, tookMs: gallery.tookMs };
  } finally {
    over.abort();
    await gallery.close();
  }
}

/** The last paper of the first kiosk: where its code leads, and whose it is. */
async function newestPaper(url: string, crowd: Crowd): Promise<{ url: string; visit: VisitId } | null> {
  const { papers } = (await (await fetch(`${url}/paper/papers.json`)).json()) as { papers: { id: number; text: string[]; qr: string[] }[] };
  const paper = papers.toSorted((a, b) => b.id - a.id)[0];
  const code = paper?.qr.find((text) => text.includes("/t/"));
  const ticket = paper && /\b[A-Z]\d{3,}\b/.exec(JSON.stringify(paper.text))?.[0];
  const visit = ticket === undefined ? undefined : crowd.visitOf(ticket);
  return code !== undefined && visit !== undefined ? { url: url + new URL(code).pathname, visit } : null;
}
