// The hall's network: messages that come late, out of order, twice or never, and links that both sides learn of the loss of in time.

import { type DeviceSocket, callerOfToken } from "@hallflow/hub/parts";
import type { LinkSocket } from "@hallflow/hub-client";
import type { Hello, Role } from "@hallflow/queue-core";
import { Machine, type World } from "./world.ts";

/** How bad the network is just now: shares of messages, and the longest that one is held up. */
export interface Weather {
  loss: number;
  repeat: number;
  delayMs: number;
}

/** What a device connects to: whoever answers the hub's port. Null while nobody does. */
export interface Port {
  readonly machine: Machine;
  accept(socket: DeviceSocket, hello: Hello): void;
}

/** Both ends of a link learn that it is cut within so long; a program that ends is known of at once. */
const heartbeatMs = { least: 1_000, most: 2_500 };
const usualDelayMs = 8;
/** What comes within so long is read in one turn of a program's loop. */
const turnMs = 20;
const untilNextTurn = ({ now }: World): number => (Math.floor(now / turnMs) + 1) * turnMs - now;

export class Network {
  readonly world: World;
  readonly weather: Weather = { loss: 0, repeat: 0, delayMs: 0 };
  port: Port | null = null;
  readonly links = new Set<Link>();
  readonly #cutOff = new Set<string>();
  /** Hears of every command that leaves a device; a plan to break things may change it. */
  onSend: (device: string, word: unknown) => unknown = (_, word) => word;

  constructor(world: World) {
    this.world = world;
  }

  isCutOff(device: string): boolean {
    return this.#cutOff.has(device);
  }

  /** Takes a device's cable out. Its link is known to be lost once the heartbeat's patience is over. */
  cut(device: string): void {
    this.#cutOff.add(device);
    for (const link of this.links) {
      if (link.device !== device) continue;
      const patience = heartbeatMs.least + this.world.random() * (heartbeatMs.most - heartbeatMs.least);
      this.world.after(patience, this.#ether, () => this.isCutOff(device) && link.end("ping timeout"));
    }
  }

  mend(device: string): void {
    this.#cutOff.delete(device);
  }

  readonly #ether = new Machine("the network");

  /** Carries a word from one end of a link to the other, as well as the weather lets it. */
  carry(link: Link, deliver: () => void, from: Machine, to: Machine): void {
    const { world, weather } = this;
    if (!from.isRunning || this.isCutOff(link.device) || world.random() < weather.loss) return;
    // What a busy program says leaves it once it is no longer busy.
    const heldUpMs = Math.max(0, from.busyUntil - world.now);
    const arrive = () => {
      const delayMs = heldUpMs + world.random() * (usualDelayMs + weather.delayMs);
      world.after(delayMs, this.#ether, () => {
        if (link.isUp && !this.isCutOff(link.device)) world.after(untilNextTurn(world), to, () => link.isUp && deliver());
      });
    };
    arrive();
    if (world.random() < weather.repeat) arrive();
  }

  /** A device's way to the hub: connects, and again after every loss, like the socket.io client that it stands for. */
  open(machine: Machine, hello: Hello): LinkSocket {
    return new DeviceEnd(this, machine, hello);
  }
}

/** One connection between a device and the hub. */
export class Link {
  readonly device: string;
  readonly machine: Machine;
  isUp = true;
  readonly hub: Map<string, ((...words: unknown[]) => void)[]> = new Map();
  readonly #network: Network;
  readonly #ended: (reason: string) => void;

  constructor(network: Network, device: string, machine: Machine, ended: (reason: string) => void) {
    this.#network = network;
    this.device = device;
    this.machine = machine;
    this.#ended = ended;
    network.links.add(this);
  }

  /** Both ends learn that the link is gone, each in its own machine. */
  end(reason: string): void {
    if (!this.isUp) return;
    this.isUp = false;
    this.#network.links.delete(this);
    const { world, port } = this.#network;
    if (port) world.after(0, port.machine, () => this.tellHub("disconnect", reason));
    world.after(0, this.machine, () => this.#ended(reason));
  }

  tellHub(event: string, ...words: unknown[]): void {
    for (const listener of this.hub.get(event) ?? []) listener(...words);
  }
}

class DeviceEnd implements LinkSocket {
  connected = false;
  readonly #network: Network;
  readonly #machine: Machine;
  readonly #hello: Hello;
  readonly #listeners = new Map<string, ((word: never) => void)[]>();
  readonly #asked = new Set<(error: Error) => void>();
  #link: Link | null = null;
  #isClosed = false;

  constructor(network: Network, machine: Machine, hello: Hello) {
    this.#network = network;
    this.#machine = machine;
    this.#hello = hello;
    this.#connectIn(0);
  }

  on(event: string, listener: (word: never) => void): void {
    const listeners = this.#listeners.get(event) ?? [];
    listeners.push(listener);
    this.#listeners.set(event, listeners);
  }

  emit(event: string, word: unknown): void {
    this.#send(event, word, undefined);
  }

  timeout(ms: number): { emitWithAck(event: string, word: unknown): Promise<unknown> } {
    return {
      emitWithAck: (event, word) =>
        new Promise((resolve, reject) => {
          const fail = (error: Error) => {
            clearTimeout(patience);
            if (this.#asked.delete(fail)) reject(error);
          };
          const patience = setTimeout(() => fail(new Error("operation has timed out")), ms);
          this.#asked.add(fail);
          this.#send(event, word, (answer) => {
            clearTimeout(patience);
            if (this.#asked.delete(fail)) resolve(answer);
          });
        }),
    };
  }

  connect(): void {
    if (!this.connected) this.#connectIn(0);
  }

  close(): void {
    this.#isClosed = true;
    this.#link?.end("io client disconnect");
  }

  #connectIn(ms: number): void {
    this.#network.world.after(ms, this.#machine, () => this.#tryToConnect());
  }

  #tryToConnect(): void {
    const network = this.#network;
    if (this.#isClosed || this.connected) return;
    const { port, world } = network;
    if (!port || network.isCutOff(this.#hello.device) || world.random() < network.weather.loss) {
      this.#tell("connect_error", new Error("websocket error"));
      // 300 ms to 1 s, and half of it more or less by chance: what the client sets for socket.io.
      return this.#connectIn((300 + 700 * world.random()) * (0.5 + world.random()));
    }
    const link = new Link(network, this.#hello.device, this.#machine, (reason) => this.#lost(link, reason));
    this.#link = link;
    this.connected = true;
    const socket: DeviceSocket = {
      data: { hello: this.#hello, caller: callerOfToken(this.#hello.token as Role, this.#hello.device) },
      emit: (event, word) => network.carry(link, () => this.#tell(event, word), port.machine, this.#machine),
      on: (event, listener) => {
        link.hub.set(event, [...(link.hub.get(event) ?? []), listener]);
      },
    };
    world.after(untilNextTurn(world), port.machine, () => link.isUp && port.accept(socket, this.#hello));
    this.#tell("connect", undefined);
  }

  #send(event: string, word: unknown, answered: ((answer: unknown) => void) | undefined): void {
    const network = this.#network;
    const link = this.#link;
    const { port } = network;
    if (!link || !port || !this.connected) return;
    const sent = event === "command" ? network.onSend(this.#hello.device, word) : word;
    const written = JSON.stringify(sent);
    const reply = answered && ((answer: unknown) => network.carry(link, () => answered(copy(answer)), port.machine, this.#machine));
    network.carry(link, () => link.tellHub(event, JSON.parse(written) as unknown, reply), this.#machine, port.machine);
  }

  #lost(link: Link, reason: string): void {
    if (this.#link !== link) return;
    this.#link = null;
    this.connected = false;
    for (const fail of this.#asked) fail(new Error("socket has been disconnected"));
    this.#tell("disconnect", reason);
    this.#connectIn(this.#network.world.random() * 500);
  }

  #tell(event: string, word: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(word as never);
  }
}

const copy = <T>(word: T): T => JSON.parse(JSON.stringify(word)) as T;
