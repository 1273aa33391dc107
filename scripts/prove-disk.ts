// Proves on a real disk of 2 MB that a full disk costs no acknowledged ticket, that the reserve lets the hall go on, and that it recovers.

import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { Journal, verifyJournal } from "@hallflow/hub/durability";
import { demoPlan, randomTicket, seeded } from "@hallflow/hub/testing";
import type { Answer, Command, CounterId, OperationId, StaffId } from "@hallflow/queue-core";
import { compare } from "./prove/kill.ts";
import type { Told } from "./prove/load.ts";
import { RealHub } from "./prove/real-hub.ts";
import { smallDisk } from "./prove/small-disk.ts";
import { freePort } from "./start/free-port.ts";
import { Trouble } from "./trouble.ts";

const megabyte = 1024 * 1024;
const diskBytes = 2 * megabyte;
const counter = "1" as CounterId;
const refusedBeforeRoom = 20;
const longestStage = 20_000;

/** One command after another, and all that was answered to them. */
class Desk {
  readonly told: Told = { tickets: new Map(), calls: [], contradictions: [], surprises: [] };
  readonly unanswered: { operation: OperationId; command: Command }[] = [];
  readonly #client: HubClient;
  readonly #random = seeded(1);
  readonly #plan = demoPlan();
  /** Once a command was left undone, the counter is not where the next ones expect it, and may say so. */
  #isCutOff = false;

  constructor(client: HubClient) {
    this.#client = client;
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

async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 40_000): Promise<void> {
  for (const deadline = performance.now() + limitMs; !(await holds()); await delay(20)) {
    if (performance.now() > deadline) throw new Trouble(`没有等到：${what}\nWaited in vain until ${what}`);
  }
}

async function prove(hub: RealHub, grow: () => Promise<void>): Promise<string[]> {
  await hub.start();
  const client = new HubClient({ url: hub.url, hello: { token: hub.tokens().manager, view: "manager", device: "prove-disk" } });
  const desk = new Desk(client);
  try {
    await until("the hub is reached", () => client.state().push !== null);
    await until("the reserve is laid by", () => desk.conditions().includes("disk warning"));
    await desk.send({ type: "sign-in", counter, staff: "li" as StaffId });
    let before = 0;
    while (!desk.conditions().includes("disk critical") && before < longestStage) before += await desk.serveOne();
    console.log(`${before} commands acknowledged until the disk was full and the reserve was given up`);
    let onReserve = 0;
    while (desk.unanswered.length === 0 && onReserve < longestStage) onReserve += await desk.serveOne();
    console.log(`${onReserve} more, calls among them, on the reserve`);
    const acknowledged = desk.told.tickets.size;
    for (let tries = 0; tries < refusedBeforeRoom; tries++) await desk.serveOne();
    console.log(
      `${desk.unanswered.length} commands answered "unavailable" on the full disk, ${desk.told.tickets.size - acknowledged} acknowledged`,
    );
    await until("staff see that the journal cannot be written", () => desk.conditions().includes("journal critical"));
    await grow();
    await delay(300);
    await desk.sendAgain();
    console.log(`after room was made: ${desk.unanswered.length} of them still unanswered; ${desk.told.tickets.size} tickets in all`);
    await until("staff see that all is well with the journal", () => !desk.conditions().some((shown) => shown.startsWith("journal")));
    await until("the reserve is laid by again", () => !desk.conditions().includes("disk critical"));
    const wrong: string[] = [];
    if (onReserve < 20) wrong.push("the reserve gave no room to go on");
    if (desk.unanswered.length > 0) wrong.push("commands are unanswered although there is room");
    await hub.stop();
    return [...wrong, ...held(desk.told, hub.folder)];
  } finally {
    client.close();
  }
}

function held(told: Told, folder: string): string[] {
  const { findings } = verifyJournal(join(folder, "hall.sqlite"));
  const journal = new Journal(folder);
  const { lostTickets, lostCalls, numbersTwice, visitsTwice, calledTwice, unspoken, surprises } = compare(told, [...journal.events()]);
  journal.close();
  const counts = { lostTickets, lostCalls, numbersTwice, visitsTwice, calledTwice, unspoken, findings: findings.length };
  console.log(JSON.stringify(counts));
  return [...Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${name}: ${count}`] : [])), ...surprises.slice(0, 5)];
}

const disk = await smallDisk(diskBytes);
const hub = new RealHub(disk.folder, await freePort());
try {
  const wrong = await prove(hub, () => disk.grow(4 * diskBytes));
  console.log(wrong.length === 0 ? "nothing lost, nothing twice, and the hall went on" : wrong.join("\n"));
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await hub.kill();
  await disk.remove();
}
