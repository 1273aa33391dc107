// A printer's address as people write it in a setting.
import { deviceFileTransport } from "./device-file.ts";
import { serialTransport } from "./serial.ts";
import { tcpTransport } from "./tcp.ts";
import type { Transport } from "./transport.ts";

const defaultPort = 9100;
const defaultBaudRate = 19_200;

/**
 * "tcp://192.168.1.50" (port 9100), "tcp://printer:9101", "lp:///dev/usb/lp0", "serial:/dev/ttyS0?baud=38400" or "serial:COM3"; throws a
 * sentence for anything else.
 */
export function transportOf(address: string): Transport {
  const transport = address.startsWith("serial:") ? serialOf(address) : networkOrFileOf(address);
  if (transport !== null) return transport;
  throw new Error(
    `"${address}" is no printer's address: write tcp://host:9100 for a network printer, lp:///dev/usb/lp0 for a USB one, or serial:/dev/ttyS0?baud=19200 for a serial one.`,
  );
}

function networkOrFileOf(address: string): Transport | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== "" || url.search !== "" || url.hash !== "") return null;
  if (url.protocol === "tcp:" && url.hostname !== "" && ["", "/"].includes(url.pathname)) {
    return tcpTransport(url.hostname.replace(/^\[|\]$/g, ""), url.port === "" ? defaultPort : Number(url.port));
  }
  return url.protocol === "lp:" && url.hostname === "" && url.pathname.length > 1
    ? deviceFileTransport(decodeURIComponent(url.pathname))
    : null;
}

function serialOf(address: string): Transport | null {
  const [, path, query] = /^serial:([^?]+)(?:\?(.*))?$/.exec(address) ?? [];
  if (path === undefined) return null;
  const options = new URLSearchParams(query ?? "");
  if ([...options.keys()].some((key) => key !== "baud" && key !== "flow")) return null;
  const baudRate = Number(options.get("baud") ?? defaultBaudRate);
  const flow = options.get("flow") ?? "rtscts";
  if (!Number.isInteger(baudRate) || baudRate <= 0 || !["rtscts", "none"].includes(flow)) return null;
  return serialTransport({ path, baudRate, rtscts: flow === "rtscts" });
}
