// A printer on a serial line, as kiosks with an older built-in printer have it.
import { messageOf } from "../within.ts";
import type { Transport, TransportConnection } from "./transport.ts";
import type { SerialPort, SerialPortMock } from "serialport";

export interface SerialSettings {
  /** "/dev/ttyS0", "COM3". */
  readonly path: string;
  readonly baudRate: number;
  /** Hardware flow control: without it a printer whose buffer is full loses text. */
  readonly rtscts: boolean;
}

/** What is used of a port; tests give serialport's own mock. */
export type SerialLine = Pick<SerialPort | SerialPortMock, "open" | "write" | "drain" | "close" | "destroy" | "on" | "once" | "isOpen">;

export type OpenSerialLine = (settings: SerialSettings) => Promise<SerialLine>;

/** The library brings a native part, which only a printer on a serial line needs. */
const openNative: OpenSerialLine = async ({ path, baudRate, rtscts }) => {
  const { SerialPort } = await import("serialport");
  return new SerialPort({ path, baudRate, rtscts, autoOpen: false });
};

export function serialTransport(settings: SerialSettings, openLine: OpenSerialLine = openNative): Transport {
  return {
    address: `serial:${settings.path}`,
    carriesPictures: false,
    async open(timeoutMs) {
      const line = await openLine(settings);
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`The line did not open within ${String(timeoutMs)} ms.`)), timeoutMs);
        line.open((error) => {
          clearTimeout(timer);
          if (error) reject(error);
          else resolve();
        });
      });
      return connectionOf(line);
    },
  };
}

/**
 * serialport 13 tells that something can be read without letting Node go on afterwards (from Node 26.4 on, serialport/node-serialport#3148): what
 * was read comes when the next timer does, be that seconds later. So there is a timer while a line is open.
 */
const wakeMs = 5;

function connectionOf(line: SerialLine): TransportConnection {
  const waking = setInterval(() => undefined, wakeMs).unref();
  let failure: Error | null = null;
  let closed = false;
  line.on("error", (error: Error) => void (failure = error));
  line.once("close", () => {
    clearInterval(waking);
    closed = true;
  });
  const drained = (): Promise<void> =>
    new Promise((resolve, reject) => {
      line.drain((error) => (error ? reject(error) : resolve()));
    });
  return {
    async write(bytes) {
      if (closed || !line.isOpen) throw failure ?? new Error("The serial line is closed.");
      const taken = new Promise<void>((resolve, reject) => {
        line.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
      });
      await taken;
      // A serial line is slow, and its "written" means "queued": the bytes are gone when it has drained.
      await drained();
    },
    onData: (listener) => void line.on("data", listener),
    onClose: (listener) => {
      if (closed) listener(failure);
      else line.once("close", () => listener(failure));
    },
    end: (timeoutMs) =>
      new Promise((resolve, reject) => {
        if (closed || !line.isOpen) {
          resolve();
          return;
        }
        const timer = setTimeout(() => reject(new Error(`The line did not close within ${String(timeoutMs)} ms.`)), timeoutMs);
        line.close((error) => {
          clearTimeout(timer);
          if (error) reject(new Error(messageOf(error)));
          else resolve();
        });
      }),
    destroy: () => void line.destroy(),
  };
}
