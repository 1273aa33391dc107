// A kiosk as a process of its own, with a virtual printer of its own: what a proof can kill, start again, and touch as a screen would.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type VirtualPrinter, startVirtualPrinter } from "@hallflow/printer/virtual";
import { root } from "../../run-tool.ts";

const program = join(root, "apps/kiosk/src/preview/main.ts");
const startLimitMs = 30_000;

export type Taken =
  | { readonly kind: "issued"; readonly ticket: string; readonly offline: boolean; readonly tookMs: number }
  | { readonly kind: "none"; readonly why: string };

export class RealKiosk {
  readonly device: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly printer: VirtualPrinter;
  #process: ChildProcess | null = null;
  #port = 0;

  private constructor(device: string, environment: Readonly<Record<string, string>>, printer: VirtualPrinter) {
    this.device = device;
    this.#environment = environment;
    this.printer = printer;
  }

  /** Its paper moves `speed` times as fast as a real printer's. */
  static async make(device: string, hub: { url: string; token: string }, folder: string, speed: number): Promise<RealKiosk> {
    const printer = await startVirtualPrinter({ host: "127.0.0.1", port: 0, panelPort: null, speed });
    const environment = {
      HALL_URL: hub.url,
      HALL_TOKEN: hub.token,
      HALL_DEVICE: device,
      HALL_DATA: join(folder, device),
      HALL_PRINTER: printer.address,
      HALL_LOG: "error",
      KIOSK_PORT: "0",
    };
    return new RealKiosk(device, environment, printer);
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...this.#environment } });
    this.#process = child;
    let said = "";
    let complained = "";
    child.stdout.on("data", (text: Buffer) => (said += text.toString()));
    child.stderr.on("data", (text: Buffer) => (complained = (complained + text.toString()).slice(-4_000)));
    for (const startedAt = performance.now(); performance.now() - startedAt < startLimitMs && child.exitCode === null; await delay(10)) {
      if (!said.includes("\n")) continue;
      this.#port = (JSON.parse(said) as { listening: number }).listening;
      return;
    }
    throw new Error(`${this.device} did not start:\n${complained}`);
  }

  /** Where a browser finds its screens. */
  get screens(): string {
    return `http://127.0.0.1:${this.#port}/kiosk`;
  }

  /** Pulls its plug. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.printer.stop();
  }

  /** What the screens are told; the first message of their stream that has a status. */
  async status(): Promise<{ link: string; offlineReady: boolean }> {
    const leaving = new AbortController();
    const response = await fetch(`http://127.0.0.1:${this.#port}/kiosk/bridge/status`, { signal: leaving.signal });
    let text = "";
    try {
      for await (const chunk of response.body ?? []) {
        text += new TextDecoder().decode(chunk);
        for (const line of text.split("\n\n").slice(0, -1)) {
          const event = JSON.parse(line.replace(/^data: /, "")) as { type: string; status: { link: string; offlineReady: boolean } };
          if (event.type === "status") return event.status;
        }
      }
    } finally {
      leaving.abort();
    }
    throw new Error(`${this.device} said nothing`);
  }

  /** One customer: asks, takes, and waits for the paper. `tookMs` is from the touch to the number on the screen. */
  async take(errand: string): Promise<Taken> {
    const touchedAt = performance.now();
    const wish = { errands: [errand], needs: [], language: "zh", declinedSelfService: true, person: null };
    const taken = (await this.#ask("take", wish)) as { kind: string; visit?: { id: string; ticket: string }; offline?: boolean };
    const tookMs = performance.now() - touchedAt;
    if (taken.kind !== "issued" || !taken.visit) return { kind: "none", why: JSON.stringify(taken) };
    await this.#ask("paper", { visit: taken.visit.id });
    return { kind: "issued", ticket: taken.visit.ticket, offline: taken.offline === true, tookMs };
  }

  async #ask(request: string, body: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/kiosk/bridge/${request}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.json();
  }
}
