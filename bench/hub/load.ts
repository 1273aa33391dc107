// Clients that send one command after another, over socket.io or HTTP, and how long each waited for its answer.

import { Agent, request } from "node:http";
import { type Socket, io } from "socket.io-client";

/** What a client sends next; null when it has nothing more to send. */
export type Script = (client: number) => object | null;
/** Sends one command and answers what came back. */
export type Sender = (command: object) => Promise<{ readonly kind?: string }>;

export interface Measured {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

export interface Server {
  readonly url: string;
  /** How a client of this role greets; the bare ceiling does not look. */
  readonly auth: (client: number) => object;
}

export async function connect({ url, auth }: Server, clients: number): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const socket = io(url, { transports: ["websocket"], forceNew: true, reconnection: false, auth: auth(client) });
      await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
      return socket;
    }),
  );
}

export const overSocket =
  (socket: Socket): Sender =>
  (command) =>
    socket.emitWithAck("command", { operation: crypto.randomUUID(), command }) as Promise<{ kind?: string }>;

/** Asks for tickets over HTTP, each client on a connection of its own that stays open. */
export function overHttp(url: string, token: string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (command) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(command);
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "idempotency-key": crypto.randomUUID(),
      };
      const asked = request(`${url}/api/v1/visits`, { method: "POST", agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          JSON.parse(Buffer.concat(parts).toString());
          resolve({ kind: response.statusCode === 201 ? "done" : `status ${response.statusCode}` });
        });
      });
      asked.once("error", reject);
      asked.end(body);
    });
}

/** Every client sends as soon as it is answered, until all together have sent `commands`. Throws on an answer that is not "done". */
export async function drive(senders: readonly Sender[], script: Script, commands: number): Promise<Measured> {
  const latenciesMs: number[] = [];
  let left = commands;
  const run = async (send: Sender, client: number): Promise<void> => {
    while (left > 0) {
      const command = script(client);
      if (command === null) return;
      left--;
      const startedAt = performance.now();
      const answer = await send(command);
      latenciesMs.push(performance.now() - startedAt);
      if (answer.kind !== "done") throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(senders.map(run));
  return { perSecond: latenciesMs.length / ((performance.now() - startedAt) / 1_000), latenciesMs };
}
