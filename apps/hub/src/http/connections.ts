// Keeps one address from taking all of the hub's connections: so many at once, and none that never asks for anything.

import type { Server } from "node:http";
import type { Socket } from "node:net";
import { isOwnMachine } from "../access/addresses.ts";

/** A device holds one or two, and a page with its fonts a few for a moment; guests' phones may share one address. */
const perAddress = 128;
const altogether = 4_096;

/** Headers are one small packet on a hall's network: who sends them letter by letter is not one of ours. */
export const timeouts = { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 } as const;

/** Closes what an address has too many of. The hall's own machine has no bound: a proxy in front of the hub speaks for everybody. */
export function boundConnections(server: Server): void {
  const open = new Map<string, number>();
  server.maxConnections = altogether;
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    if (isOwnMachine(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > perAddress) return void socket.destroy();
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}
