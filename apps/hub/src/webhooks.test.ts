// Webhooks against a real HTTP receiver that fails, dawdles and goes away, checked by another implementation of the signature.
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalEvent } from "@hallflow/queue-core";
import { pino } from "pino";
import { Webhook as Verifier } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Conditions } from "./conditions.ts";
import { fed } from "./feed.ts";
import { Journal } from "./journal.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";
import { Webhooks } from "./webhooks.ts";
import { openWebhooks, readWebhooks } from "./webhooks/webhook-file.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const happened = history(demoPlan(), 5, 400).flatMap(({ events }) => events);

interface Message {
  readonly id: string;
  readonly events: { readonly sequence: number; readonly event: { readonly type: string } }[];
}

let folder: string;
let journal: Journal;
let receiver: Server;
let messages: Message[];
/** What the receiver does with the nth request: answers with a status, or hangs up. */
let behave: (request: number) => number | "hang-up";
let webhooks: Webhooks | null;
let requests: number;

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const headers = request.headers as Record<string, string>;
  const { events } = new Verifier(secret).verify(body, headers) as { events: Message["events"] };
  const behaviour = behave(++requests);
  if (behaviour === "hang-up") return void request.socket.destroy();
  messages.push({ id: headers["webhook-id"] ?? "", events });
  response.writeHead(behaviour).end();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-webhooks-"));
  journal = new Journal(folder);
  messages = [];
  requests = 0;
  behave = () => 204;
  receiver = createServer((request, response) => void receive(request, response).catch(() => response.writeHead(401).end()));
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  webhooks = null;
});
afterEach(async () => {
  await webhooks?.stop();
  receiver.closeAllConnections();
  receiver.close();
  journal.close();
  rmSync(folder, { recursive: true });
});

function open(events?: string[]): Webhooks {
  const conditions = new Conditions(
    () => undefined,
    () => 0,
  );
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hall`;
  webhooks = new Webhooks([{ id: "crm", url, secret, ...(events && { events }) }], {
    hall: "city-centre",
    journal,
    conditions,
    logger: pino({ level: "silent" }),
  });
  return webhooks;
}

const store = (events: readonly JournalEvent[]) => journal.append([{ events, actor: "test", operation: null }]);
const received = () => messages.flatMap(({ events }) => events.map(({ sequence }) => sequence));
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);
const taken = () => expect.poll(() => webhooks?.behind().get("crm"), { timeout: 15_000 });

describe("a webhook", () => {
  it("hears everything once and in order, signed, from when it was added", async () => {
    store(happened.slice(0, 10));
    const hooks = open();
    store(happened.slice(10, 300));
    hooks.wake();
    await taken().toBe(0);
    expect(received()).toEqual(upTo(300, 11));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  });

  it("is sent the same message again until it takes it", async () => {
    const hooks = open();
    behave = (request) => (request === 1 ? 503 : request === 2 ? "hang-up" : 204);
    store(happened.slice(0, 20));
    hooks.wake();
    // What comes meanwhile waits for its own message: the one that may have arrived does not change.
    await expect.poll(() => requests, { timeout: 10_000 }).toBe(1);
    store(happened.slice(20, 30));
    hooks.wake();
    await taken().toBe(0);
    expect(messages.map(({ id, events }) => [id, events.length])).toEqual([
      ["city-centre.1-20", 20],
      ["city-centre.1-20", 20],
      ["city-centre.21-30", 10],
    ]);
  });

  it("goes on after a restart where it was", async () => {
    open();
    store(happened.slice(0, 5));
    webhooks?.wake();
    await taken().toBe(0);
    await webhooks?.stop();
    store(happened.slice(5, 9));
    open().wake();
    await taken().toBe(0);
    expect(received()).toEqual(upTo(9));
  });

  it("hears only what it asks for", async () => {
    open(["ticket-issued"]);
    store(happened);
    webhooks?.wake();
    await taken().toBe(0);
    expect(messages.length).toBeGreaterThan(0);
    expect(new Set(messages.flatMap(({ events }) => events.map(({ event }) => event.type)))).toEqual(new Set(["ticket-issued"]));
  });
});

describe("what leaves the hall", () => {
  it("has no token, tier, name of staff, or text that somebody typed", () => {
    const text = JSON.stringify(happened.map(fed));
    for (const key of ["token", "tier", "staff", "note"]) expect(text).not.toContain(`"${key}"`);
    expect(text).toContain('"ticket-issued"');
    const called = {
      type: "visit-called",
      explanation: { rule: "by-name", waitedMs: 1, reason: "old Mr Wang" },
    } as unknown as JournalEvent;
    expect(JSON.stringify(fed(called))).not.toContain("Wang");
  });

  it("keeps the reasons that the plan gives", () => {
    const issued = happened.find(({ type }) => type === "ticket-issued");
    expect(issued && fed(issued)).toMatchObject({ reason: { zh: expect.stringMatching(/\p{Script=Han}/u) as string } });
  });
});

describe("webhooks.yaml", () => {
  const read = (text: string) => {
    const file = join(folder, "webhooks.yaml");
    writeFileSync(file, text);
    return readWebhooks(file);
  };
  const one = (url: string, key: string) => `version: 1\nwebhooks:\n  - { id: crm, url: "${url}", secret: "${key}" }\n`;

  it("is read", () => expect(read(one("https://crm.example/hall", secret))).toMatchObject({ webhooks: [{ id: "crm" }] }));
  it("may be missing", () => expect(openWebhooks(join(folder, "none.yaml"))).toEqual([]));
  it.each([
    ["an address that is none", one("crm.example", secret), "https://"],
    ["a secret that is too short, which is not quoted", one("https://crm.example", "whsec_c2hvcnQ="), "openssl rand"],
    [
      "a name twice",
      `${one("https://a.example", secret)}  - { id: crm, url: "https://b.example", secret: "${secret}" }\n`,
      "taken already",
    ],
  ])("is told of %s", (_, text, words) => {
    const mistakes = JSON.stringify(read(text));
    expect(mistakes).toContain(words);
    expect(mistakes).not.toContain("c2hvcnQ");
    expect(mistakes).not.toContain(secret);
  });
});
