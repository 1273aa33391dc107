import { afterAll, beforeAll, expect, it } from "vitest";
import { io } from "socket.io-client";
import { type TrialHub, startTrialHub } from "../testing/trial-hub.ts";

let hub: TrialHub;
const token = "phone-page-token-0001";
beforeAll(async () => {
  hub = await startTrialHub();
  const socket = io(hub.address, {
    transports: ["websocket"],
    auth: { protocol: 1, token: hub.tokens.kiosk, view: "kiosk", device: "kiosk-1" },
    forceNew: true,
  });
  const command = { type: "take-ticket", visit: crypto.randomUUID(), token, errands: ["retention-care"], tier: "vip" };
  await socket.emitWithAck("command", { operation: crypto.randomUUID(), command });
  socket.close();
});
afterAll(() => hub.stop());

const read = async (path: string) => {
  const response = await fetch(hub.address + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

it("shows number, place and what to do next, without script and under 50 kB, and nothing about the person", async () => {
  const { status, text, headers } = await read(`/t/${token}`);
  expect(status).toBe(200);
  expect(text).toContain("V001");
  expect(text).toContain("前面没有人了");
  // Nobody is ahead: the phone calls its customer closer before the counter does.
  expect(text).toContain("请准备，马上就到您");
  // The script is one of the hub's own, and a browser that runs none loads the page anew by itself.
  expect([...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual(['<script src="/t/keep-up.js" defer>']);
  expect(text).toMatch(/<noscript><meta http-equiv="refresh"[^>]*><\/noscript>/);
  expect(text).not.toMatch(/vip/i);
  expect(text.length).toBeLessThan(50_000);
  expect(headers.get("cache-control")).toBe("no-store");
});

const lastSequence = async () => {
  const { body } = await hub.call("manager", "GET", "/api/v1/events?after=0&limit=1000");
  return (body as { events: { sequence: number }[] }).events.at(-1)?.sequence;
};

it("says which state of the hall it shows, and has the script that keeps it so", async () => {
  const { text } = await read(`/t/${token}`);
  expect(Number(/data-sequence="(\d+)"/.exec(text)?.[1])).toBe(await lastSequence());
  const script = await read("/t/keep-up.js");
  expect(script.status).toBe(200);
  expect(script.headers.get("content-type")).toContain("javascript");
});

/** Presses what a page offers, as a browser without script does; answers the page that comes after it. */
async function press(text: string, action: RegExp): Promise<string> {
  const path = action.exec(text)?.[1];
  expect(path).toBeDefined();
  const body = new URLSearchParams();
  const response = await fetch(`${hub.address}${path}`, { method: "POST", body, redirect: "manual" });
  expect(response.status).toBe(303);
  return (await read(response.headers.get("location") ?? "")).text;
}
const later = /action="([^"]*\/later\/5\/[^"]*)"/;

it("gives more time once for a press, however often it is repeated, and takes the customer back", async () => {
  const first = (await read(`/t/${token}`)).text;
  expect(await press(first, later)).toContain("暂不叫号");
  const back = (await read(`/t/${token}`)).text;
  expect(back).not.toMatch(later);
  // The very same press again, as an impatient finger or a browser's repeat would make it: answered, and done once.
  expect(await press(first, later)).toContain("好的，先不叫您");
  expect(await press(back, /action="([^"]*\/back\/[^"]*)"/)).toContain("欢迎回来");
  const again = (await read(`/t/${token}`)).text;
  expect(again).toMatch(later);
});

it("asks once more before a number is given back, and holds still meanwhile", async () => {
  const { text } = await read(`/t/${token}?leave=1`);
  expect(text).toContain("确定退掉 V001");
  expect(text).not.toMatch(/http-equiv="refresh"/);
  expect((await read(`/t/${token}`)).text).not.toContain("/leave/");
});

it("follows the call to the counter", async () => {
  await hub.call("system", "POST", "/api/v1/counters/6/call-next");
  const { text } = await read(`/t/${token}`);
  expect(text).toContain("请到 6 号窗口");
});

it("says a sentence for a token that is not of today, and echoes nothing of it", async () => {
  const { status, text } = await read("/t/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
  expect(status).toBe(404);
  expect(text).toContain("请到咨询台");
  expect(text).not.toContain("alert");
});

it("gives the number back, and says so without a way on", async () => {
  await hub.call("system", "POST", "/api/v1/counters/6/no-show");
  expect(await press((await read(`/t/${token}?leave=1`)).text, /action="([^"]*\/leave\/[^"]*)"/)).toContain("已取消");
  const { text } = await read(`/t/${token}`);
  expect(text).not.toMatch(/<form|http-equiv="refresh"/);
  const forged = await fetch(`${hub.address}/t/${token}x/leave/${crypto.randomUUID()}`, { method: "POST", redirect: "manual" });
  expect(forged.status).toBe(404);
});
