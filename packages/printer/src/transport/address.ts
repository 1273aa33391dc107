// A printer's address as people write it in a setting.
import { deviceFileTransport } from "./device-file.ts";
import { tcpTransport } from "./tcp.ts";
import type { Transport } from "./transport.ts";

const defaultPort = 9100;

/** "tcp://192.168.1.50" (port 9100), "tcp://printer:9101" or "lp:///dev/usb/lp0"; throws a sentence for anything else. */
export function transportOf(address: string): Transport {
  const url = URL.canParse(address) ? new URL(address) : null;
  const bare = url !== null && url.username === "" && url.search === "" && url.hash === "";
  if (bare && url.protocol === "tcp:" && url.hostname !== "" && ["", "/"].includes(url.pathname)) {
    return tcpTransport(url.hostname.replace(/^\[|\]$/g, ""), url.port === "" ? defaultPort : Number(url.port));
  }
  if (bare && url.protocol === "lp:" && url.hostname === "" && url.pathname.length > 1)
    return deviceFileTransport(decodeURIComponent(url.pathname));
  throw new Error(`"${address}" is no printer's address: write tcp://host:9100 for a network printer or lp:///dev/usb/lp0 for a USB one.`);
}
