import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetPadKey, padKey } from "./pad-key.ts";

let folder: string;
let server: Server;
let answers: Record<string, () => [number, object]>;
let hubUrl: string;
const said: string[] = [];
beforeEach(async () => {
  said.length = 0;
  folder = mkdtempSync(join(tmpdir(), "hallflow-pad-"));
  server = createServer((request, response) => {
    const [status, body] = answers[`${request.method} ${request.url}`]?.() ?? [500, {}];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  hubUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = () =>
  padKey({
    hubUrl,
    device: "pad-3",
    file: join(folder, "new", "pad-3.key"),
    log: { info: (words) => void said.push(words) },
    signal: AbortSignal.timeout(10_000),
  });

describe("the key of a call pad", () => {
  it("is a demo hall's token, which is not kept", async () => {
    answers = { "GET /api/session/pad": () => [200, { token: "a-token" }] };
    expect(await ask()).toBe("a-token");
    expect(() => statSync(join(folder, "new"))).toThrow(/ENOENT/);
  });

  it("comes by enrolment, after the code that it says was typed, and is kept for the next start", async () => {
    answers = {
      "GET /api/session/pad": () => [403, { type: "no-token" }],
      "POST /api/enrolments": () => [201, { claim: "c", code: "123456" }],
      "GET /api/enrolments/c": () => [200, { state: "approved", key: "d_own-key" }],
    };
    expect(await ask()).toBe("d_own-key");
    expect(said.join()).toContain("123 456");
    const file = join(folder, "new", "pad-3.key");
    expect(readFileSync(file, "utf8")).toBe("d_own-key");
    expect(statSync(file).mode & 0o077).toBe(0);
    answers = {};
    expect(await ask()).toBe("d_own-key");
    await forgetPadKey(file);
    answers = { "GET /api/session/pad": () => [200, { token: "again" }] };
    expect(await ask()).toBe("again");
  });
});
