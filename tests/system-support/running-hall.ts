// A whole hall as `pnpm start` runs it, for tests: on free ports, in a data folder of its own, stopped and removed at the end.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Role } from "@hallflow/queue-core";

const root = resolve(import.meta.dirname, "../..");

export interface StartRun {
  /** Resolves to the exit code and everything that was printed. */
  readonly ended: Promise<{ code: number | null; output: string }>;
  readonly process: ChildProcess;
  output(): string;
}

/** Runs the start command with these settings over the environment; ends with the test's own patience. */
export function runStart(environment: Readonly<Record<string, string>>): StartRun {
  const child = spawn(process.execPath, ["scripts/start.ts"], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, as a terminal gives it one: Ctrl+C reaches every process in it.
    detached: true,
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((done) =>
    child.once("close", (code) => done({ code, output: printed })),
  );
  return { process: child, ended, output: () => printed };
}

export interface RunningHall {
  readonly url: string;
  readonly dataFolder: string;
  /** What HALL_PRINTER was: a virtual printer on a port of its own, unless the test named another. */
  readonly printer: string;
  readonly tokens: Readonly<Record<Role, string>>;
  call(role: Role, method: string, path: string, body?: unknown): Promise<unknown>;
  /** Kills the hub as a pulled plug would; the start command starts it again. */
  killHub(): Promise<void>;
  /** Stops it as Ctrl+C does: every process of it is told at once. */
  stop(): Promise<{ code: number | null; output: string }>;
}

/** Starts a hall and resolves when it answers. `environment` may name another hall file. */
export async function startHall(environment: Readonly<Record<string, string>> = {}): Promise<RunningHall> {
  const dataFolder = mkdtempSync(join(tmpdir(), "hallflow-e2e-"));
  const port = String(await freePort());
  const printer = `virtual:${await freePort()}`;
  const url = `http://127.0.0.1:${port}`;
  const run = runStart({ HALL_DATA: dataFolder, HALL_PORT: port, HALL_PRINTER: printer, ...environment });
  let ended = false;
  void run.ended.then(() => (ended = true));
  for (const deadline = Date.now() + 60_000; !run.output().includes("is running"); await delay(50)) {
    if (ended || Date.now() > deadline) throw new Error(`the hall did not start:\n${run.output()}`);
  }
  const tokens = JSON.parse(readFileSync(join(dataFolder, "demo-tokens.json"), "utf8")) as Record<Role, string>;
  return {
    url,
    dataFolder,
    printer: environment["HALL_PRINTER"] ?? printer,
    tokens,
    async call(role, method, path, body) {
      const response = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${tokens[role]}`,
          "idempotency-key": crypto.randomUUID(),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as unknown;
    },
    async killHub() {
      const pid = readFileSync(join(dataFolder, "hub.pid"), "utf8");
      process.kill(Number(pid), "SIGKILL");
      for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(50)) {
        if ((await fetch(`${url}/healthz`).catch(() => null)) && readFileSync(join(dataFolder, "hub.pid"), "utf8") !== pid) return;
      }
      throw new Error("the hub did not come back");
    },
    async stop() {
      if (run.process.pid !== undefined && !ended) process.kill(-run.process.pid, "SIGINT");
      const result = await run.ended;
      rmSync(dataFolder, { recursive: true, force: true });
      return result;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? done(address.port) : failed(new Error("no port"))));
    });
  });
}
