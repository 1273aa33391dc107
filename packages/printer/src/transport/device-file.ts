// A USB printer behind a device file of the operating system, such as /dev/usb/lp0 on Linux.
import { constants, open } from "node:fs/promises";
import { pause } from "../within.ts";
import type { Transport, TransportConnection } from "./transport.ts";

const pollMs = 20;

/** What is used of a file handle. */
export interface DeviceFile {
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesRead: number }>;
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }>;
  close(): Promise<void>;
}

export type OpenDeviceFile = (path: string) => Promise<DeviceFile>;

/** Without O_NONBLOCK a read waits in the thread pool for as long as the printer has nothing to say. */
const openNative: OpenDeviceFile = (path) => open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);

export function deviceFileTransport(path: string, openFile: OpenDeviceFile = openNative): Transport {
  return {
    address: `lp://${path}`,
    carriesPictures: true,
    open: async (timeoutMs) => new DeviceFileConnection(await openFile(path), timeoutMs),
  };
}

class DeviceFileConnection implements TransportConnection {
  readonly #file: DeviceFile;
  readonly #writeTimeoutMs: number;
  readonly #reading: Promise<void>;
  #dataListeners: ((bytes: Uint8Array) => void)[] = [];
  #closeListeners: ((error: Error | null) => void)[] = [];
  #closed = false;
  #failure: Error | null = null;

  constructor(file: DeviceFile, writeTimeoutMs: number) {
    this.#file = file;
    this.#writeTimeoutMs = writeTimeoutMs;
    this.#reading = this.#read();
  }

  /** Rejects when the printer takes nothing for the whole time-out: its buffer is full and it stands still. */
  async write(bytes: Uint8Array): Promise<void> {
    let sent = 0;
    let lastProgressAt = performance.now();
    while (sent < bytes.length) {
      if (this.#closed) throw this.#failure ?? new Error("The device is closed.");
      const written = await orNothingYet(this.#file.write(bytes, sent, bytes.length - sent).then((result) => result.bytesWritten));
      sent += written;
      if (written > 0) lastProgressAt = performance.now();
      else if (performance.now() - lastProgressAt > this.#writeTimeoutMs) throw new Error("The printer takes no more bytes.");
      else await pause(pollMs);
    }
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#dataListeners.push(listener);
  }

  onClose(listener: (error: Error | null) => void): void {
    if (this.#closed) listener(this.#failure);
    else this.#closeListeners.push(listener);
  }

  /** Linux drops what is under way when the file is closed; a last NUL, which printers pass over, is taken only when all before it has gone. */
  async end(): Promise<void> {
    if (!this.#closed) await this.write(Uint8Array.of(0));
    this.#close(null);
    await this.#reading;
  }

  destroy(): void {
    this.#close(null);
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(1024);
    while (!this.#closed) {
      try {
        const bytesRead = await orNothingYet(this.#file.read(buffer, 0, buffer.length, null).then((result) => result.bytesRead));
        if (bytesRead > 0) for (const listener of this.#dataListeners) listener(buffer.slice(0, bytesRead));
        else await pause(pollMs);
      } catch (error) {
        this.#close(error instanceof Error ? error : new Error(String(error)));
      }
    }
    await this.#file.close();
  }

  #close(failure: Error | null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#failure = failure;
    for (const listener of this.#closeListeners.splice(0)) listener(failure);
  }
}

/** A device that has nothing to give or no room for more says EAGAIN. */
async function orNothingYet(count: Promise<number>): Promise<number> {
  try {
    return await count;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") return 0;
    throw error;
  }
}
