// One part of the hall as a process of its own: started, watched, started again when it dies, and stopped.

import { leanNode } from "./lean-node.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, renameSync, existsSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export interface PartOptions {
  readonly name: string;
  /** A script of this repository, with its arguments, run by the same Node. */
  readonly script: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly logFile: string;
  /** Says a line to whoever started the hall. */
  readonly say: (line: string) => void;
  /** Called when starting again cannot help, with what the part said about it. */
  readonly gaveUp: (words: string) => void;
}

/** A part ends with this code when its settings must be changed before it can run. */
const unusable = 78;
const firstPauseMs = 500;
const longestPauseMs = 10_000;
const steadyMs = 30_000;
const patienceMs = 8_000;

export class Part {
  readonly #options: PartOptions;
  #process: ChildProcess | null = null;
  #stopping = false;
  #pauseMs = firstPauseMs;

  constructor(options: PartOptions) {
    this.#options = options;
    mkdirSync(dirname(options.logFile), { recursive: true });
    if (existsSync(options.logFile)) renameSync(options.logFile, `${options.logFile}.1`);
  }

  start(): void {
    const { script, environment, folder, logFile } = this.#options;
    const startedAt = Date.now();
    const child = spawn(process.execPath, script, {
      cwd: folder,
      env: { ...process.env, ...leanNode, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    const log = createWriteStream(logFile, { flags: "a" });
    let lastWords = "";
    child.stdout?.pipe(log, { end: false });
    child.stderr?.on("data", (chunk: Buffer) => {
      log.write(chunk);
      lastWords = (lastWords + chunk.toString()).slice(-4_000);
    });
    child.on("exit", (code) => {
      log.end();
      this.#process = null;
      void this.#ended(code, lastWords.trim(), Date.now() - startedAt);
    });
  }

  /** From now on an end is no failure, and the part is not started again. */
  expectEnd(): void {
    this.#stopping = true;
  }

  /** Asks the part to stop, and makes it stop when it does not. */
  async stop(): Promise<void> {
    this.expectEnd();
    const child = this.#process;
    if (!child) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await ended;
    clearTimeout(late);
  }

  async #ended(code: number | null, words: string, ranMs: number): Promise<void> {
    if (this.#stopping) return;
    const { name, say, gaveUp } = this.#options;
    if (code === unusable) return gaveUp(words);
    if (ranMs > steadyMs) this.#pauseMs = firstPauseMs;
    say(
      `${name} 意外停止，${this.#pauseMs / 1_000} 秒后重启 · ${name} stopped unexpectedly and starts again in ${this.#pauseMs / 1_000} s${words ? `:\n${words}` : ""}`,
    );
    await delay(this.#pauseMs);
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
    if (!this.#stopping) this.start();
  }
}
