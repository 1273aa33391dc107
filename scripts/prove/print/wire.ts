// The cable between a kiosk and its printer, which counts the bytes on their way so that something can happen at one of them.

import { type AddressInfo, type Socket, connect, createServer } from "node:net";

export class Wire {
  readonly #printerPort: number;
  readonly #server = createServer({ allowHalfOpen: true }, (kiosk) => this.#join(kiosk));
  readonly #sockets = new Set<Socket>();
  #left = Infinity;
  #happen: () => void = () => undefined;

  private constructor(printerPort: number) {
    this.#printerPort = printerPort;
  }

  static async to(printerAddress: string): Promise<Wire> {
    const wire = new Wire(Number(new URL(printerAddress).port));
    await new Promise<void>((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  get address(): string {
    return `tcp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Once so many bytes more have gone to the printer, no other follows on that connection, and `happen` is called. */
  at(byte: number, happen: () => void): void {
    this.#left = byte;
    this.#happen = happen;
  }

  disarm(): void {
    this.#left = Infinity;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(kiosk: Socket): void {
    const printer = connect({ host: "127.0.0.1", port: this.#printerPort, allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [kiosk, printer],
      [printer, kiosk],
    ] as const) {
      this.#sockets.add(one);
      one.on("end", () => other.end());
      one.on("error", () => other.resetAndDestroy());
      one.on("close", (failed) => {
        this.#sockets.delete(one);
        if (failed) other.resetAndDestroy();
      });
    }
    kiosk.on("data", (bytes: Buffer) => {
      const cut = bytes.length >= this.#left;
      printer.write(cut ? bytes.subarray(0, this.#left) : bytes);
      this.#left -= bytes.length;
      if (!cut) return;
      this.disarm();
      kiosk.removeAllListeners("data").resume();
      this.#happen();
    });
    printer.on("data", (bytes: Buffer) => kiosk.writable && kiosk.write(bytes));
  }
}
