// The agent's end of the bridge: checks every request by its schema and answers it, and tells screens what changes.

import { randomUUID } from "node:crypto";
import { type Arrival, type HallPlan, type Identity, type Tier, type VisitId, type Words, refuse } from "@hallflow/queue-core";
import type { Agent, TakeOptions, Taking } from "./agent/agent-contract.ts";
import { kioskStatus, screenPlan } from "./agent/kiosk-status.ts";
import type { PrintResult, TakeResult } from "./agent/take-result.ts";
import {
  type BridgeBody,
  type BridgeEvent,
  type BridgeRequest,
  type BridgeResult,
  type Issued,
  type KioskStatus,
  type StaffPanel,
  type Switches,
  type Wish,
  bridgeRequests,
  isBridgeRequest,
} from "./bridge.ts";
import { StaffPin } from "./staff-pin.ts";

/** A request that no screen of ours makes: the carrier answers it as a mistake of the sender. */
export class BadRequest extends Error {}
/** There is nobody yet, or for a moment, to answer a request. */
export class AgentAway extends Error {}

/** What a carrier of the bridge needs of the agent's side. */
export type ScreensHost = Pick<BridgeHost, "answer" | "listen">;

/** Sessions at a kiosk follow each other, so only the last few people can still be in one. */
const rememberedPeople = 8;
/** Papers asked after by the screen that took the ticket; a few more than can be printing. */
const rememberedPapers = 16;

export interface BridgeHostOptions {
  /** What runs the screens when that is not the product's own runtime. */
  readonly runtime?: string | null;
  readonly neighbour?: Words | null;
  readonly switches?: Switches | null;
  /** The floor manager's PIN; without one the panel stays closed. */
  readonly pin?: string | null;
  /** How the kiosk's own window is started anew and left. */
  readonly controls?: { restart(): void; exit(): void };
}

export class BridgeHost {
  readonly #agent: Agent;
  readonly #options: BridgeHostOptions;
  readonly #pin: StaffPin;
  readonly #people = new Map<string, Pick<Identity, "tier" | "person">>();
  readonly #papers = new Map<VisitId, Promise<PrintResult | null>>();
  /** What stays as it is while the kiosk runs. */
  readonly #fixed: Pick<KioskStatus, "runtime" | "neighbour" | "switches">;
  #planOf: HallPlan | null = null;
  #plan: BridgeEvent | null = null;

  constructor(agent: Agent, options: BridgeHostOptions = {}) {
    this.#agent = agent;
    this.#options = options;
    const { runtime = null, neighbour = null, switches = null } = options;
    this.#fixed = { runtime, neighbour, switches };
    this.#pin = new StaffPin(options.pin ?? null);
  }

  /** Answers one request. Rejects with BadRequest when it is none or its body is not what the schema says. */
  async answer(name: string, body: unknown): Promise<unknown> {
    if (!isBridgeRequest(name)) throw new BadRequest(`there is no request "${name}"`);
    const parsed = bridgeRequests[name].safeParse(body);
    if (!parsed.success) throw new BadRequest(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
    const handlers: { [R in BridgeRequest]: (body: BridgeBody<R>) => Promise<BridgeResult[R]> } = {
      identify: (asked) => this.#identify(asked),
      quote: async (wish) => this.#notAllowed(wish) ?? this.#agent.quote({ ...this.#arrival(wish), ...returning(wish) }),
      take: async (wish) =>
        this.#notAllowed(wish) ??
        this.#shown((options) => this.#agent.takeTicket(this.#taking(wish), { ...options, paperless: wish.paperless ?? false })),
      checkIn: ({ code, needs, language, person }) =>
        this.#shown((options) => this.#agent.checkIn({ code, needs, language, channel: "kiosk", tier: this.#tierOf(person) }, options)),
      unlock: async ({ pin }) => this.#pin.unlock(pin),
      staff: ({ key, act }) => this.#staff(key, act),
      paper: async ({ visit }) => (await this.#papers.get(visit)) ?? null,
      reprint: ({ visit }) => this.#agent.reprint(visit),
      ticket: ({ token }) => this.#agent.ticket(token),
      goOn: ({ visit, act }) => this.#agent.goOn(visit, act),
      feedback: async ({ visit, mark, wish }) => {
        this.#agent.giveFeedback({ visit, mark, ...(wish !== null && { wish }) });
        return null;
      },
      leave: async ({ person }) => this.#leave(person),
    };
    return (handlers[name] as (body: unknown) => Promise<unknown>)(parsed.data);
  }

  /** Tells a screen the plan and the status now, and each change after; answers how to stop. */
  listen(tell: (event: BridgeEvent) => void): () => void {
    let told: BridgeEvent | null = null;
    const tellAll = (): void => {
      const plan = this.#planEvent();
      if (plan && plan !== told) tell(plan);
      told = plan;
      tell({
        type: "status",
        status: kioskStatus(this.#agent, this.#fixed),
      });
    };
    tellAll();
    const stops = [this.#agent.subscribe(tellAll), this.#agent.onInput(({ value }) => tell({ type: "input", value }))];
    return () => stops.forEach((stop) => stop());
  }

  #planEvent(): BridgeEvent | null {
    const { plan } = this.#agent.status();
    if (plan !== this.#planOf) {
      this.#planOf = plan;
      this.#plan = plan && { type: "plan", plan: screenPlan(plan) };
    }
    return this.#plan;
  }

  async #identify({ by, value }: BridgeBody<"identify">): Promise<BridgeResult["identify"]> {
    const answer = await this.#agent.identify(by, value);
    if (answer.kind !== "done") return answer;
    const { masked, known } = answer.result;
    const person = randomUUID();
    this.#people.set(person, answer.result);
    keepLatest(this.#people, rememberedPeople);
    return { kind: "done", result: { person, masked, known } };
  }

  #arrival({ person, paperless: _paperless, returnOf: _returnOf, keepPlace: _keepPlace, behalf, ...wish }: Wish): Arrival {
    return { ...wish, tier: this.#tierOf(person), channel: behalf ? "staff" : "kiosk" };
  }

  /** A key that is no good any more takes no number for anybody. */
  #notAllowed({ behalf }: Wish) {
    if (!behalf || this.#pin.admits(behalf.key)) return null;
    return { kind: "refused", refusal: refuse("not-allowed", { role: "kiosk" }) } as const;
  }

  #tierOf(person: string | null): Tier {
    return (person === null ? undefined : this.#people.get(person)?.tier) ?? "standard";
  }

  async #staff(key: string, act: BridgeBody<"staff">["act"]): Promise<StaffPanel | null> {
    if (!this.#pin.admits(key)) return null;
    const print = await this.#act(act);
    const { paused } = this.#agent.status();
    return { tickets: this.#agent.recentTickets(), paused, hasControls: this.#options.controls !== undefined, print };
  }

  async #act(act: BridgeBody<"staff">["act"]): Promise<PrintResult | null> {
    switch (act.type) {
      case "look":
        return null;
      case "reprint":
        return this.#agent.reprint(act.visit);
      case "trial-print":
        return this.#agent.trialPrint();
      case "pause":
        await this.#agent.pause(act.paused);
        return null;
      case "restart":
      case "exit":
        this.#options.controls?.[act.type]();
        return null;
      case "lock":
        this.#pin.lock();
        return null;
    }
  }

  #taking(wish: Wish): Taking {
    const person = wish.person === null ? undefined : this.#people.get(wish.person)?.person;
    const atMachine = wish.keepPlace === true && { atMachine: true };
    const because = wish.behalf?.because ?? undefined;
    const behalf = because !== undefined && { because };
    return { ...this.#arrival(wish), ...(person !== undefined && { person }), ...returning(wish), ...atMachine, ...behalf };
  }

  /** Answers when the number is issued; the promise of the paper is kept for the screen that asks after it. */
  #shown(take: (options: Pick<TakeOptions, "onIssued">) => Promise<TakeResult>): Promise<Issued> {
    return new Promise((resolve, reject) => {
      const paper = take({
        onIssued: (shown) => {
          this.#papers.set(
            shown.visit.id,
            paper.then((result) => (result.kind === "taken" ? result.print : null)),
          );
          keepLatest(this.#papers, rememberedPapers);
          resolve({ kind: "issued", ...shown });
        },
      });
      paper.then((result) => result.kind !== "taken" && resolve(result), reject);
    });
  }

  #leave(person: string | null): null {
    if (person !== null) this.#people.delete(person);
    // Whoever took a number for somebody is done with it, and walks away.
    this.#pin.lock();
    this.#agent.leave();
    return null;
  }
}

const returning = ({ returnOf }: Wish) => (returnOf === null || returnOf === undefined ? {} : { returnOf });

function keepLatest(map: Map<unknown, unknown>, size: number): void {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
}
