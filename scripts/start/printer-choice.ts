// Which printer a hall uses: a real one's address, or the virtual one with its port.

import { Trouble } from "../trouble.ts";

export type PrinterChoice =
  | { readonly kind: "real"; readonly address: string }
  | { readonly kind: "virtual"; readonly port: number; readonly address: string };

const usualPort = 9_100;

/** Reads HALL_PRINTER: nothing, `virtual:PORT`, `tcp://host:port`, `lp:///dev/…` or `serial:/dev/…`. Throws Trouble on anything else. */
export function readPrinter(text: string | undefined): PrinterChoice {
  if (!text) return virtual(usualPort);
  const port = /^virtual:(\d{1,5})$/.exec(text)?.[1];
  if (port !== undefined && Number(port) <= 65_535) return virtual(Number(port));
  if (/^(tcp:\/\/[^\s/]+:\d{1,5}|lp:\/\/\/\S+|serial:\/\S+)$/.test(text)) return { kind: "real", address: text };
  throw new Trouble(
    `HALL_PRINTER="${text}" 不是打印机地址，应形如 tcp://192.168.1.50:9100、lp:///dev/usb/lp0 或 virtual:9100。\n` +
      `HALL_PRINTER="${text}" is no printer's address; write one such as tcp://192.168.1.50:9100, lp:///dev/usb/lp0 or virtual:9100.`,
  );
}

const virtual = (port: number): PrinterChoice => ({ kind: "virtual", port, address: `tcp://127.0.0.1:${port}` });
