// One teller at a hall in trouble: one command after another, and all that was answered to them, to be held against the journal.

import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { Journal, verifyJournal } from "@hallflow/hub/durability";
import { demoPlan, randomTicket, seeded } from "@hallflow/hub/testing";
import type { Answer, Command, CounterId, OperationId, StaffId } from "@hallflow/queue-core";
import { Trouble } from "../trouble.ts";
import { compare } from "./kill.ts";
import type { Told } from "./load.ts";
import type { RealHub } from "./real-hub.ts";

const counter = "1" as CounterId;

/** One command after another, and all that was answered to them. */
export class Desk {
  readonly told: Told = { tickets: new Map(), calls: [], contradictions: [], surprises: [] };
  readonly unanswered: { operation: OperationId; command: Command }[] = [];
  readonly #client: HubClient;
  readonly #random = seeded(1);
  readonly #plan = demoPlan();
  /** Once a command was left undone, the counter is not where the next ones expect it, and may say so. */
  #isCutOff = false;

  constructor(hub: RealHub) {
    this.#client = new HubClient({ url: hub.url, hello: { token: hub.tokens().manager, view: "manager", device: "prove-disk" } });
  }

  get isReached(): boolean {
    const { link, push } = this.#client.state();
    return link === "online" && push !== null;
  }

  close(): void {
    this.#client.close();
  }

  signIn(): Promise<Answer> {
    return this.send({ type: "sign-in", counter, staff: "li" as StaffId });
  }

  conditions(): string[] {
    const view = this.#client.state().push?.view;
    return view?.role === "manager" ? view.conditions.map(({ id, severity }) => `${id} ${severity}`) : [];
  }

  async send(command: Command, operation = crypto.randomUUID() as OperationId): Promise<Answer> {
    const answer = await this.#client.send(command, { operation, validForMs: 5_000 });
    if (answer.kind === "unavailable") {
      this.#isCutOff = true;
      this.unanswered.push({ operation, command });
    } else if (answer.kind === "refused" && (this.#isCutOff || answer.refusal.type === "nobody-waiting")) return answer;
    else if (answer.kind !== "done") this.told.surprises.push(`${command.type}: ${JSON.stringify(answer)}`);
    else if (command.type === "take-ticket" && answer.result.visit) this.told.tickets.set(command.visit, answer.result.visit.ticket);
    else if (command.type === "call-next" && answer.result.visit) this.told.calls.push({ visit: answer.result.visit.id, counter });
    return answer;
  }

  /** A ticket, and the one who is first called and served; answers how many commands were acknowledged. */
  async serveOne(): Promise<number> {
    let done = 0;
    let command: Command = randomTicket(this.#plan, this.#random);
    for (;;) {
      const answer = await this.send(command);
      if (answer.kind !== "done") return done;
      done++;
      if (command.type === "take-ticket") command = { type: "call-next", counter };
      else if (command.type === "call-next") command = { type: "start", counter };
      // A visit of several errands may stay with its counter.
      else if (command.type === "start" || answer.result.counter?.state === "serving") command = { type: "finish", counter };
      else return done;
    }
  }

  async sendAgain(): Promise<void> {
    for (const { operation, command } of this.unanswered.splice(0)) await this.send(command, operation);
  }
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 40_000): Promise<void> {
  for (const deadline = performance.now() + limitMs; !(await holds()); await delay(20)) {
    if (performance.now() > deadline) throw new Trouble(`没有等到：${what}\nWaited in vain until ${what}`);
  }
}

/** What of it the journal contradicts, in words. */
export function heldAgainst({ told }: Desk, folder: string): string[] {
  const { findings } = verifyJournal(join(folder, "hall.sqlite"));
  const journal = new Journal(folder);
  const { lostTickets, lostCalls, numbersTwice, visitsTwice, calledTwice, unspoken, surprises } = compare(told, [...journal.events()]);
  journal.close();
  const counts = { lostTickets, lostCalls, numbersTwice, visitsTwice, calledTwice, unspoken, findings: findings.length };
  console.log(JSON.stringify(counts));
  return [...Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${name}: ${count}`] : [])), ...surprises.slice(0, 5)];
}
