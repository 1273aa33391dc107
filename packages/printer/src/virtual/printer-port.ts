// The printer's network port: one connection prints at a time, as on a real print server; others wait their turn.
import { createServer, type Server, type Socket } from "node:net";
import { sprung, type Faults } from "./faults.ts";
import type { PrinterDevice } from "./device.ts";

/** What a printer takes before it stops reading. */
const bufferBytes = 65_536;
/** A connection that says nothing makes way for one that waits. */
const idleMs = 10_000;

export class PrinterPort {
  readonly #device: PrinterDevice;
  readonly #server: Server;
  #waiting: Socket[] = [];
  #active: Socket | null = null;
  /** Bytes that this connection has delivered, for traps. */
  #delivered = 0;
  /** Taken while stalled, looked at afterwards. */
  #unread: Uint8Array[] = [];

  constructor(device: PrinterDevice) {
    this.#device = device;
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
  }

  /** Rejects with a sentence when the port cannot be had. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, "virtual printer", host, port)));
      this.#server.listen(port, host, () => {
        const address = this.#server.address();
        resolve(typeof address === "object" && address !== null ? address.port : port);
      });
    });
  }

  answer(bytes: Uint8Array): void {
    if (!this.#device.faults.stalled && this.#active?.writable === true) this.#active.write(bytes);
  }

  drained(): void {
    if (this.#active?.isPaused() === true && this.#device.queuedBytes < bufferBytes) this.#active.resume();
  }

  /** Follows a change of the panel: without power every connection breaks, after a stall the bytes are read. */
  followFaults(): void {
    if (this.#device.faults.power === "off") {
      this.#unread = [];
      this.#breakConnections();
      return;
    }
    if (!this.#device.faults.stalled) for (const bytes of this.#unread.splice(0)) this.#device.receive(bytes);
  }

  close(): Promise<void> {
    this.#breakConnections();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }

  #breakConnections(): void {
    for (const socket of this.#waiting.splice(0)) socket.resetAndDestroy();
    this.#active?.resetAndDestroy();
  }

  #accept(socket: Socket): void {
    if (this.#device.faults.power === "off") {
      socket.resetAndDestroy();
      return;
    }
    socket.setNoDelay(true);
    // A client that resets is ordinary here; "close" follows and does what is needed.
    socket.on("error", () => undefined);
    socket.on("close", () => this.#leave(socket));
    socket.pause();
    this.#waiting.push(socket);
    this.#serveNext();
  }

  #serveNext(): void {
    if (this.#active !== null) {
      if (this.#waiting.length > 0) this.#active.setTimeout(idleMs);
      return;
    }
    const socket = this.#waiting.shift();
    if (socket === undefined) return;
    this.#active = socket;
    this.#delivered = 0;
    socket.on("data", (bytes: Buffer) => this.#take(socket, bytes));
    socket.on("end", () => socket.end());
    socket.on("timeout", () => socket.destroy());
    if (this.#waiting.length > 0) socket.setTimeout(idleMs);
    socket.resume();
  }

  #leave(socket: Socket): void {
    this.#waiting = this.#waiting.filter((other) => other !== socket);
    if (this.#active !== socket) return;
    this.#active = null;
    this.#serveNext();
  }

  #take(socket: Socket, bytes: Buffer): void {
    const { trap } = this.#device.faults;
    const sprungBy = trap !== null && this.#delivered + bytes.length >= trap.atByte ? trap : null;
    const taken = sprungBy === null ? bytes : bytes.subarray(0, Math.max(0, sprungBy.atByte - this.#delivered));
    this.#delivered += taken.length;
    this.#feed(taken);
    if (sprungBy !== null) {
      const faults: Faults = sprung(this.#device.faults);
      this.#device.setFaults(faults);
      if (sprungBy.kind === "reset") socket.resetAndDestroy();
      else this.followFaults();
      if (sprungBy.kind === "reset" || faults.power === "off") return;
      this.#feed(bytes.subarray(taken.length));
    }
    if (this.#device.queuedBytes >= bufferBytes) socket.pause();
  }

  #feed(bytes: Uint8Array): void {
    if (this.#device.faults.stalled) this.#unread.push(bytes);
    else this.#device.receive(bytes);
  }
}

/** A sentence that says what to do about a port that cannot be had. */
export function listenError(error: NodeJS.ErrnoException, what: string, host: string, port: number): Error {
  const place = `${host}:${String(port)}`;
  if (error.code === "EADDRINUSE")
    return new Error(`The ${what} cannot listen on ${place}: the port is in use. Stop what uses it, or choose another port.`, {
      cause: error,
    });
  if (error.code === "EACCES") return new Error(`The ${what} may not listen on ${place}: choose a port above 1023.`, { cause: error });
  if (error.code === "EADDRNOTAVAIL")
    return new Error(`The ${what} cannot listen on ${place}: this machine has no address ${host}.`, { cause: error });
  return new Error(`The ${what} cannot listen on ${place}: ${error.message}`, { cause: error });
}
