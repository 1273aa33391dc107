// Clients that send one command after another over socket.io, and how long each waited for its answer.

import { type Socket, io } from "socket.io-client";

/** What a client sends next, given the answer before; null when it has nothing more to send. */
export type Script = (client: number, answer: unknown) => object | null;

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
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

/** Every client sends as soon as it is answered, until all together have sent `commands`. Throws on an answer that is not "done". */
export async function drive(sockets: readonly Socket[], script: Script, commands: number): Promise<Measured> {
  const latencies: number[] = [];
  let left = commands;
  const run = async (socket: Socket, client: number): Promise<void> => {
    let answer: unknown = null;
    while (left > 0) {
      const command = script(client, answer);
      if (command === null) return;
      left--;
      const startedAt = performance.now();
      answer = (await socket.emitWithAck("command", { operation: crypto.randomUUID(), command })) as unknown;
      latencies.push(performance.now() - startedAt);
      if ((answer as { kind?: string }).kind !== "done")
        throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(sockets.map(run));
  const seconds = (performance.now() - startedAt) / 1_000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { perSecond: latencies.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}
