// A network cable that can be pulled: a TCP proxy in front of the hub for one device, which goes silent or answers with resets.

import { type Server, type Socket, connect, createServer } from "node:net";

/** "silent": nothing comes through, and nobody is told. "reset": every connection is refused, and those there are end at once. */
export type CutKind = "silent" | "reset";

interface Pair {
  readonly device: Socket;
  readonly hub: Socket;
}

/** When a lost first packet of a connection is sent again, after the connection was asked for: as Linux and Windows do it. */
const synAgainAtMs = [1_000, 3_000, 7_000, 15_000, 31_000];

export class Cable {
  readonly #hub: { readonly host: string; readonly port: number };
  readonly #pairs = new Set<Pair>();
  readonly #waiting = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #server: Server;
  #cut: CutKind | null = null;

  private constructor(hub: URL) {
    this.#hub = { host: hub.hostname, port: Number(hub.port) };
    // A device that has sent all may still be answered.
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (device) => this.#accept(device));
  }

  static async lay(hubUrl: string): Promise<Cable> {
    const cable = new Cable(new URL(hubUrl));
    await new Promise<void>((resolve) => cable.#server.listen(0, "127.0.0.1", resolve));
    return cable;
  }

  /** Where the device finds the hub. */
  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  }

  cut(kind: CutKind): void {
    this.#cut = kind;
    for (const pair of this.#pairs) {
      if (kind === "reset") this.#end(pair);
      else for (const socket of [pair.device, pair.hub]) socket.pause();
    }
  }

  /** What was sent into the silence arrives now, as TCP would send it again, at whichever end is still there. */
  heal(): void {
    this.#cut = null;
    for (const { device, hub } of this.#pairs) for (const socket of [device, hub]) socket.resume();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    // No reset: one that is sent into a connection that nobody reads any more keeps the process waiting for it.
    for (const { device, hub } of this.#pairs) for (const socket of [device, hub]) socket.destroy();
    for (const device of this.#waiting) device.destroy();
    this.#server.close();
  }

  #accept(device: Socket): void {
    device.on("error", () => device.destroy());
    if (this.#cut === "reset") device.resetAndDestroy();
    else if (this.#cut === "silent") this.#lose(device);
    else this.#join(device);
  }

  /** A connection that was asked for during the silence comes about when its first packet is sent again after it, if anybody still waits. */
  #lose(device: Socket): void {
    this.#waiting.add(device);
    device.on("close", () => this.#waiting.delete(device));
    for (const afterMs of synAgainAtMs) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        if (this.#cut !== null || !this.#waiting.delete(device) || device.destroyed) return;
        this.#join(device);
      }, afterMs);
      this.#timers.add(timer);
    }
  }

  #join(device: Socket): void {
    const pair = { device, hub: connect({ ...this.#hub, allowHalfOpen: true }) };
    this.#pairs.add(pair);
    pair.hub.on("error", () => this.#end(pair));
    device.on("error", () => this.#end(pair));
    for (const [from, to] of [
      [device, pair.hub],
      [pair.hub, device],
    ] as const) {
      from.on("data", (bytes) => {
        if (!to.write(bytes)) {
          from.pause();
          to.once("drain", () => this.#cut === "silent" || from.resume());
        }
      });
      from.on("end", () => to.end());
      from.on("close", () => to.destroyed || to.end());
    }
    device.on("close", () => pair.hub.destroyed && this.#pairs.delete(pair));
    pair.hub.on("close", () => device.destroyed && this.#pairs.delete(pair));
    if (this.#cut === "silent") for (const socket of [device, pair.hub]) socket.pause();
    else device.resume();
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    for (const socket of [pair.device, pair.hub]) if (!socket.destroyed) socket.resetAndDestroy();
  }
}
