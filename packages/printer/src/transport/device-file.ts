// A USB printer behind a device file of the operating system, such as /dev/usb/lp0 on Linux.
import { constants, open, type FileHandle } from "node:fs/promises";
import type { Transport, TransportConnection } from "./transport.ts";

const pollMs = 20;

export function deviceFileTransport(path: string): Transport {
  return {
    address: `lp://${path}`,
    async open(timeoutMs) {
      // Without O_NONBLOCK a read waits in the thread pool for as long as the printer has nothing to say.
      const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
      return new DeviceFileConnection(handle, timeoutMs);
    },
  };
}

class DeviceFileConnection implements TransportConnection {
  readonly #handle: FileHandle;
  readonly #writeTimeoutMs: number;
  #dataListeners: ((bytes: Uint8Array) => void)[] = [];
  #closeListeners: ((error: Error | null) => void)[] = [];
  #closed = false;
  #failure: Error | null = null;
  #reading: Promise<void>;

  constructor(handle: FileHandle, writeTimeoutMs: number) {
    this.#handle = handle;
    this.#writeTimeoutMs = writeTimeoutMs;
    this.#reading = this.#read();
  }

  /** Rejects when the printer takes nothing for the whole time-out: its buffer is full and it stands still. */
  async write(bytes: Uint8Array): Promise<void> {
    let sent = 0;
    let lastProgressAt = Date.now();
    while (sent < bytes.length) {
      if (this.#closed) throw this.#failure ?? new Error("The device is closed.");
      const written = await this.#handle.write(bytes, sent).then(
        (result) => result.bytesWritten,
        (error: NodeJS.ErrnoException) => (error.code === "EAGAIN" ? 0 : Promise.reject(error)),
      );
      sent += written;
      if (written > 0) lastProgressAt = Date.now();
      else if (Date.now() - lastProgressAt > this.#writeTimeoutMs) throw new Error("The printer takes no more bytes.");
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

  async end(): Promise<void> {
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
        const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, null);
        if (bytesRead > 0) for (const listener of this.#dataListeners) listener(buffer.slice(0, bytesRead));
        else await pause(pollMs);
      } catch (error) {
        if (isErrno(error) && error.code === "EAGAIN") await pause(pollMs);
        else this.#close(error instanceof Error ? error : new Error(String(error)));
      }
    }
    await this.#handle.close();
  }

  #close(failure: Error | null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#failure = failure;
    for (const listener of this.#closeListeners.splice(0)) listener(failure);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}
