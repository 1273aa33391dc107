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
  expect(text).toContain("请留意叫号");
  expect(text).toMatch(/http-equiv="refresh"/);
  expect(text).not.toMatch(/<script|vip/i);
  expect(text.length).toBeLessThan(50_000);
  expect(headers.get("cache-control")).toBe("no-store");
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
