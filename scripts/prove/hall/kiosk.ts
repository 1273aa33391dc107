// A kiosk of a simulated hall: the agent's own desks, numbers and book, on the world's clock and a disk of the world's.

import type { HubClient } from "@hallflow/hub-client";
import { randomTicket } from "@hallflow/hub/testing";
import { LeaseKeeper, NumberSource, OfflineBook, OfflineDesk, TicketDesk, deskTimings } from "@hallflow/kiosk/parts";
import type { HallPlan, KioskView, Words } from "@hallflow/queue-core";
import { Device, type Surroundings } from "./device.ts";
import { KioskDisk } from "./kiosk-storage.ts";

const blockSize = 10;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export class Kiosk extends Device {
  readonly #plan: HallPlan;
  readonly #disk = new KioskDisk();
  #known: { readonly plan: HallPlan; readonly view: KioskView } | null = null;
  /** The date under which the offline desk last looked for a number. */
  #day = "";
  #book: OfflineBook | null = null;
  #busy = false;

  constructor(name: string, around: Surroundings, plan: HallPlan) {
    super(name, "kiosk", around);
    this.#plan = plan;
  }

  /** Whether everything that was given out here is known to the hub, and everything that nobody has is given back. */
  get isSettled(): boolean {
    return !this.#busy && this.#book?.pending.length === 0 && this.#disk.inHand.size === 0 && this.storage.operations.size === 0;
  }

  protected override async work(): Promise<void> {
    this.#busy = false;
    const { book, desk, keeper, numbers } = this.#agent();
    // As the agent does at a start: what its customer holds is finished, what nobody has seen is given back.
    for (const { handIn, shown } of book.pending) {
      if (shown) continue;
      if (this.#disk.printed.has(handIn.visit)) book.shown(handIn.visit);
      else book.settle(handIn.visit);
    }
    for (const visit of this.#disk.inHand) {
      if (this.#disk.printed.has(visit)) this.#disk.inHand.delete(visit);
      else desk.giveBack(visit);
    }
    this.client.subscribe(() => {
      const { welcome, push } = this.client.state();
      if (welcome && push?.view.role === "kiosk") this.#known = { plan: welcome.plan, view: push.view };
      keeper.look();
    });
    for (;;) {
      await this.pause(4_000, 30_000);
      if (!this.isOpen) continue;
      this.#busy = true;
      await this.#serve(numbers, book, keeper);
      this.#busy = false;
    }
  }

  #agent() {
    const { judge } = this.around;
    const device = this.name;
    const written = () => this.pause(0, 4);
    const client = {
      state: () => this.client.state(),
      hallNow: () => this.client.hallNow(),
      send: (...press: Parameters<HubClient["send"]>) => this.send(...press),
    } as HubClient;
    const book = new OfflineBook(this.#disk.book(written), this.#disk.bookLines);
    this.#book = book;
    const inHand = this.#disk.tickets(written);
    const desk = new TicketDesk(client, inHand, quiet, deskTimings);
    const hall = () => {
      this.#day = this.#known?.view.day.day ?? "";
      return this.#known;
    };
    const offline = new OfflineDesk({ device, book, hall, now: () => client.hallNow(), logger: quiet });
    const numbers = new NumberSource({ desk, offline: () => offline, answerMs: deskTimings.answerMs });
    const notTakenIn = (ticket: string, words: Words) =>
      judge.fail(`${device} was refused ${ticket}, which it had leased and printed: ${words.en}`);
    const keeper = new LeaseKeeper({ client, device, book, reports: { notTakenIn } as never, logger: quiet, blockSize });
    return { book, desk, keeper, numbers };
  }

  async #serve(numbers: NumberSource, book: OfflineBook, keeper: LeaseKeeper): Promise<void> {
    const { judge, story, world } = this.around;
    const { errands, tier, needs, channel, language, declinedSelfService } = randomTicket(this.#plan, world.random);
    const taken = await numbers.take({ errands, tier, needs, channel, language, declinedSelfService });
    if (taken.kind !== "issued") return story.tell(`${this.name} has no number for a customer: ${taken.kind}`);
    const { id, ticket } = taken.visit;
    // The print journal is on the disk before the customer sees anything.
    await this.pause(0, 4);
    this.#disk.printed.add(id);
    if (taken.offline) {
      book.shown(id);
      story.tell(`${this.name} gives out ${ticket} by itself`);
      keeper.look();
    }
    judge.printed(taken.offline ? this.#day : null, ticket, id);
    this.#disk.inHand.delete(id);
  }
}
