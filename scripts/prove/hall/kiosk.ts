// A kiosk of a simulated hall: tickets from the hub, from leased numbers while it is away, and handed in afterwards.

import { randomTicket } from "@hallflow/hub/testing";
import { type Command, type HallPlan, type LeaseGrant, type VisitId, divert, laneOf, ticketNumber } from "@hallflow/queue-core";
import { Device, type Surroundings } from "./device.ts";

interface OfflineTicket {
  readonly day: string;
  readonly command: Extract<Command, { type: "hand-in" }>;
}

const blockSize = 10;
const answerMs = 4_000;

export class Kiosk extends Device {
  readonly #plan: HallPlan;
  #busy = false;

  constructor(name: string, around: Surroundings, plan: HallPlan) {
    super(name, "kiosk", around);
    this.#plan = plan;
  }

  /** Whether everything that was given out here is known to the hub. */
  get isSettled(): boolean {
    return !this.#busy && this.#offline.length === 0 && this.storage.operations.size === 0;
  }

  get #blocks(): LeaseGrant[] {
    return this.#kept("blocks");
  }

  get #offline(): OfflineTicket[] {
    return this.#kept("offline");
  }

  #kept<T>(name: string): T[] {
    const kept = (this.storage.kept.get(name) as T[] | undefined) ?? [];
    this.storage.kept.set(name, kept);
    return kept;
  }

  protected override async work(): Promise<void> {
    this.#busy = false;
    void this.#settle();
    for (;;) {
      await this.pause(4_000, 30_000);
      if (!this.isOpen) continue;
      this.#busy = true;
      await this.#serve();
      this.#busy = false;
    }
  }

  async #serve(): Promise<void> {
    const { judge, story } = this.around;
    const command = randomTicket(this.#plan, this.around.world.random);
    const answer = await this.send(command, { validForMs: answerMs });
    if (answer.kind === "done" && answer.result.visit) {
      judge.printed(null, answer.result.visit.ticket, command.visit);
    } else if (answer.kind === "unavailable") {
      // Nobody knows whether it was done: the number, if there is one, goes back, and the customer gets one from here.
      this.#kept<VisitId>("ghosts").push(command.visit);
      const ticket = this.#fromBlock(command);
      if (!ticket) return story.tell(`${this.name} has no number for a customer`);
      this.#offline.push(ticket);
      judge.printed(ticket.day, ticketNumber(ticket.command.letter, ticket.command.number), ticket.command.visit);
      story.tell(`${this.name} gives out ${ticketNumber(ticket.command.letter, ticket.command.number)} by itself`);
    }
  }

  #fromBlock(command: Extract<Command, { type: "take-ticket" }>): OfflineTicket | null {
    const { rule, lane } = divert(this.#plan, command, { minuteOfDay: 600, waiting: () => 0, countersOpen: () => 1 });
    const { letter } = laneOf(this.#plan, lane);
    const today = this.client.state().push?.view.day;
    const blocks = this.#blocks;
    const at = blocks.findIndex(
      (block) => block.letter === letter && block.count > 0 && block.day === today?.day && today.state === "open",
    );
    const block = blocks[at];
    if (!block) return null;
    blocks[at] = { ...block, first: block.first + 1, count: block.count - 1 };
    const visit = crypto.randomUUID() as VisitId;
    const token = `${command.token.slice(0, 16)}${visit.slice(0, 8)}` as typeof command.token;
    const number = { type: "hand-in", device: this.name, letter, number: block.first, rule, takenAt: this.client.hallNow() } as const;
    return { day: block.day, command: { ...command, ...number, visit, token } };
  }

  /** Hands in, gives back and stocks up, one after the other, whenever the hub is there. */
  async #settle(): Promise<void> {
    for (;;) {
      await this.pause(500, 2_000);
      const { link, push } = this.client.state();
      if (link !== "online" || !push) continue;
      const [ticket] = this.#offline;
      const [ghost] = this.#kept<VisitId>("ghosts");
      if (ticket) {
        const answer = await this.send(ticket.command);
        if (answer.kind === "refused" && answer.refusal.type !== "hall-closed")
          this.around.judge.fail(`${this.name} was refused a number that it had leased and printed: ${answer.refusal.words.en}`);
        this.#offline.shift();
      } else if (ghost !== undefined) {
        await this.send({ type: "cancel", visit: ghost });
        this.#kept("ghosts").shift();
      } else if (push.view.day.state === "open") await this.#stockUp(push.view.day.day);
    }
  }

  async #stockUp(day: string | null): Promise<void> {
    for (const letter of new Set(this.#plan.lanes.map((lane) => lane.letter))) {
      const left = this.#blocks.filter((block) => block.letter === letter && block.day === day).reduce((sum, { count }) => sum + count, 0);
      if (left >= blockSize / 2) continue;
      const answer = await this.send({ type: "lease-numbers", device: this.name, letter, count: blockSize }, { validForMs: answerMs });
      if (answer.kind === "done" && answer.result.lease) this.#blocks.push(answer.result.lease);
    }
  }
}
