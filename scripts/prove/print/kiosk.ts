// A kiosk as the proof sees it: a process that can be killed, its cable and its printer, and what is on its disk.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PrinterProfile, type PrintJournalEntry, openFileJournal } from "@hallflow/printer";
import { type VirtualPrinter, startVirtualPrinter } from "@hallflow/printer/virtual";
import { leanNode } from "../../start/lean-node.ts";
import type { KioskAsk, KioskSays, KioskSettings, Planted } from "./kiosk-words.ts";
import { Wire } from "./wire.ts";

const program = join(import.meta.dirname, "kiosk-process.ts");
const startLimitMs = 30_000;
/** A second of paper at a real printer is ten milliseconds here. */
const paperSpeed = 100;

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;
type Reply = Extract<KioskSays, { id: number }>;

export class ProofKiosk {
  readonly printer: VirtualPrinter;
  readonly wire: Wire;
  readonly #settings: KioskSettings;
  readonly #hearing = new Map<number, (says: Reply | null) => void>();
  #process: ChildProcess | null = null;
  #asked = 0;
  #said = "";

  private constructor(printer: VirtualPrinter, wire: Wire, settings: KioskSettings) {
    this.printer = printer;
    this.wire = wire;
    this.#settings = settings;
  }

  static async make(settings: Omit<KioskSettings, "printer">): Promise<ProofKiosk> {
    const { profile } = settings;
    const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: paperSpeed, profile, keepPapers: 10_000 });
    const wire = await Wire.to(printer.address);
    return new ProofKiosk(printer, wire, { ...settings, printer: wire.address });
  }

  get device(): string {
    return this.#settings.device;
  }

  get profile(): PrinterProfile {
    return this.#settings.profile;
  }

  get isRunning(): boolean {
    return this.#process !== null;
  }

  async start(): Promise<void> {
    plant(this.#settings.planted, this.#journalPath);
    const child = fork(program, {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { ...process.env, ...leanNode, PROOF_KIOSK: JSON.stringify(this.#settings) },
    });
    this.#process = child;
    child.stderr?.on("data", (text: Buffer) => (this.#said = (this.#said + text.toString()).slice(-4_000)));
    child.once("exit", () => {
      if (this.#process === child) this.#process = null;
      // Whoever stood before the screen hears nothing more.
      for (const hear of this.#hearing.values()) hear(null);
      this.#hearing.clear();
    });
    const started = new Promise<void>((resolve) =>
      child.on("message", (says: KioskSays) => {
        if (says.says === "started") return resolve();
        this.#hearing.get(says.id)?.(says);
        // A number is followed by its paper; everything else is the last word.
        if (says.says !== "shown") this.#hearing.delete(says.id);
      }),
    );
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error(`${this.device} did not start: ${this.#said}`)), startLimitMs).unref(),
    );
    await Promise.race([started, once(child, "exit").then(() => Promise.reject(new Error(`${this.device} ended: ${this.#said}`))), late]);
  }

  /** At once, as a crash does. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  /** Asks, and calls back with each thing that is said to it; null when the process has died. */
  ask(asked: Unnumbered<KioskAsk>, hear: (says: Reply | null) => void): void {
    const id = ++this.#asked;
    if (!this.#process?.connected) return hear(null);
    this.#hearing.set(id, hear);
    this.#process.send({ ...asked, id }, (error) => {
      if (error && this.#hearing.delete(id)) hear(null);
    });
  }

  /** The last thing that is said to one question. */
  answer(asked: Unnumbered<KioskAsk>, limitMs = 60_000): Promise<Reply | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), limitMs);
      this.ask(asked, (says) => {
        if (says?.says === "shown") return;
        clearTimeout(timer);
        resolve(says);
      });
    });
  }

  /** Tickets of a time without the hub that it does not have yet, and visits that are not yet known to be somebody's. */
  unsettled(): number {
    const lines = (name: string): string[] => {
      const path = join(this.#settings.dataDir, name);
      return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
    };
    const open = new Set<string>();
    for (const line of lines("tickets-in-hand.txt")) {
      if (line.startsWith("+")) open.add(line.slice(1));
      else open.delete(line.slice(1));
    }
    for (const line of lines("offline-book.jsonl")) {
      const [, ticket] = /"ticket":\{[^}]*"visit":"([^"]+)"/.exec(line) ?? [];
      const [, settled] = /"settled":"([^"]+)"/.exec(line) ?? [];
      if (ticket !== undefined) open.add(ticket);
      if (settled !== undefined) open.delete(settled);
    }
    return open.size;
  }

  /** What the print journal says; the process must have ended. */
  async journal(): Promise<readonly PrintJournalEntry[]> {
    const journal = await openFileJournal(this.#journalPath);
    const entries = await journal.entries();
    await journal.close();
    return entries;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.wire.close();
    await this.printer.stop();
  }

  get #journalPath(): string {
    return join(this.#settings.dataDir, "print-journal.jsonl");
  }
}

/** A journal from which lines are missing is one that was written too late. */
function plant(planted: Planted | null, path: string): void {
  const lost = planted === "forgotten-bytes" ? "sending" : planted === "forgotten-number" ? "queued" : null;
  if (lost === null || !existsSync(path)) return;
  const lines = readFileSync(path, "utf8").split("\n");
  const open = new Set(lines.flatMap((line) => /"kind":"queued","jobId":"([^"]+)"/.exec(line)?.[1] ?? []));
  for (const line of lines) if (line.includes('"kind":"ended"')) open.delete(/"jobId":"([^"]+)"/.exec(line)?.[1] ?? "");
  const isOpen = (line: string): boolean => open.has(/"jobId":"([^"]+)"/.exec(line)?.[1] ?? "");
  const kept = lines.filter((line) => !(isOpen(line) && (lost === "queued" || line.includes('"kind":"sending"'))));
  writeFileSync(path, kept.join("\n"));
}
