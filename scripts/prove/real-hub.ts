// A hub as a process of its own, which a proof can kill and start again on the same folder and port.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Role } from "@hallflow/queue-core";
import { root } from "../run-tool.ts";
import { leanNode } from "../start/lean-node.ts";

const program = join(root, "apps/hub/src/main.ts");
/** A start that takes longer on a busy machine has failed. */
const startLimitMs = 60_000;

export class RealHub {
  readonly folder: string;
  readonly url: string;
  readonly #port: number;
  #process: ChildProcess | null = null;
  #said = "";

  readonly #environment: Readonly<Record<string, string>>;
  readonly #side: readonly string[];

  /** `place` is another network that the hub is in: its address there, and how a program is started in it. */
  constructor(
    folder: string,
    port: number,
    environment: Readonly<Record<string, string>> = {},
    place: { readonly hubAddress: string; readonly hubSide: readonly string[] } = { hubAddress: "127.0.0.1", hubSide: [] },
  ) {
    this.folder = folder;
    this.#environment = environment;
    this.#port = port;
    this.#side = place.hubSide;
    this.url = `http://${place.hubAddress}:${port}`;
  }

  /** Starts the process and answers after how many ms it said that it is well (or just answered). Throws with its last words when it does not. */
  async start({ isWell = true } = {}): Promise<number> {
    const startedAt = performance.now();
    const [command, ...words] = this.#side;
    const child = spawn(command ?? process.execPath, command === undefined ? [program] : [...words, process.execPath, program], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...leanNode,
        HALL_PORT: String(this.#port),
        HALL_DATA: this.folder,
        HALL_HOST: "127.0.0.1",
        HALL_LOG: "error",
        ...this.#environment,
      },
    });
    this.#process = child;
    this.#said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (this.#said = (this.#said + text.toString()).slice(-4_000)));
    while (child.exitCode === null && performance.now() - startedAt < startLimitMs) {
      if (await answers(this.url, isWell)) return performance.now() - startedAt;
      await delay(10);
    }
    await this.kill();
    throw new Error(`the hub did not start:\n${this.#said}`);
  }

  /** Ends the process at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends the process as an administrator would. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** The process's id; throws when there is none. */
  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error("the hub is not running");
    return pid;
  }

  /** How long Node took until the hub's own code ran, as the hub logged it (which wants HALL_LOG=info). */
  loadedMs(): number {
    return Number(/"loadedMs":(\d+)/.exec(this.#said)?.[1] ?? NaN);
  }

  tokens(): Readonly<Record<Role, string>> {
    return JSON.parse(readFileSync(join(this.folder, "demo-tokens.json"), "utf8")) as Record<Role, string>;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
}

async function answers(url: string, isWell: boolean): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/healthz`);
    return ok || !isWell;
  } catch {
    return false;
  }
}
