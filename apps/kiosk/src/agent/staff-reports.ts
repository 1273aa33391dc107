// Tells staff, through the hub, what is wrong at this kiosk: the printer's condition, and numbers that were not printed.

import type { HubClient } from "@hallflow/hub-client";
import type { Condition, Mouth } from "@hallflow/printer";
import type { TicketNumber, VisitId, Words } from "@hallflow/queue-core";
import type { AgentLogger } from "./agent-logger.ts";
import { deviceRefused, drawnBack, notTakenIn, outOfUse, printerTrouble, pushedOut, stuckInMouth, unprinted } from "./sentences.ts";
import type { PrintResult } from "./take-result.ts";

/** A number without a paper is staff's business for so long; by then its customer has been called or has asked. */
const unprintedShownMs = 10 * 60_000;

/** What staff should hear of a ticket that nobody took. */
const untakenWords: Partial<Record<Mouth["state"], typeof drawnBack>> = { retracted: drawnBack, ejected: pushedOut, stuck: stuckInMouth };

export class StaffReports {
  readonly #client: Pick<HubClient, "reportTrouble">;
  readonly #device: string;
  readonly #logger: AgentLogger;
  readonly #unprinted = new Map<VisitId, TicketNumber>();
  /** How to take back what was told of a ticket that nobody took. */
  readonly #untaken = new Map<VisitId, () => void>();

  constructor(client: Pick<HubClient, "reportTrouble">, device: string, logger: AgentLogger) {
    this.#client = client;
    this.#device = device;
    this.#logger = logger;
  }

  /** Whether a customer of this kiosk holds a number without a paper that staff have not settled yet. */
  get staffWanted(): boolean {
    return this.#unprinted.size > 0;
  }

  printer(condition: Condition): void {
    this.#logger[condition.blocks ? "warn" : "info"]({ condition: condition.kind }, "the printer's condition changed");
    this.#client.reportTrouble({
      id: "printer",
      raised: condition.kind !== "ready",
      severity: condition.blocks ? "critical" : "notice",
      words: printerTrouble(this.#device, condition.words),
    });
  }

  /** What became of a first copy: staff are told of a number without a paper until it is printed after all. */
  paper(visit: VisitId, ticket: TicketNumber, print: PrintResult): void {
    if (print.kind === "printed") {
      this.#logger.info({ visit, ticket, copy: print.copy, confirmed: print.confirmed }, "printed a ticket");
      this.#over(visit);
      return;
    }
    this.#logger.warn({ visit, ticket, condition: print.condition.kind }, "a number was not printed");
    this.#unprinted.set(visit, ticket);
    this.#tell(ticket, true);
    setTimeout(() => this.#over(visit), unprintedShownMs).unref();
  }

  /** What became of a paper that a presenter held: the number is valid, and its customer may still ask for the ticket. */
  mouth(visit: VisitId, ticket: TicketNumber, { state, copy }: Mouth): void {
    this.#logger.info({ visit, ticket, copy, state }, "the ticket at the printer's mouth");
    const words = untakenWords[state];
    if (words === undefined) return;
    const trouble = { id: `untaken-${ticket.toLowerCase()}`, severity: "notice", words: words(this.#device, ticket) } as const;
    this.#client.reportTrouble({ ...trouble, raised: true });
    this.#untaken.set(visit, () => this.#client.reportTrouble({ ...trouble, raised: false }));
    setTimeout(() => this.#isSettled(visit), unprintedShownMs).unref();
  }

  paused(raised: boolean): void {
    this.#client.reportTrouble({ id: "paused", raised, severity: "notice", words: outOfUse(this.#device) });
  }

  /** Raised until this kiosk starts again: only the system's administrator can mend it. */
  deviceRefused(profile: string): void {
    const words = deviceRefused(this.#device, profile);
    this.#client.reportTrouble({ id: `hid-${profile}`.slice(0, 40), raised: true, severity: "warning", words });
  }

  /** A paper that the hub does not know: its customer stands in the hall and is in no lane. */
  notTakenIn(ticket: TicketNumber, words: Words): void {
    const id = `not-taken-in-${ticket.toLowerCase()}`;
    const trouble = { id, severity: "warning", words: notTakenIn(this.#device, ticket, words) } as const;
    this.#client.reportTrouble({ ...trouble, raised: true });
    setTimeout(() => this.#client.reportTrouble({ ...trouble, raised: false }), unprintedShownMs).unref();
  }

  reprinted(visit: VisitId, print: PrintResult): void {
    this.#logger.info({ visit, result: print.kind }, "reprinted a ticket");
    if (print.kind !== "printed") return;
    this.#over(visit);
    this.#isSettled(visit);
  }

  #isSettled(visit: VisitId): void {
    this.#untaken.get(visit)?.();
    this.#untaken.delete(visit);
  }

  #over(visit: VisitId): void {
    const ticket = this.#unprinted.get(visit);
    if (ticket === undefined) return;
    this.#unprinted.delete(visit);
    this.#tell(ticket, false);
  }

  #tell(ticket: TicketNumber, raised: boolean): void {
    this.#client.reportTrouble({
      id: `unprinted-${ticket.toLowerCase()}`,
      raised,
      severity: "warning",
      words: unprinted(this.#device, ticket),
    });
  }
}
