// A device of the hall: its own machine and storage, a link to the hub, and a program that can die and begin again.

import { HubClient, type OperationStore, type PendingOperation, type SendOptions, newId } from "@hallflow/hub-client";
import type { Answer, Command, CounterId, Hello, OperationId, View } from "@hallflow/queue-core";
import type { Judge } from "./judge.ts";
import type { Network } from "./network.ts";
import type { Story } from "./story.ts";
import { Machine, type World } from "./world.ts";

export interface Surroundings {
  readonly world: World;
  readonly network: Network;
  readonly judge: Judge;
  readonly story: Story;
}

/** What a device keeps over its own death. */
class DeviceStorage {
  readonly operations = new Map<OperationId, PendingOperation>();
  readonly kept = new Map<string, unknown>();
}

/** A write takes a moment, and a machine that dies within it has not written. */
const writeMs = 4;

export abstract class Device {
  readonly name: string;
  readonly storage = new DeviceStorage();
  /** Nobody presses anything any more once the hall is to come to rest. */
  isOpen = true;
  protected readonly around: Surroundings;
  readonly #role: Hello["view"];
  readonly #counter: CounterId | null;
  #machine: Machine;
  #client: HubClient | null = null;
  #wallOffsetMs = 0;
  #wasCutOffAt: number | null = null;

  constructor(name: string, role: Hello["view"], around: Surroundings, counter: CounterId | null = null) {
    this.name = name;
    this.around = around;
    this.#role = role;
    this.#counter = counter;
    this.#machine = new Machine(name);
  }

  /** What the program does while it lives. */
  protected abstract work(): Promise<void>;
  /** Hears of each view. */
  protected seen(_view: View): void {}

  get client(): HubClient {
    if (!this.#client) throw new Error(`${this.name} is off`);
    return this.#client;
  }

  start(): void {
    const { world, network } = this.around;
    this.#machine = new Machine(this.name);
    this.#machine.wallOffsetMs = this.#wallOffsetMs;
    world.as(this.#machine, () => {
      const hello = {
        token: this.#role,
        view: this.#role,
        device: this.name,
        ...(this.#counter === null ? {} : { counter: this.#counter }),
        ...(this.#role === "lobby" ? { speaks: true } : {}),
      };
      const machine = this.#machine;
      this.#client = new HubClient({ url: "hall", hello, store: this.#store(), open: (_, greeting) => network.open(machine, greeting) });
      const { client } = this;
      client.subscribe(() => {
        const { push } = client.state();
        if (!push) return;
        this.around.judge.shown(this.name, push.sequence);
        this.seen(push.view);
      });
      void this.work();
    });
  }

  /** The program dies, and is started again after a while. */
  crash(): void {
    const { world, network, story } = this.around;
    story.tell(`${this.name} dies`);
    this.#machine.isRunning = false;
    for (const link of network.links) if (link.machine === this.#machine) link.end("transport close");
    world.after(500 + 4_000 * world.random(), new Machine("a person"), () => {
      story.tell(`${this.name} is started again`);
      this.start();
    });
  }

  setWallClock(offsetMs: number): void {
    this.#wallOffsetMs = offsetMs;
    this.#machine.wallOffsetMs = offsetMs;
  }

  /** A device that has been cut off for longer than the heartbeat's patience must not say that it is online. */
  checkLink(): void {
    const { world, network, judge } = this.around;
    const isCutOff = network.isCutOff(this.name) || network.port === null;
    this.#wasCutOffAt = isCutOff ? (this.#wasCutOffAt ?? world.now) : null;
    if (!this.#machine.isRunning || this.#wasCutOffAt === null || world.now - this.#wasCutOffAt < 3_000) return;
    if (this.#client?.state().link === "online") judge.fail(`${this.name} says that it is online, 3 s after it was cut off`);
  }

  protected async send(command: Command, options: SendOptions = {}): Promise<Answer> {
    const { judge, story } = this.around;
    const operation = options.operation ?? newId<OperationId>();
    judge.pressed(operation, { who: this.name, command, validForMs: options.validForMs ?? null });
    story.tell(`${this.name} asks for ${describe(command)} (${operation.slice(0, 8)})`);
    const answer = await this.client.send(command, { ...options, operation });
    story.tell(`${this.name} is told ${outcome(answer)} (${operation.slice(0, 8)})`);
    judge.answered(operation, answer);
    return answer;
  }

  protected pause(leastMs: number, mostMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, leastMs + this.around.world.random() * (mostMs - leastMs)));
  }

  protected chance(share: number): boolean {
    return this.around.world.random() < share;
  }

  protected pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.around.world.random() * items.length)] as T;
  }

  #store(): OperationStore {
    const { operations } = this.storage;
    const written = () => new Promise<void>((resolve) => setTimeout(resolve, writeMs * this.around.world.random()));
    return {
      add: async (pending) => {
        await written();
        operations.set(pending.operation, pending);
      },
      remove: async (operation) => {
        await written();
        operations.delete(operation);
      },
      all: async () => [...operations.values()],
    };
  }
}

function describe(command: Command): string {
  if (command.type === "take-ticket" || command.type === "cancel") return `${command.type} for ${command.visit.slice(0, 8)}`;
  if (command.type === "hand-in") return `hand-in of ${command.letter}${command.number} for ${command.visit.slice(0, 8)}`;
  if (command.type === "lease-numbers") return `numbers of ${command.letter}`;
  return command.type;
}

function outcome(answer: Answer): string {
  if (answer.kind === "refused") return `no: ${answer.refusal.type}`;
  if (answer.kind !== "done") return answer.kind;
  const { visit, lease } = answer.result;
  return lease
    ? `numbers ${lease.letter}${lease.first} to ${lease.first + lease.count - 1}`
    : visit
      ? `done: ${visit.ticket} is ${visit.state}`
      : "done";
}
