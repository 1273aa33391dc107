// One device of each kind around one counter, each on a cable of its own, and two customers: one served there, one who waits for it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import type { Answer, Command, CounterId, Role, ServiceId, TicketToken, VisitId } from "@hallflow/queue-core";
import type { Browser } from "@playwright/test";
import { RealKiosk } from "../offline/real-kiosk.ts";
import { type Client, type ClientKind, launchBrowser, openClient, pathOf } from "./clients.ts";

export interface StageHall {
  readonly url: string;
  readonly tokens: Readonly<Record<Role, string>>;
}

const clientKinds: readonly ClientKind[] = ["teller", "lobby", "window", "rating", "manager", "phone", "kiosk"];
const errand = "change-plan" as ServiceId;

export class Stage {
  readonly clients: readonly Client[];
  readonly counter: CounterId;
  readonly manager: HubClient;
  readonly #browser: Browser;
  readonly #kiosk: RealKiosk;
  readonly #folder: string;
  readonly #visits: VisitId[] = [];

  private constructor(
    clients: readonly Client[],
    counter: CounterId,
    manager: HubClient,
    browser: Browser,
    kiosk: RealKiosk,
    folder: string,
  ) {
    this.clients = clients;
    this.counter = counter;
    this.manager = manager;
    this.#browser = browser;
    this.#kiosk = kiosk;
    this.#folder = folder;
  }

  /** Opens every device's page; `counter` is one at which nobody sits. */
  static async set(hall: StageHall, counter: CounterId): Promise<Stage> {
    const { url, tokens } = hall;
    const folder = mkdtempSync(join(tmpdir(), "hallflow-cut-"));
    const manager = new HubClient({ url, hello: { token: tokens.manager, view: "manager", device: "stage" } });
    const browser = await launchBrowser();
    const waits = await ticket(manager);
    let kiosk: RealKiosk | null = null;
    const clients: Client[] = [];
    for (const kind of clientKinds) {
      const client = await openClient(browser, kind, url, async (cable) => {
        if (kind === "phone") return `${cable.url}/t/${waits.token}`;
        if (kind !== "kiosk") return cable.url + pathOf(kind, counter);
        kiosk = await RealKiosk.make("stage-kiosk", { url: cable.url, token: tokens.kiosk }, folder, 100);
        await kiosk.start();
        return kiosk.screens;
      });
      clients.push(client);
    }
    if (kiosk === null) throw new Error("there is no kiosk on the stage");
    const stage = new Stage(clients, counter, manager, browser, kiosk, folder);
    stage.#visits.push(waits.visit);
    await stage.#signIn();
    await stage.#do({ type: "call-visit", counter, visit: waits.visit, reason: "stage" });
    await stage.#do({ type: "start", counter });
    await stage.#do({ type: "transfer", counter, destination: { to: "counter", counter } });
    await stage.serveAnother();
    return stage;
  }

  client(kind: ClientKind): Client {
    const client = this.clients.find((one) => one.kind === kind);
    if (!client) throw new Error(`there is no ${kind} on the stage`);
    return client;
  }

  /** Somebody new is served at the counter. */
  async serveAnother(): Promise<void> {
    const { visit } = await ticket(this.manager);
    this.#visits.push(visit);
    await this.#do({ type: "call-visit", counter: this.counter, visit, reason: "stage" });
    await this.#do({ type: "start", counter: this.counter });
  }

  /** The state of the counter and its ticket, as the hub has it. */
  seat(): string {
    const view = this.manager.state().push?.view;
    const seat = view?.role === "manager" ? view.seats.find(({ counter }) => counter === this.counter) : undefined;
    return `${seat?.state} ${seat?.ticket ?? ""}`.trim();
  }

  stored(): number {
    return this.manager.state().push?.sequence ?? 0;
  }

  /** Nobody of the stage is left in the hall, and nobody at its counter. */
  async clear(): Promise<void> {
    for (const visit of this.#visits) await this.manager.send({ type: "end-visit", visit, reason: "stage" });
    await this.manager.send({ type: "sign-out", counter: this.counter });
  }

  async close(): Promise<void> {
    this.manager.close();
    await this.#browser.close();
    await this.#kiosk.close();
    for (const { cable } of this.clients) cable.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #signIn(): Promise<void> {
    const { page } = this.client("teller");
    await page
      .locator(".counter-card")
      .filter({ hasText: new RegExp(`^${this.counter}`) })
      .click();
    await page.getByRole("textbox").fill("stage");
    await page.keyboard.press("Enter");
    await page.locator("main.console").waitFor();
  }

  async #do(command: Command): Promise<void> {
    const answer: Answer = await this.manager.send(command);
    if (answer.kind !== "done") throw new Error(`${command.type} on the stage: ${JSON.stringify(answer)}`);
    // Whoever asks next is to see what this has done.
    const { counter } = answer.result;
    if (!counter) return;
    const seat = `${counter.state} ${counter.ticket ?? ""}`.trim();
    for (let looks = 0; looks < 200 && this.seat() !== seat; looks++) await delay(10);
  }
}

/** Takes a ticket for somebody, and answers who they are and where their phone finds them. */
export async function ticket(manager: HubClient): Promise<{ readonly visit: VisitId; readonly token: TicketToken }> {
  const visit = crypto.randomUUID() as VisitId;
  const token = `stage-${crypto.randomUUID()}` as TicketToken;
  const arrival = { tier: "standard", needs: [], channel: "staff", language: "zh", declinedSelfService: true } as const;
  const answer = await manager.send({ type: "take-ticket", visit, token, errands: [errand], ...arrival, needs: [] });
  if (answer.kind !== "done") throw new Error(`no ticket: ${JSON.stringify(answer)}`);
  return { visit, token };
}
