import { type Socket, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TrialHub, startTrialHub } from "../testing/trial-hub.ts";

let hub: TrialHub;
beforeAll(async () => (hub = await startTrialHub()));
afterAll(() => hub.stop());

const open = (from: string): Socket => {
  const { hostname, port } = new URL(hub.address);
  const socket = connect({ host: hostname, port: Number(port), localAddress: from });
  socket.on("error", () => undefined).resume();
  return socket;
};
const isClosed = (socket: Socket) => socket.destroyed || socket.readyState !== "open";

describe("the hub's connections", () => {
  it("are bounded for one address, and there for every other", async () => {
    const many = Array.from({ length: 160 }, () => open("127.0.0.77"));
    await expect.poll(() => many.filter(isClosed).length).toBe(32);
    const other = open("127.0.0.78");
    other.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect(await new Promise((resolve) => other.once("data", (data) => resolve(data.toString().slice(0, 12))))).toBe("HTTP/1.1 200");
    many[0]?.destroy();
    await expect.poll(() => isClosed(many[1] as Socket)).toBe(false);
    for (const socket of many) socket.destroy();
  });

  it("are closed for who sends a header letter by letter", async () => {
    const slow = open("127.0.0.79");
    slow.write("GET / HTTP/1.1\r\nX-Slow: ");
    const dripping = setInterval(() => slow.write("z"), 500);
    const closed = new Promise<number>((resolve) => slow.once("close", () => resolve(performance.now())));
    const openedAt = performance.now();
    expect((await closed) - openedAt).toBeLessThan(10_000);
    clearInterval(dripping);
  });

  it("carry so many requests from one address, and then ask it to wait", async () => {
    const { hostname, port } = new URL(hub.address);
    const statuses = new Map<string, number>();
    const socket = connect({ host: hostname, port: Number(port), localAddress: "127.0.0.80" });
    let rest = "";
    socket.on("data", (data) => {
      const parts = (rest + data.toString()).split("HTTP/1.1 ");
      rest = parts.pop() ?? "";
      for (const part of parts) if (part !== "") statuses.set(part.slice(0, 3), (statuses.get(part.slice(0, 3)) ?? 0) + 1);
    });
    for (let index = 0; index < 2_100; index++) socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    await expect.poll(() => (statuses.get("200") ?? 0) + (statuses.get("429") ?? 0)).toBeGreaterThan(2_050);
    expect(statuses.get("200")).toBeLessThanOrEqual(2_000);
    expect(statuses.get("429")).toBeGreaterThan(0);
    socket.destroy();
  });
});
