// The start command as a newcomer meets it: what it says when it cannot start, and that it leaves nothing behind.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, runStart, startHall } from "../system-support/running-hall.ts";

const demoHall = new URL("../../halls/demo/hall.yaml", import.meta.url);
let folder: string;
test.beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hallflow-start-"))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A start that cannot go on ends by itself, with a sentence in both languages and no stack. */
async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const { code, output } = await runStart({
    HALL_DATA: join(folder, "data"),
    HALL_PORT: String(await freePort()),
    HALL_PRINTER: `virtual:${await freePort()}`,
    ...environment,
  }).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/\p{Script=Han}/u);
  expect(output).not.toMatch(/\n\s+at .*\.ts:\d+/);
  return output;
}

test("a port in use is named, with the way out", async () => {
  const server = createServer();
  const port = await new Promise<number>((done) => server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port)));
  expect(await refusal({ HALL_PORT: String(port) })).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}: the port is in use.*HALL_PORT`));
  server.close();
});

test("a printer port in use is named, with both ways out", async () => {
  const server = createServer();
  const port = await new Promise<number>((done) => server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port)));
  expect(await refusal({ HALL_PRINTER: `virtual:${port}` })).toMatch(
    new RegExp(`Port ${port} is in use.*HALL_PRINTER=virtual:9101.*HALL_PRINTER=tcp:`),
  );
  server.close();
});

test("a data folder that cannot be written is named, with the way out", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(await refusal({ HALL_DATA: join(file, "data") })).toMatch(/Cannot write to the data folder .*HALL_DATA/);
});

test("a hall file that is not there, or has a mistake, is told with file and line, and the hub does not start on it", async () => {
  expect(await refusal({ HALL_CONFIG: join(folder, "no-such.yaml") })).toMatch(/no-such\.yaml/);
  const broken = join(folder, "hall.yaml");
  writeFileSync(broken, readFileSync(demoHall, "utf8").replace("lanes: [basic,", "lanes: [bsic,"));
  const output = await refusal({ HALL_CONFIG: broken });
  const line =
    readFileSync(broken, "utf8")
      .split("\n")
      .findIndex((text) => text.includes("[bsic,")) + 1;
  expect(output).toContain(`hall.yaml:${line}:`);
  expect(output).toMatch(/bsic/);
  expect(output).toMatch(/basic/);
});

test("settings that make no sense are told by name", async () => {
  expect(await refusal({ HALL_PORT: "eighty" })).toContain('HALL_PORT="eighty"');
  expect(await refusal({ HALL_PRINTER: "the one in the corner" })).toContain("tcp://192.168.1.50:9100");
});

test("a printer that is not there does not stop the hall: staff are told, and customers before they take a number", async () => {
  const hall = await startHall({ HALL_PRINTER: `tcp://127.0.0.1:${await freePort()}` });
  await expect
    .poll(async () => JSON.stringify(await hall.call("manager", "GET", "/api/v1/conditions")), { timeout: 20_000 })
    .toMatch(/kiosk-1:/);
  await hall.stop();
});

test("everything stops with it, within seconds", async () => {
  const hall = await startHall();
  expect((await fetch(`${hall.url}/healthz`)).status).toBe(200);
  const { code, output } = await hall.stop();
  expect(code).toBe(0);
  expect(output).toContain("everything is saved");
  expect(output).not.toContain("unexpectedly");
  await expect(fetch(`${hall.url}/healthz`)).rejects.toThrow();
  await expect(fetch(`http://127.0.0.1:${hall.printer.replace("virtual:", "")}`)).rejects.toThrow();
});
