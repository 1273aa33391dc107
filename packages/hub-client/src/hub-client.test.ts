import { createServer } from "node:http";
import { type AddressInfo, type Socket as TcpSocket, createServer as createTcpServer } from "node:net";
import type { Answer, CounterId, Envelope } from "@hallflow/queue-core";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HubClient } from "./hub-client.ts";
import { memoryStore, pageStore } from "./operation-store.ts";

/** A hub that answers as the test tells it, on a port that it keeps over a restart. */
class FakeHub {
  port = 0;
  readonly heard: Envelope[] = [];
  answer: (envelope: Envelope, reply: (answer: Answer) => void) => void = (_, reply) => reply(done);
  #io: Server | null = null;

  async open(): Promise<void> {
    const http = createServer((_, response) => response.writeHead(404).end());
    this.#io = new Server(http, { transports: ["websocket"], pingInterval: 200, pingTimeout: 300 });
    this.#io.on("connection", (socket: Socket) => {
      socket.emit("push", { sequence: this.heard.length, time: { at: 5_000_000, rate: 100 }, view: { role: "lobby" } });
      socket.on("command", (envelope: Envelope, reply: (answer: Answer) => void) => {
        this.heard.push(envelope);
        this.answer(envelope, reply);
      });
    });
    await new Promise<void>((resolve) => http.listen(this.port, "127.0.0.1", resolve));
    this.port = (http.address() as AddressInfo).port;
  }

  push(sequence: number): void {
    this.#io?.emit("push", { sequence, time: { at: 5_000_000, rate: 100 }, view: { role: "lobby" } });
  }

  async close(): Promise<void> {
    await this.#io?.close();
    this.#io = null;
  }
}

const done: Answer = { kind: "done", result: { visit: null, counter: null } };
const start = { type: "start", counter: "1" as CounterId } as const;
let hub: FakeHub;
const clients: HubClient[] = [];

function connect(store = memoryStore()): HubClient {
  const client = new HubClient({ url: `http://127.0.0.1:${hub.port}`, hello: { token: "t", view: "lobby", device: "test" }, store });
  clients.push(client);
  return client;
}

beforeEach(async () => {
  hub = new FakeHub();
  await hub.open();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await hub.close();
});

describe("the hub client", () => {
  it("asks once and hands on the answer", async () => {
    expect(await connect().send(start)).toEqual(done);
    expect(hub.heard).toHaveLength(1);
    expect(hub.heard[0]).toMatchObject({ command: start });
  });

  it("asks again with the same id when the answer was lost with the link", async () => {
    const client = connect();
    await expect.poll(() => client.state().link).toBe("online");
    hub.answer = () => undefined;
    const answer = client.send(start);
    await expect.poll(() => hub.heard.length).toBe(1);
    await hub.close();
    hub.answer = (_, reply) => reply(done);
    await hub.open();
    expect(await answer).toEqual(done);
    expect(new Set(hub.heard.map(({ operation }) => operation)).size).toBe(1);
    expect(hub.heard.length).toBeGreaterThan(1);
  });

  it("asks again while the hub says that it cannot just now", async () => {
    let tries = 0;
    hub.answer = (_, reply) => reply(++tries < 3 ? { kind: "unavailable", words: { zh: "等", en: "wait" } } : done);
    expect(await connect().send(start)).toEqual(done);
    expect(tries).toBe(3);
    expect(new Set(hub.heard.map(({ operation }) => operation)).size).toBe(1);
  });

  it("gives up a press that became too old, in words, and never sends it later", async () => {
    const client = connect();
    await expect.poll(() => client.state().link).toBe("online");
    await hub.close();
    await expect.poll(() => client.state().link).toBe("offline");
    const answer = await client.send(start, { validForMs: 300 });
    expect(answer).toMatchObject({ kind: "unavailable", words: { zh: expect.any(String) as string } });
    await hub.open();
    await expect.poll(() => client.state().link, { timeout: 5_000 }).toBe("online");
    expect(hub.heard).toEqual([]);
  });

  it("asks after a reload what the page before it had not been answered", async () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    hub.answer = () => undefined;
    const before = connect(pageStore(storage, "presses"));
    void before.send(start);
    await expect.poll(() => hub.heard.length).toBe(1);
    before.close();
    hub.answer = (_, reply) => reply(done);
    const store = pageStore(storage, "presses");
    connect(store);
    await expect.poll(() => hub.heard.length).toBe(2);
    expect(hub.heard[1]?.operation).toBe(hub.heard[0]?.operation);
    await expect.poll(() => store.all()).toEqual([]);
  });

  it("asks again, without a new connection, what an earlier page was not answered", async () => {
    const store = memoryStore();
    await store.add({ operation: crypto.randomUUID() as never, command: start, pressedAt: Date.now(), validForMs: null, seen: null });
    let tries = 0;
    hub.answer = (_, reply) => reply(++tries < 3 ? { kind: "unavailable", words: { zh: "等", en: "wait" } } : done);
    connect(store);
    await expect.poll(() => store.all()).toEqual([]);
    expect(tries).toBe(3);
  });

  it("sends nothing that it could not write down, and says so", async () => {
    const full = { ...memoryStore(), add: () => Promise.reject(new Error("ENOSPC")) };
    expect(await connect(full).send(start)).toMatchObject({ kind: "unavailable" });
    expect(hub.heard).toEqual([]);
  });

  it("leaves out a view that is older than the one it has, and takes the first of a new connection as it is", async () => {
    const client = connect();
    await expect.poll(() => client.state().push?.sequence).toBe(0);
    hub.push(7);
    hub.push(5);
    hub.push(8);
    await expect.poll(() => client.state().push?.sequence).toBe(8);
    const seen: (number | undefined)[] = [];
    client.subscribe(() => seen.push(client.state().push?.sequence));
    hub.push(3);
    await hub.close();
    await hub.open();
    await expect.poll(() => client.state().push?.sequence, { timeout: 5_000 }).toBe(0);
    expect(seen).not.toContain(3);
  });

  it("knocks while nobody answers, opens no websocket in vain, and is back as soon as somebody does", async () => {
    const client = connect();
    await expect.poll(() => client.state().link).toBe("online");
    await hub.close();
    await expect.poll(() => client.state().link).toBe("offline");
    // A network that takes everything and gives nothing, as behind a pulled cable.
    const asked: string[] = [];
    const silence = createTcpServer((socket) => {
      socket.on("data", (bytes) => asked.push(bytes.toString().split(" ")[1] ?? ""));
      socket.on("error", () => socket.destroy());
      held.add(socket);
    });
    const held = new Set<TcpSocket>();
    await new Promise<void>((resolve) => silence.listen(hub.port, "127.0.0.1", resolve));
    await expect.poll(() => asked.filter((path) => path === "/readyz").length).toBeGreaterThan(3);
    expect(asked.filter((path) => path.startsWith("/socket.io"))).toEqual([]);
    for (const socket of held) socket.destroy();
    await new Promise((resolve) => silence.close(resolve));
    await hub.open();
    await expect.poll(() => client.state().link, { timeout: 2_000 }).toBe("online");
  });

  it("says offline within the heartbeat's patience, and online again by itself", async () => {
    const client = connect();
    await expect.poll(() => client.state().link).toBe("online");
    await hub.close();
    await expect.poll(() => client.state().link).toBe("offline");
    expect(await client.ask({ type: "visit", visit: crypto.randomUUID() as never })).toMatchObject({ kind: "unavailable" });
    await hub.open();
    await expect.poll(() => client.state().link, { timeout: 5_000 }).toBe("online");
  });

  it("carries hall time on between views, at the hall's own pace", async () => {
    const client = connect();
    await expect.poll(() => client.state().push).not.toBeNull();
    const before = client.hallNow();
    expect(before).toBeGreaterThanOrEqual(5_000_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(client.hallNow() - before).toBeGreaterThanOrEqual(4_000);
  });
});
