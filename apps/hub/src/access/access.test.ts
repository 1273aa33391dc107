import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClosedHall } from "../testing/door.fixture.ts";

let hall: ClosedHall;
beforeAll(async () => (hall = await ClosedHall.start()));
afterAll(() => hall.stop());

const press = (socket: Socket, command: object) =>
  socket.emitWithAck("command", { operation: crypto.randomUUID(), command }) as Promise<{ kind: string; refusal?: { type: string } }>;
const gone = (socket: Socket) => new Promise<number>((resolve) => socket.once("disconnect", () => resolve(performance.now())));
const audit = async () => {
  const answer = await hall.administer({ type: "read-audit", limit: 200 });
  return answer.kind === "done" ? answer.result.entries : [];
};

describe("the first administrator", () => {
  it("is made with the code that only whoever runs the hub can read, once", async () => {
    expect(existsSync(join(hall.hub.folder, "setup-code.txt"))).toBe(false);
    expect(await hall.hub.call(null, "GET", "/api/session/manager")).toMatchObject({ status: 403, body: { needsSetUp: false } });
    expect(
      await hall.hub.call(null, "POST", "/api/set-up", { device: "x", code: "2222-2222-2222", staff: "stranger", password: "long-enough" }),
    ).toMatchObject({ status: 403 });
  });
});

describe("enrolment", () => {
  it("lets a device in whose code a manager has typed, and binds it to its screen and place", async () => {
    const asked = await hall.hub.call(null, "POST", "/api/enrolments", { kind: "lobby", device: "lobby-7" });
    const { claim, code } = asked.body as { claim: string; code: string };
    expect(code).toMatch(/^\d{6}$/);
    expect(await hall.hub.call(null, "GET", `/api/enrolments/${claim}`)).toMatchObject({ body: { state: "waiting" } });
    expect(await hall.administer({ type: "find-enrolment", code })).toMatchObject({ result: { kind: "lobby", address: "127.0.0.1" } });
    const zone = "main" as never;
    expect(await hall.administer({ type: "approve-device", code, name: "大屏", counter: null, zone: "nowhere" as never })).toMatchObject({
      refusal: { type: "unknown-zone" },
    });
    const approved = await hall.administer({ type: "approve-device", code, name: "大屏", counter: null, zone: null });
    expect(approved).toMatchObject({ kind: "done", result: { kind: "lobby", name: "大屏", isOnline: false } });
    const { key } = (await hall.hub.call(null, "GET", `/api/enrolments/${claim}`)).body as { key: string };
    await expect(hall.connect({ token: key, view: "manager" })).rejects.toMatchObject({ data: { need: "enrolment" } });
    const socket = await hall.connect({ token: key, view: "lobby", zone, device: "anything" });
    expect((await hall.hub.call(null, "GET", `/api/enrolments/${claim}`)).status).toBe(404);
    const list = await hall.administer({ type: "list-access" });
    expect(list.kind === "done" && list.result.devices.find(({ name }) => name === "大屏")).toMatchObject({ isOnline: true });
    expect(JSON.stringify(list)).not.toContain(key);
    socket.close();
  });

  it("refuses a code that nobody shows, and forgets a device that was refused", async () => {
    const { claim, code } = (await hall.hub.call(null, "POST", "/api/enrolments", { kind: "kiosk", device: "kiosk-9" })).body as {
      claim: string;
      code: string;
    };
    expect(await hall.administer({ type: "refuse-device", code })).toMatchObject({ kind: "done" });
    expect((await hall.hub.call(null, "GET", `/api/enrolments/${claim}`)).status).toBe(404);
    expect(await hall.administer({ type: "find-enrolment", code })).toMatchObject({ refusal: { type: "unknown-code" } });
  });

  it("drops a revoked device at once, and lets it in no more", async () => {
    const key = await hall.enrol("kiosk");
    const socket = await hall.connect({ token: key, view: "kiosk" });
    const dropped = gone(socket);
    const list = await hall.administer({ type: "list-access" });
    const device = list.kind === "done" ? list.result.devices.find(({ isOnline, kind }) => isOnline && kind === "kiosk") : undefined;
    const revokedAt = performance.now();
    await hall.administer({ type: "revoke-device", device: device?.id ?? "" });
    expect((await dropped) - revokedAt).toBeLessThan(5_000);
    await expect(hall.connect({ token: key, view: "kiosk" })).rejects.toMatchObject({ data: { need: "enrolment" } });
  });

  it("puts a device that calls itself like another in its place", async () => {
    const first = await hall.enrol("kiosk", { device: "kiosk-3" });
    const socket = await hall.connect({ token: first, view: "kiosk" });
    const dropped = gone(socket);
    const second = await hall.enrol("kiosk", { device: "kiosk-3" });
    await dropped;
    await expect(hall.connect({ token: first, view: "kiosk" })).rejects.toMatchObject({ data: { need: "enrolment" } });
    const back = await hall.connect({ token: second, view: "kiosk", device: "kiosk-1" });
    const lease = (device: string) => press(back, { type: "lease-numbers", device, letter: "A", count: 5 });
    expect(await lease("kiosk-1")).toMatchObject({ refusal: { type: "not-allowed" } });
    expect((await lease("kiosk-3")).refusal?.type).not.toBe("not-allowed");
    back.close();
  });

  it("signs a teller out with the seat", async () => {
    const key = await hall.enrol("teller", { counter: "2" });
    const hello = { token: key, session: await hall.signIn(key, "孙丽", "teller"), view: "teller" } as const;
    const socket = await hall.connect(hello);
    const day = { day: "2026-01-01", dayStartAt: 0, ticketsStopAt: null, closesAt: null };
    await press(hall.administrator, { type: "open-day", ...day });
    expect(await press(socket, { type: "sign-in", counter: "2", staff: "孙丽" })).toMatchObject({ kind: "done" });
    const left = gone(socket);
    expect(await press(socket, { type: "sign-out", counter: "2" })).toMatchObject({ kind: "done" });
    await left;
    await expect(hall.connect(hello)).rejects.toMatchObject({ data: { need: "sign-in" } });
    const feed = (await hall.hub.call("system", "GET", "/api/v1/events?after=0&limit=1000")).body as {
      events: { event: { type: string } }[];
    };
    expect(feed.events.map(({ event }) => event.type)).toContain("counter-signed-out");
  });

  it("hears no flood: a device that asks far more than a screen does is let go, and comes back", async () => {
    const key = await hall.enrol("kiosk", { device: "kiosk-flood" });
    const socket = await hall.connect({ token: key, view: "kiosk" });
    const dropped = gone(socket);
    for (let index = 0; index < 1_000; index++) socket.emit("ask", { type: "quote", errands: ["print-invoice"] }, () => undefined);
    await dropped;
    const back = await hall.connect({ token: key, view: "kiosk" });
    expect(back.connected).toBe(true);
    back.close();
  });

  it("keeps a counter's device to its counter", async () => {
    const key = await hall.enrol("teller", { counter: "2" });
    const socket = await hall.connect({
      token: key,
      session: await hall.signIn(key, "赵敏", "teller"),
      view: "teller",
      counter: "3" as never,
    });
    expect(await press(socket, { type: "pause", counter: "3", reason: "meal" })).toMatchObject({ refusal: { type: "other-counter" } });
    expect(await press(socket, { type: "sign-in", counter: "2", staff: "somebody" })).toMatchObject({ refusal: { type: "other-person" } });
    socket.close();
  });
});

describe("signing in", () => {
  it("is asked of whoever opens a staff screen, and shared tokens do not do", async () => {
    const key = await hall.enrol("teller", { counter: "4" });
    await expect(hall.connect({ token: key, view: "teller" })).rejects.toMatchObject({ data: { need: "sign-in" } });
    await expect(hall.connect({ token: hall.hub.tokens.teller, view: "teller" })).rejects.toMatchObject({ data: { need: "enrolment" } });
    const session = await hall.signIn(key, "陈涛", "teller");
    const other = await hall.enrol("teller", { counter: "5" });
    await expect(hall.connect({ token: other, session, view: "teller" })).rejects.toMatchObject({ data: { need: "sign-in" } });
    const socket = await hall.connect({ token: key, session, view: "teller" });
    const left = gone(socket);
    expect(await socket.emitWithAck("administer", { type: "end-session" })).toEqual({ kind: "done", result: null });
    await left;
    await expect(hall.connect({ token: key, session, view: "teller" })).rejects.toMatchObject({ data: { need: "sign-in" } });
  });

  it("makes whoever guesses wait, at the account and at the device, and says so to nobody who does not need it", async () => {
    const key = await hall.enrol("teller", { counter: "6" });
    const elsewhere = await hall.enrol("teller", { counter: "1" });
    await hall.signIn(elsewhere, "周洁", "teller");
    const guess = (at: string, staff: string, password = "wrong-password") =>
      hall.hub.call(null, "POST", "/api/sign-in", { key: at, staff, password });
    const [known, unknown] = [await guess(key, "周洁"), await guess(key, "nobody")];
    expect(known).toEqual(unknown);
    expect(known.status).toBe(401);
    expect((await guess(key, "周洁")).status).toBe(401);
    expect((await guess(key, "周洁", "password-of-周洁")).status).toBe(429);
    // The device waits, whoever tries; at another device others go on.
    expect((await guess(key, "赵敏", "password-of-赵敏")).status).toBe(429);
    expect((await guess(elsewhere, "赵敏", "password-of-赵敏")).status).toBe(200);
  });

  it("ends when nobody has pressed anything for long", async () => {
    const short = await ClosedHall.start({ settings: { HALL_IDLE_MINUTES: "1" } });
    const dropped = gone(short.administrator);
    short.hub.inside.access.endIdle(Date.now() + 61_000);
    expect(await dropped).toBeGreaterThan(0);
    await short.stop();
  });

  it("ends for whoever is shut out, and there is always an administrator", async () => {
    const key = await hall.enrol("manager");
    const socket = await hall.connect({ token: key, session: await hall.signIn(key, "林悦", "manager"), view: "manager" });
    const dropped = gone(socket);
    expect(await hall.administer({ type: "change-account", staff: "林悦" as never, isActive: false })).toMatchObject({ kind: "done" });
    await dropped;
    expect(await hall.hub.call(null, "POST", "/api/sign-in", { key, staff: "林悦", password: "password-of-林悦" })).toMatchObject({
      status: 401,
    });
    expect(await hall.administer({ type: "change-account", staff: "站长" as never, role: "manager" })).toMatchObject({
      refusal: { type: "last-administrator" },
    });
  });
});

describe("a guide's tablet", () => {
  it("is let in under a guide's account, acts in that person's name alone, and is no counter's console", async () => {
    const key = await hall.enrol("guide", { zone: "experience-zone" });
    await expect(hall.connect({ token: key, view: "guide" })).rejects.toMatchObject({ data: { need: "sign-in" } });
    const socket = await hall.connect({ token: key, session: await hall.signIn(key, "苏晴", "guide"), view: "guide" });
    const visit = "00000000-0000-4000-8000-000000000001";
    const begin = { type: "begin-experience", visit, zone: "experience-zone" };
    expect(await press(socket, { ...begin, guide: "何人" })).toMatchObject({ refusal: { type: "other-person" } });
    expect(await press(socket, { ...begin, guide: "苏晴" })).toMatchObject({ refusal: { type: "unknown-visit" } });
    expect(await press(socket, { type: "evacuate-hall", reason: "no" })).toMatchObject({ refusal: { type: "not-allowed" } });
    socket.close();
    const console = await hall.enrol("teller", { counter: "1" });
    const answer = await hall.hub.call(null, "POST", "/api/sign-in", { key: console, staff: "苏晴", password: "password-of-苏晴" });
    expect(answer).toMatchObject({ status: 401, body: { words: { en: expect.stringContaining("kind of device") as string } } });
  });
});

describe("a call pad", () => {
  it("is bound to the counter that it was enrolled for, and its presses keep that counter's teller signed in", async () => {
    await expect(hall.connect({ token: hall.hub.tokens.pad, view: "pad", counter: "1" as never })).rejects.toMatchObject({
      data: { need: "enrolment" },
    });
    const asked = await hall.hub.call(null, "POST", "/api/enrolments", { kind: "pad", device: "pad-nowhere" });
    const { code } = asked.body as { code: string };
    const nowhere = await hall.administer({ type: "approve-device", code, name: "nowhere", counter: null, zone: null });
    expect(nowhere).toMatchObject({ refusal: { type: "counter-needed" } });
    const console = await hall.enrol("teller", { counter: "1" });
    const session = await hall.signIn(console, "林悦悦", "teller");
    const pad = await hall.connect({ token: await hall.enrol("pad", { counter: "1" }), view: "pad", counter: "4" as never });
    expect(await press(pad, { type: "call-next", counter: "4" })).toMatchObject({ refusal: { type: "other-counter" } });
    expect(await press(pad, { type: "sign-in", counter: "1", staff: "林悦悦" })).toMatchObject({ refusal: { type: "not-allowed" } });
    const { access } = hall.hub.inside;
    const usedAt = () => access.sessions.at((access.devices.at("1" as never, "teller").at(-1) as { id: string }).id)[0]?.lastUsedAt ?? 0;
    const before = usedAt();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await press(pad, { type: "pause", counter: "1", reason: "meal" })).toMatchObject({ kind: "refused" });
    expect(usedAt()).toBeGreaterThan(before);
    pad.close();
    expect(session).toBeTruthy();
  });
});

describe("what is written down", () => {
  it("says who did it, in the audit log and in the journal", async () => {
    const key = await hall.enrol("manager");
    const socket = await hall.connect({ token: key, session: await hall.signIn(key, "何静", "manager"), view: "manager" });
    await press(socket, { type: "sign-in", counter: "3", staff: "代班" });
    socket.close();
    const lines = await audit();
    expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(["set-up", "device-approved", "device-revoked", "signed-in"]));
    expect(lines.find(({ action, subject }) => action === "account-added" && subject === "何静")?.actor).toMatch(
      /^administrator:站长@manager-/,
    );
    expect(JSON.stringify(lines)).not.toMatch(/password-of|first-password/);
    await hall.hub.halt();
    const database = new Database(join(hall.hub.folder, "hall.sqlite"), { readonly: true });
    const actor = database.prepare("SELECT actor FROM events WHERE body LIKE '%代班%'").pluck().get();
    database.close();
    expect(actor).toMatch(/^manager:何静@manager-/);
  });
});
