import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScreensHost } from "../bridge-host.ts";
import { BadRequest } from "../bridge-host.ts";
import { previewServer } from "./server.ts";

let folder: string;
let server: FastifyInstance;
let stopped: number;
const json = { "content-type": "application/json" };

beforeEach(async () => {
  stopped = 0;
  folder = mkdtempSync(join(tmpdir(), "hallflow-preview-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>kiosk</title>");
  const host = {
    answer: async (name: string) => {
      if (name !== "leave") throw new BadRequest(`there is no request "${name}"`);
      return null;
    },
    listen(tell: (event: unknown) => void) {
      tell({ type: "status", status: { device: "kiosk-t" } });
      return () => void stopped++;
    },
  } as unknown as ScreensHost;
  server = await previewServer({ host, screens: folder });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const leave = (headers: Record<string, string>, body = "{}") =>
  server.inject({ method: "POST", url: "/kiosk/bridge/leave", headers: { host: "kiosk.local:8601", ...headers }, payload: body });

describe("the preview's server", () => {
  it("serves the screens under a policy that lets them load nothing from elsewhere", async () => {
    const page = await server.inject({ url: "/kiosk/" });
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
    expect((await server.inject({ url: "/kiosk" })).headers.location).toBe("kiosk/");
    expect((await server.inject({ url: "/kiosk/..%2f..%2fpackage.json" })).statusCode).not.toBe(200);
  });

  it.each([
    ["its own page", { origin: "http://kiosk.local:8601" }],
    ["its own page by way of the hub", { origin: "http://hall:8600", "x-forwarded-host": "hall:8600" }],
    ["its own page, as the browser itself says", { origin: "http://hall:8600", "sec-fetch-site": "same-origin" }],
    ["a program on this network", {}],
  ])("answers %s", async (_, headers) => {
    const answer = await leave({ ...json, ...headers });
    expect([answer.statusCode, answer.body]).toEqual([200, "null"]);
  });

  it.each([
    ["another site", { origin: "http://elsewhere.example" }],
    ["another port of this machine", { origin: "http://kiosk.local:9999" }],
    ["a page without an origin", { origin: "null" }],
    ["another site, as the browser itself says", { "sec-fetch-site": "cross-site" }],
    ["a page of the same site that is not ours", { "sec-fetch-site": "same-site", origin: "http://kiosk.local:8601" }],
  ])("carries out nothing for %s", async (_, headers) => {
    expect((await leave({ ...json, ...headers })).statusCode).toBe(403);
  });

  it("takes JSON only, so that no form can ask, and only a little of it", async () => {
    expect((await leave({ "content-type": "text/plain" })).statusCode).toBe(415);
    expect((await leave(json, JSON.stringify({ padding: "x".repeat(5_000) }))).statusCode).toBe(413);
    expect((await leave(json, "{")).statusCode).toBe(400);
  });

  it("says what was wrong with a request that is none", async () => {
    const answer = await server.inject({ method: "POST", url: "/kiosk/bridge/shutdown", headers: json, payload: "{}" });
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'there is no request "shutdown"' }]);
  });

  it("streams events, stops with the page, and refuses to be held by more pages than can stand before a kiosk", async () => {
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    const open = async () => {
      const leaving = new AbortController();
      const response = await fetch(`${address}/kiosk/bridge/status`, { signal: leaving.signal });
      return { response, leaving };
    };
    const first = await open();
    expect(first.response.headers.get("content-type")).toBe("text/event-stream");
    const { value } = (await first.response.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('data: {"type":"status","status":{"device":"kiosk-t"}}\n\n');
    const others = await Promise.all(Array.from({ length: 31 }, open));
    const refused = await open();
    expect(refused.response.status).toBe(503);
    for (const { leaving } of [first, ...others, refused]) leaving.abort();
    await expect.poll(() => stopped).toBe(32);
    expect((await open()).response.status).toBe(200);
  });
});
