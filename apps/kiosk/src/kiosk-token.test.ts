import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DoorState } from "./bridge.ts";
import { type TokenSource, kioskToken } from "./kiosk-token.ts";

let folder: string;
let server: Server;
let hubUrl: string;
let asked: string[];
let told: DoorState[];
const warned: unknown[] = [];
const logger = { debug: () => undefined, info: () => undefined, error: () => undefined, warn: (words: unknown) => void warned.push(words) };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-token-"));
  asked = [];
  told = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answers: Record<string, [number, object]> = {
      "GET /api/session/kiosk": [403, {}],
      "POST /api/enrolments": [201, { claim: "claim", code: "482193" }],
      "GET /api/enrolments/claim": [200, { state: "approved", key: "d_the-key" }],
    };
    const [status, body] = answers[asked.at(-1) ?? ""] ?? [404, {}];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  hubUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function source(change: Partial<TokenSource> = {}): TokenSource {
  const { signal } = new AbortController();
  return {
    hubUrl,
    given: null,
    device: "kiosk-2",
    keptIn: join(folder, "token"),
    logger,
    signal,
    tell: (door) => told.push(door),
    ...change,
  };
}

describe("what a kiosk shows to the hub", () => {
  it("is the token that it was given", async () => {
    expect(await kioskToken(source({ given: "given" }))).toBe("given");
    expect(asked).toEqual([]);
  });

  it("is a key of its own, once a manager has typed its code; it keeps the key", async () => {
    const asking = source();
    expect(await kioskToken(asking)).toBe("d_the-key");
    expect(told).toEqual([{ step: "code", code: "482193", hubAway: false }]);
    expect(warned).toEqual([{ code: "482193" }]);
    expect(readFileSync(asking.keptIn, "utf8")).toBe("d_the-key");
    expect(statSync(asking.keptIn).mode & 0o777).toBe(0o600);
    asked = [];
    expect(await kioskToken(asking)).toBe("d_the-key");
    expect(asked).toEqual(["GET /api/session/kiosk"]);
  });
});
