// Finds ports for the parts that only the hub speaks with, and says when a port that was asked for is taken.

import { createServer } from "node:net";

/** A port of this machine's loopback address that nobody listens on now. */
export function freePort(): Promise<number> {
  return listenOnce("127.0.0.1", 0);
}

/** Whether nobody listens on the port yet. */
export async function isFree(host: string, port: number): Promise<boolean> {
  return listenOnce(host, port).then(
    () => true,
    () => false,
  );
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
