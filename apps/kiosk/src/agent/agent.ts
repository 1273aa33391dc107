// Makes the kiosk's agent: the one who speaks with the hub and the printer, for screens, for a simulated day, or for nobody at all.

import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HidInput } from "@hallflow/hid";
import { HubClient } from "@hallflow/hub-client";
import { openFileStore } from "@hallflow/hub-client/file-store";
import { createPrinter, openFileJournal, printerProfiles } from "@hallflow/printer";
import type { Answer, Language, Question, QuestionResult, TicketNumber, VisitId, VisitView } from "@hallflow/queue-core";
import type { Agent, AgentOptions, TakeOptions } from "./agent-contract.ts";
import { type AgentStatus, agentStatus } from "./agent-status.ts";
import { Lamp, lampFor } from "./lamp.ts";
import { openLastKnown } from "./last-known.ts";
import { LeaseKeeper } from "./lease-keeper.ts";
import { openOfflineBook } from "./offline-book.ts";
import { OfflineDesk } from "./offline-desk.ts";
import { NumberSource } from "./number-source.ts";
import { hubAway, outOfOrder } from "./sentences.ts";
import { StaffReports } from "./staff-reports.ts";
import type { NotTaken, PrintResult, TakeResult } from "./take-result.ts";
import { type Issued, TicketDesk, deskTimings } from "./ticket-desk.ts";
import { type TicketContext, trialFacts } from "./ticket-facts.ts";
import { watchDevices } from "./devices.ts";
import { type RecoveredTicket, TicketPrinting, visitOfJob } from "./ticket-printing.ts";
import { openTicketsInHand } from "./tickets-in-hand.ts";

const defaultPollMs = 5_000;
/** After a restart, whoever was waiting for a paper so long ago has gone; it is not printed for the next customer to find. */
const recoveredUpToMs = 3 * 60_000;

/** How far back the floor manager sees. */
const listedTickets = 12;
/** Enough of each letter for a busy hour at one kiosk. */
const usualLease = 100;

/** Starts an agent; rejects when the data folder cannot be written or the printer's address is none. The hub may be away. */
export async function createAgent(options: AgentOptions): Promise<Agent> {
  const { hubUrl, token, device, dataDir, logger } = options;
  const store = await openFileStore(join(dataDir, "operations.jsonl"));
  const inHand = await openTicketsInHand(join(dataDir, "tickets-in-hand.txt"));
  const journal = await openFileJournal(join(dataDir, "print-journal.jsonl"));
  const book = await openOfflineBook(join(dataDir, "offline-book.jsonl"));
  const lastKnown = await openLastKnown(join(dataDir, "last-known.json"), logger);
  const pauseMark = join(dataDir, "paused");
  let paused = existsSync(pauseMark);
  const listeners = new Set<() => void>();
  const lamp = new Lamp();
  let papersComing = 0;
  const changed = (): void => {
    lamp.show(lampFor({ ...status(), printing: papersComing > 0, staffWanted: reports.staffWanted }));
    for (const listener of listeners) listener();
  };
  /** The lamp says so while a paper comes. */
  const coming = async <T>(paper: Promise<T>): Promise<T> => {
    papersComing++;
    changed();
    return paper.finally(() => {
      papersComing--;
      changed();
    });
  };

  const time = lastKnown.time();
  const client = new HubClient({
    url: hubUrl,
    hello: { token, view: "kiosk", device, ...(options.place && { place: options.place }) },
    store,
    ...(time && { time }),
  });
  const reports = new StaffReports(client, device, logger);
  // Whoever stood before a screen that went dark may never have seen their number: its paper comes as soon as the printer can print it.
  const owed = new Map<VisitId, TicketNumber>();
  const startedAt = performance.now();
  const printer = createPrinter({
    profile: options.printerProfile ?? printerProfiles["epson-80"],
    address: options.printer,
    journal,
    pollMs: options.printerPollMs ?? defaultPollMs,
    ...(options.printerTimings && { timings: options.printerTimings }),
    onCondition: (condition) => {
      reports.printer(condition);
      if (!condition.blocks) printOwed();
      changed();
    },
  });
  const timings = { ...deskTimings, ...options.timings };
  const desk = new TicketDesk(client, inHand, logger, timings);
  const numbers = new NumberSource({
    desk,
    offline: () => (client.state().link === "refused" ? null : offline),
    answerMs: timings.answerMs,
  });
  const printing = new TicketPrinting(printer, journal, options.ticketLayout);
  const ticketUrl = options.ticketUrl ?? `${hubUrl.replace(/\/$/, "")}/t/`;
  const offline = new OfflineDesk({
    device,
    book,
    hall: () => (lastKnown.known ? { plan: lastKnown.known.plan, view: lastKnown.known.view } : null),
    now: () => client.hallNow(),
    logger,
  });
  const keeper = new LeaseKeeper({ client, device, book, reports, logger, blockSize: options.leasedNumbers ?? usualLease });
  const status = (): AgentStatus =>
    agentStatus(client.state(), printer.condition(), lastKnown.known, { offlineReady: offline.ready, paused });
  client.subscribe(() => {
    const { welcome, push } = client.state();
    if (welcome && push?.view.role === "kiosk") lastKnown.heard(welcome.plan, push.view, push.time);
    keeper.look();
    changed();
  });

  const past = await journal.entries();
  for (const entry of past) if ("document" in entry) printing.remember(visitOfJob(entry.jobId), entry.document);
  // A number that nobody has seen is nobody's: its kiosk died before it was shown or printed.
  for (const { handIn, shown } of book.pending) {
    if (shown) continue;
    if (printing.knows(handIn.visit)) book.shown(handIn.visit);
    else book.settle(handIn.visit);
  }
  // A number is in the journal before its customer sees it: the printer finishes it. Any other number is given back.
  for (const visit of inHand.leftOver) {
    if (printing.knows(visit)) inHand.settle(visit);
    else desk.giveBack(visit);
  }
  void coming(printing.recover(recoveredUpToMs)).then((recovered) => recovered.forEach(settle));
  const hearing = new Set<(input: HidInput) => void>();
  const hear = (input: HidInput): void => hearing.forEach((listener) => listener(input));
  const devices = options.devices && watchDevices(options.devices, { logger, reports, hear, lamp });
  changed();
  // What the printer is like is known before the first customer comes, not at the first poll.
  void printer.status();

  /** Asks within the customer's patience, which is shorter than the client's own. */
  async function ask<T extends Question["type"]>(
    question: Extract<Question, { type: T }>,
    answerMs = timings.answerMs,
  ): Promise<Answer<QuestionResult[T]>> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Answer<QuestionResult[T]>>((resolve) => {
      timer = setTimeout(() => resolve({ kind: "unavailable", words: hubAway }), answerMs);
    });
    try {
      return await Promise.race([client.ask(question), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks the printer first, so that no number is made that nobody can hold; then for the number, then for the paper. */
  async function issue(
    take: () => Promise<Issued | NotTaken>,
    language: Language,
    { onIssued, paperless = false }: TakeOptions = {},
  ): Promise<TakeResult> {
    const { plan } = status();
    if (!plan) return { kind: "unavailable", words: hubAway };
    const preflight = paperless ? null : await printer.preflight();
    if (preflight?.ready === false) return { kind: "printer-not-ready", condition: preflight.condition };
    const taken = await take();
    if (taken.kind !== "issued") return taken;
    const { visit, token } = taken;
    const offlineNumber = taken.offline === true;
    const context = { plan, language, token, ticketUrl };
    let isShown = false;
    const show = (): void => {
      if (isShown) return;
      isShown = true;
      if (offlineNumber) book.shown(visit.id);
      onIssued?.({ visit, offline: offlineNumber, link: `${ticketUrl}${token}` });
      // The hub may have come back while this number was being made.
      if (offlineNumber) keeper.look();
    };
    // Shown when it is on the disk: a number that its customer has seen must outlive this process, or it would be given back at the next start.
    const print = await (paperless ? withoutPaper(visit, context, show) : coming(printing.print(visit, context, show)));
    // A disk that takes nothing any more takes nobody's number away.
    show();
    inHand.settle(visit.id);
    reports.paper(visit.id, visit.ticket, print);
    changed();
    return { kind: "taken", visit, print, offline: offlineNumber };
  }

  function settle({ visit, ticket, print }: RecoveredTicket): void {
    if (print.kind === "not-printed") owed.set(visit, ticket);
    reports.paper(visit, ticket, print);
  }

  function printOwed(): void {
    const all = [...owed];
    owed.clear();
    if (performance.now() - startedAt > recoveredUpToMs) return;
    for (const [visit, ticket] of all) void coming(printing.again(visit)).then((print) => settle({ visit, ticket, print }));
  }

  async function withoutPaper(visit: VisitView, context: TicketContext, show: () => void): Promise<PrintResult> {
    await printing
      .withoutPaper(visit, context)
      .catch((error: unknown) => logger.error({ err: error }, "a ticket could not be written down"));
    show();
    const condition = printer.condition();
    return { kind: "not-printed", words: condition.words, condition };
  }

  return {
    device,
    status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hallNow: () => client.hallNow(),
    identify: (by, value) => ask({ type: "identify", by, value }),
    quote: (arrival) => numbers.quote(arrival, (answerMs) => ask({ type: "quote", ...arrival }, answerMs)),
    ticket: (token) => ask({ type: "ticket", token }),
    async goOn(visit, act) {
      const answer = await client.send({ type: act, visit }, { validForMs: timings.answerMs });
      if (answer.kind !== "done") return answer;
      return answer.result.visit ? { kind: "done", result: answer.result.visit } : { kind: "unavailable", words: outOfOrder };
    },

    takeTicket: (arrival, options) => issue(() => numbers.take(arrival), arrival.language, options),
    checkIn: (booked, options) => issue(() => numbers.checkIn({ type: "check-in", ...booked }), booked.language, options),
    onInput(listener) {
      hearing.add(listener);
      return () => hearing.delete(listener);
    },
    recentTickets: () => printing.recent(listedTickets),
    trialPrint: () => coming(printing.trial(trialFacts(status().plan, client.hallNow()))),
    async pause(wanted) {
      await (wanted ? writeFile(pauseMark, "") : rm(pauseMark, { force: true }));
      paused = wanted;
      logger.warn({ paused }, "staff changed whether this kiosk is in use");
      reports.paused(paused);
      changed();
    },

    async reprint(visit) {
      const print = await coming(printing.reprint(visit));
      if (print) reports.reprinted(visit, print);
      return print;
    },

    giveFeedback(given) {
      const feedback = { type: "give-feedback", ...given } as const;
      // The hub must know a ticket before it can hear what was said of it.
      if (book.keepFeedback(feedback)) return;
      void client.send(feedback).then((answer) => {
        if (answer.kind !== "done") logger.warn({ visit: given.visit, answer }, "what a customer said was not taken down");
      });
    },

    leave: () => desk.leave(),

    async close() {
      desk.close();
      keeper.close();
      await devices?.close();
      client.close();
      await printer.close();
      await Promise.all([store.close(), inHand.close(), book.close(), lastKnown.close()]);
      listeners.clear();
    },
  };
}
