import type { Hello, Role, View } from "@hallflow/queue-core";
import { HubClient } from "@hallflow/hub-client";
import { type Socket, io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyCommand } from "./testing/every-command.fixture.ts";
import { type TrialHub, startTrialHub } from "./testing/trial-hub.ts";

let hub: TrialHub;
beforeAll(async () => (hub = await startTrialHub()));
afterAll(() => hub.stop());

const viewOf: Record<Role, Hello["view"] | null> = {
  kiosk: "kiosk",
  teller: "teller",
  guide: "guide",
  pad: "pad",
  lobby: "lobby",
  manager: "manager",
  administrator: "manager",
  system: null,
};
const operation = () => crypto.randomUUID();

async function connect(role: Role, extra: Partial<Hello> = {}, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = io(hub.address, {
    transports: ["websocket"],
    auth: { protocol: 1, token: hub.tokens[role], view: viewOf[role] ?? "manager", device: `test-${role}`, ...extra },
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  return socket;
}

const command = (type: string, more: object = {}) => ({ operation: operation(), command: { type, ...more } });

describe("the gateway", () => {
  it("takes no token that it did not give, no view that the role may not see, and no page of another site", async () => {
    await expect(connect("kiosk", { token: "x".repeat(32) })).rejects.toMatchObject({
      data: { need: "enrolment", words: { en: expect.stringContaining("not enrolled") as string } },
    });
    await expect(connect("kiosk", { view: "manager" })).rejects.toMatchObject({ data: { words: { zh: expect.any(String) as string } } });
    await expect(connect("lobby", {}, { origin: "http://elsewhere.example" })).rejects.toThrow("websocket error");
    await expect(connect("lobby", { protocol: 2 as 1 })).rejects.toMatchObject({
      data: { words: { en: expect.stringContaining("update") as string } },
    });
  });

  it.each([
    ["nothing", undefined],
    ["a text", "call-next"],
    ["no operation", { command: { type: "start", counter: "1" } }],
    ["an unknown command", command("explode")],
    ["a field too many", command("start", { counter: "1", loud: true })],
    [
      "a polluted prototype",
      JSON.parse(`{"operation":"${crypto.randomUUID()}","command":{"type":"start","counter":"1","__proto__":{"admin":true}}}`),
    ],
  ])("answers %s with the mistakes in it", async (_, message) => {
    const socket = await connect("teller");
    const answer = (await socket.emitWithAck("command", message)) as { kind: string; mistakes?: unknown[] };
    socket.close();
    expect(answer.kind).toBe("malformed");
    expect(answer.mistakes?.length).toBeGreaterThan(0);
  });

  it("leases numbers to the device that asks, and under no other's name", async () => {
    await hub.call("manager", "POST", "/api/v1/visits", { errands: ["change-plan"] }, { "idempotency-key": "opens the day" });
    const socket = await connect("kiosk", { device: "kiosk-8" });
    const ask = (device: string, type = "lease-numbers", more: object = { letter: "A", count: 5 }) =>
      socket.emitWithAck("command", command(type, { device, ...more })) as Promise<unknown>;
    expect(await ask("kiosk-8")).toMatchObject({ kind: "done", result: { visit: null, lease: { letter: "A", first: 501, count: 5 } } });
    expect(await ask("kiosk-9")).toMatchObject({ kind: "refused", refusal: { type: "not-allowed" } });
    const ticket = { ...everyCommand["hand-in"], number: 501, errands: ["change-plan"], device: undefined };
    expect(await ask("kiosk-9", "hand-in", { ...ticket, device: "kiosk-9" })).toMatchObject({ refusal: { type: "not-allowed" } });
    expect(await ask("kiosk-8", "hand-in", { ...ticket, device: "kiosk-8" })).toMatchObject({
      kind: "done",
      result: { visit: { ticket: "A501" } },
    });
    socket.close();
  });

  it("survives messages without an acknowledgement, and ones that are too large", async () => {
    const socket = await connect("teller");
    socket.emit("command", command("start", { counter: "1" }));
    socket.emit("ask", 5);
    socket.emit("announced", null);
    socket.emit("trouble", { id: "../x" });
    const closed = new Promise((resolve) => socket.once("disconnect", resolve));
    socket.emit("command", { text: "x".repeat(100_000) }, () => undefined);
    await closed;
    expect((await fetch(`${hub.address}/healthz`)).status).toBe(200);
  });

  it("shows each role its own view and nothing of a customer's to the lobby", async () => {
    await hub.call(
      "system",
      "POST",
      "/api/v1/visits",
      { errands: ["change-plan"], tier: "vip", needs: ["elder"] },
      { "idempotency-key": "seen" },
    );
    const client = new HubClient({ url: hub.address, hello: { token: hub.tokens.lobby, view: "lobby", device: "lobby-1" } });
    const view = await new Promise<View>((resolve) =>
      client.subscribe(() => {
        const seen = client.state().push?.view;
        if (seen?.role === "lobby" && seen.soon.length > 0) resolve(seen);
      }),
    );
    client.close();
    const text = JSON.stringify(view);
    for (const secret of ["tier", "needs", "elder", "change-plan", 'visit"']) expect(text).not.toContain(secret);
  });

  it("tells staff of a device's trouble until the device has gone", async () => {
    const manager = new HubClient({ url: hub.address, hello: { token: hub.tokens.manager, view: "manager", device: "manager-1" } });
    const conditions = () => {
      const view = manager.state().push?.view;
      return view?.role === "manager" ? view.conditions.map(({ id }) => id) : [];
    };
    const kiosk = await connect("kiosk", { device: "kiosk-7" });
    kiosk.emit("trouble", { id: "paper", raised: true, severity: "warning", words: { zh: "缺纸", en: "No paper" } });
    await expect.poll(conditions).toEqual(["kiosk-7:paper"]);
    kiosk.close();
    await expect.poll(conditions).toEqual([]);
    manager.close();
  });

  it("tells each ticket machine where another one stands that prints now", async () => {
    const place = { zh: "大门左侧的取号机", en: "the ticket machine left of the entrance" };
    const asking = new HubClient({ url: hub.address, hello: { token: hub.tokens.kiosk, view: "kiosk", device: "kiosk-8" } });
    const others = () => {
      const view = asking.state().push?.view;
      return view?.role === "kiosk" ? view.machines?.filter(({ device }) => device !== "kiosk-8") : undefined;
    };
    const other = await connect("kiosk", { device: "kiosk-9", place });
    await expect.poll(others).toEqual([{ device: "kiosk-9", place, prints: true }]);
    const noPaper = { id: "printer", severity: "critical", words: { zh: "缺纸", en: "No paper" } };
    other.emit("trouble", { ...noPaper, raised: true });
    await expect.poll(others).toEqual([{ device: "kiosk-9", place, prints: false }]);
    other.emit("trouble", { ...noPaper, severity: "notice", raised: true });
    await expect.poll(others).toEqual([{ device: "kiosk-9", place, prints: true }]);
    other.emit("trouble", { id: "paused", severity: "notice", words: noPaper.words, raised: true });
    await expect.poll(others).toEqual([{ device: "kiosk-9", place, prints: false }]);
    other.close();
    await expect.poll(others).toEqual([]);
    asking.close();
  });

  it("answers what the diversion would say, and who a customer is, without storing anything", async () => {
    const socket = await connect("kiosk");
    const before = (await hub.call("manager", "GET", "/api/v1/events?after=0&limit=1000")).body as { next: number };
    const quote = (await socket.emitWithAck("ask", { type: "quote", errands: ["print-invoice"] })) as {
      kind: string;
      result: { selfService: unknown };
    };
    expect(quote).toMatchObject({ kind: "done", result: { lane: "basic", selfService: { zone: "self-service" } } });
    const declined = (await socket.emitWithAck("ask", { type: "quote", errands: ["print-invoice"], declinedSelfService: true })) as {
      result: unknown;
    };
    expect(declined).toMatchObject({ kind: "done", result: { lane: "basic", selfService: null } });
    const identity = (await socket.emitWithAck("ask", { type: "identify", by: "phone", value: "13900000000" })) as { kind: string };
    expect(identity).toMatchObject({ kind: "done", result: { masked: "139****0000" } });
    socket.close();
    const after = (await hub.call("manager", "GET", "/api/v1/events?after=0&limit=1000")).body as { next: number };
    expect(after.next).toBe(before.next);
  });

  it("writes into the audit log why a number that staff took for somebody goes first, and nothing of other tickets", async () => {
    const socket = await connect("kiosk");
    const take = async (more: object) => {
      const ids = { visit: crypto.randomUUID(), token: crypto.randomUUID() };
      const answer = (await socket.emitWithAck("command", command("take-ticket", { ...ids, errands: ["explain-bill"], ...more }))) as {
        result: { visit: { ticket: string } };
      };
      return answer.result.visit.ticket;
    };
    await take({});
    const ticket = await take({ channel: "staff", needs: ["elder"], because: "seen in person" });
    socket.close();
    const given = hub.inside.access.audit.page(Number.MAX_SAFE_INTEGER, 50).filter(({ action }) => action === "precedence-given");
    expect(given).toMatchObject([{ subject: ticket, detail: JSON.stringify({ because: "seen in person", needs: ["elder"] }) }]);
  });
});
