// Makes the kiosk's agent: the one who speaks with the hub and the printer, for screens, for a simulated day, or for nobody at all.

import { join } from "node:path";
import type { HidInput } from "@hallflow/hid";
import { HubClient } from "@hallflow/hub-client";
import { openFileStore } from "@hallflow/hub-client/file-store";
import { createPrinter, openFileJournal, printerProfiles } from "@hallflow/printer";
import type { Agent, AgentOptions } from "./agent-contract.ts";
import { type AgentStatus, type TicketAtMouth, agentStatus } from "./agent-status.ts";
import { Lamp, lampFor } from "./lamp.ts";
import { watchDevices } from "./devices.ts";
import { openLastKnown } from "./last-known.ts";
import { LeaseKeeper } from "./lease-keeper.ts";
import { settleLeftOver } from "./left-over.ts";
import { NumberSource } from "./number-source.ts";
import { openOfflineBook } from "./offline-book.ts";
import { OfflineDesk } from "./offline-desk.ts";
import { OwedPapers } from "./owed-papers.ts";
import { PapersComing } from "./papers-coming.ts";
import { within } from "./patience.ts";
import { openPauseMark } from "./pause-mark.ts";
import { outOfOrder } from "./sentences.ts";
import { StaffReports } from "./staff-reports.ts";
import { TicketDesk, deskTimings } from "./ticket-desk.ts";
import { trialFacts } from "./ticket-facts.ts";
import { TicketGiver } from "./ticket-giver.ts";
import { TicketPrinting, visitOfJob } from "./ticket-printing.ts";
import { openTicketsInHand } from "./tickets-in-hand.ts";

const defaultPollMs = 5_000;
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
  const pauseMark = openPauseMark(join(dataDir, "paused"));
  const listeners = new Set<() => void>();
  const lamp = new Lamp();
  const changed = (): void => {
    lamp.show(lampFor({ ...status(), printing: papers.any, staffWanted: reports.staffWanted }));
    for (const listener of listeners) listener();
  };
  const papers = new PapersComing(changed);

  const time = lastKnown.time();
  const client = new HubClient({
    url: hubUrl,
    hello: { token, view: "kiosk", device, ...(options.place && { place: options.place }) },
    store,
    ...(time && { time }),
  });
  const reports = new StaffReports(client, device, logger);
  let mouth: TicketAtMouth | null = null;
  const owed = new OwedPapers({ printing: () => printing, reports, papers });
  const printer = createPrinter({
    profile: options.printerProfile ?? printerProfiles["epson-80"],
    address: options.printer,
    journal,
    pollMs: options.printerPollMs ?? defaultPollMs,
    ...(options.printerTimings && { timings: options.printerTimings }),
    onCondition: (condition) => {
      reports.printer(condition);
      if (!condition.blocks) owed.printerIsReady();
      changed();
    },
    onMouth(met) {
      const visit = visitOfJob(met.jobId);
      const ticket = printing.numberOf(visit);
      // A trial paper is nobody's.
      if (ticket === undefined) return;
      mouth = { visit, copy: met.copy, state: met.state };
      reports.mouth(visit, ticket, met);
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
    agentStatus(client.state(), printer.condition(), lastKnown.known, { mouth, offlineReady: offline.ready, paused: pauseMark.paused });
  client.subscribe(() => {
    const { welcome, push } = client.state();
    if (welcome && push?.view.role === "kiosk") lastKnown.heard(welcome.plan, push.view, push.time);
    keeper.look();
    changed();
  });

  const giver = new TicketGiver({ plan: () => status().plan, printer, printing, book, inHand, keeper, reports, ticketUrl, logger, papers });
  await settleLeftOver({ journal, printing, book, inHand, desk });
  void owed.recover();
  const hearing = new Set<(input: HidInput) => void>();
  const hear = (input: HidInput): void => hearing.forEach((listener) => listener(input));
  const devices = options.devices && watchDevices(options.devices, { logger, reports, hear, lamp });
  changed();
  // What the printer is like is known before the first customer comes, not at the first poll.
  void printer.status();

  return {
    device,
    status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hallNow: () => client.hallNow(),
    identify: (by, value) => within(timings.answerMs, client.ask({ type: "identify", by, value })),
    quote: (arrival) => numbers.quote(arrival, (answerMs) => within(answerMs, client.ask({ type: "quote", ...arrival }))),
    ticket: (token) => within(timings.answerMs, client.ask({ type: "ticket", token })),
    async goOn(visit, act) {
      const answer = await client.send({ type: act, visit }, { validForMs: timings.answerMs });
      if (answer.kind !== "done") return answer;
      return answer.result.visit ? { kind: "done", result: answer.result.visit } : { kind: "unavailable", words: outOfOrder };
    },
    takeTicket: (arrival, taking) => giver.give(() => numbers.take(arrival), arrival.language, taking).finally(changed),
    checkIn: (booked, taking) =>
      giver.give(() => numbers.checkIn({ type: "check-in", ...booked }), booked.language, taking).finally(changed),
    onInput(listener) {
      hearing.add(listener);
      return () => hearing.delete(listener);
    },
    recentTickets: () => printing.recent(listedTickets),
    trialPrint: () => papers.during(printing.trial(trialFacts(status().plan, client.hallNow()))),
    async pause(paused) {
      await pauseMark.set(paused);
      logger.warn({ paused }, "staff changed whether this kiosk is in use");
      reports.paused(paused);
      changed();
    },

    async reprint(visit) {
      const print = await papers.during(printing.reprint(visit));
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
