// The hub's end of a speech engine's process: one question at a time, a bounded line behind it, and a new process when it dies.

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Language } from "@hallflow/queue-core";
import { VoiceError, type VoiceLog } from "../speaker.ts";
import type { SpeechAnswer, SpeechQuestion } from "./speech-line.ts";

export interface WorkerLimits {
  /** How many questions may wait behind the one that is being answered. */
  readonly waiting: number;
  /** How long a question may wait for its turn. */
  readonly patienceMs: number;
  /** How long the engine may take over one question, its start included; then it is ended. */
  readonly answerMs: number;
  /** The first pause before a new process after one has died; it doubles each time up to half a minute, until an answer comes. */
  readonly restartMs: number;
  /** How long a new process may take over its first question, for an engine that has a large model to load. */
  readonly firstAnswerMs: number;
  /** How often a question is asked whose process dies over it: the next process may well live. */
  readonly tries: number;
}

/** A display gives up on a phrase after 5 s. */
const usualLimits: WorkerLimits = { waiting: 64, patienceMs: 4_500, answerMs: 4_500, restartMs: 200, firstAnswerMs: 4_500, tries: 2 };
const longestRestartMs = 30_000;

interface Job {
  readonly question: SpeechQuestion;
  readonly resolve: (wav: Uint8Array) => void;
  readonly reject: (error: VoiceError) => void;
  tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

type Worker = ChildProcessByStdio<Writable, Readable, Readable>;

/** The process starts with the first question. Every promise of `ask` settles, and rejects only with a VoiceError. */
export class WorkerLink {
  readonly #program: readonly string[];
  readonly #log: VoiceLog;
  readonly #limits: WorkerLimits;
  readonly #waiting: Job[] = [];
  #current: Job | null = null;
  #worker: Worker | null = null;
  #restart: ReturnType<typeof setTimeout> | undefined;
  #deaths = 0;
  #asked = 0;
  #isFresh = true;
  #closed = false;

  /** `program` is the path of the engine's program, run by this same Node, and what it is told when it starts. */
  constructor(program: readonly string[], log: VoiceLog, limits: Partial<WorkerLimits> = {}) {
    this.#program = program;
    this.#log = log;
    this.#limits = { ...usualLimits, ...limits };
  }

  ask(text: string, language: Language): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(closed());
    if (this.#waiting.length >= this.#limits.waiting) {
      return Promise.reject(new VoiceError("busy", `${this.#waiting.length} phrases wait for the speech engine already`));
    }
    return new Promise((resolve, reject) => {
      this.#enqueue({ question: { id: ++this.#asked, text, language }, resolve, reject, tries: 0, timer: undefined }, "last");
      this.#askNext();
    });
  }

  /** Rejects what still waits, and resolves when the process has gone. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    for (const job of [...this.#waiting.splice(0), ...(this.#current ? [this.#current] : [])]) settle(job, closed());
    this.#current = null;
    const worker = this.#worker;
    if (!worker) return;
    const gone = new Promise<void>((resolve) => worker.once("close", () => resolve()));
    worker.kill("SIGKILL");
    await gone;
  }

  #enqueue(job: Job, place: "first" | "last"): void {
    job.timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      settle(job, new VoiceError("too-slow", `the speech engine was not free within ${this.#limits.patienceMs} ms`));
    }, this.#limits.patienceMs);
    if (place === "first") this.#waiting.unshift(job);
    else this.#waiting.push(job);
  }

  #askNext(): void {
    if (this.#current || this.#closed || this.#restart !== undefined) return;
    const job = this.#waiting.shift();
    if (!job) return;
    clearTimeout(job.timer);
    this.#current = job;
    job.tries++;
    const worker = (this.#worker ??= this.#start());
    const answerMs = this.#isFresh ? this.#limits.firstAnswerMs : this.#limits.answerMs;
    job.timer = setTimeout(() => {
      this.#current = null;
      settle(job, new VoiceError("too-slow", `the speech engine took longer than ${answerMs} ms`));
      worker.kill("SIGKILL");
    }, answerMs);
    worker.stdin.write(`${JSON.stringify(job.question)}\n`);
  }

  #start(): Worker {
    // The engine needs nothing of the hub's environment, where secrets may lie.
    const env: NodeJS.ProcessEnv = process.env["SystemRoot"] ? { SystemRoot: process.env["SystemRoot"] } : {};
    const worker = spawn(process.execPath, this.#program, { stdio: ["pipe", "pipe", "pipe"], env });
    this.#isFresh = true;
    let lastWords = "";
    createInterface({ input: worker.stdout }).on("line", (line) => this.#hear(worker, line));
    worker.stderr.setEncoding("utf8").on("data", (words: string) => (lastWords = `${lastWords}${words}`.slice(-2_000)));
    // A broken pipe is told by the exit that follows it.
    worker.stdin.on("error", () => undefined);
    worker.once("error", (error) => this.#bury(worker, error.message));
    worker.once("close", (code, signal) => this.#bury(worker, `${signal ?? `code ${code}`} ${lastWords}`.trim()));
    return worker;
  }

  #hear(worker: Worker, line: string): void {
    let answer: SpeechAnswer;
    try {
      answer = JSON.parse(line) as SpeechAnswer;
    } catch {
      this.#log.warn({ line: line.slice(0, 200) }, "the speech engine's process writes what it should not; it is started anew");
      worker.kill("SIGKILL");
      return;
    }
    const job = this.#current;
    if (job?.question.id !== answer.id) return;
    this.#current = null;
    this.#deaths = 0;
    this.#isFresh = false;
    settle(job, "wav" in answer ? Buffer.from(answer.wav, "base64") : new VoiceError("failed", answer.trouble));
    this.#askNext();
  }

  #bury(worker: Worker, how: string): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    if (this.#closed) return;
    const pauseMs = Math.min(longestRestartMs, this.#limits.restartMs * 2 ** this.#deaths++);
    this.#log.warn({ how, pauseMs }, "the speech engine's process ended; the next phrase starts it anew");
    this.#restart = setTimeout(() => {
      this.#restart = undefined;
      this.#askNext();
    }, pauseMs);
    const job = this.#current;
    this.#current = null;
    if (!job) return;
    clearTimeout(job.timer);
    if (job.tries < this.#limits.tries) this.#enqueue(job, "first");
    else settle(job, new VoiceError("failed", `the speech engine's process ended over this phrase: ${how}`));
  }
}

function settle(job: Job, outcome: Uint8Array | VoiceError): void {
  clearTimeout(job.timer);
  if (outcome instanceof VoiceError) job.reject(outcome);
  else job.resolve(outcome);
}

const closed = () => new VoiceError("closed", "the voice is closed");
