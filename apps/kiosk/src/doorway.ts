// Where the screens find their agent: an agent once the hub has let this kiosk in, and until then what is in the way.

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Agent, AgentOptions } from "./agent/agent-contract.ts";
import { createAgent } from "./agent/agent.ts";
import { AgentAway, BridgeHost, type BridgeHostOptions, type ScreensHost } from "./bridge-host.ts";
import type { BridgeEvent, DoorState } from "./bridge.ts";
import { kioskToken } from "./kiosk-token.ts";

/** A ticket that is being printed when the kiosk is sent away is still shown for so long: it is its customer's. */
const lastPaperMs = 2_000;
/** Between two tries with a hub that hands out what it then does not take. */
const tryAgainMs = 500;

export interface DoorwayOptions {
  /** What its agents are made with; a token only where one was set by whoever installed this kiosk. */
  readonly agent: Omit<AgentOptions, "token"> & { readonly token: string | null };
  readonly bridge?: BridgeHostOptions;
}

interface Screen {
  readonly tell: (event: BridgeEvent) => void;
  leaveHost: () => void;
}

export class Doorway implements ScreensHost {
  readonly #options: DoorwayOptions;
  readonly #screens = new Set<Screen>();
  readonly #ended = new AbortController();
  #host: BridgeHost | null = null;
  #door: DoorState = { step: "asking" };
  #running: Promise<void> | null = null;

  constructor(options: DoorwayOptions) {
    this.#options = options;
  }

  /** Lets the kiosk in, as often as it is sent away, until it is closed. Rejects when no agent can be made with these settings. */
  run(): Promise<void> {
    return (this.#running ??= this.#run());
  }

  /** Lets a ticket that is being printed come out, then ends. */
  async close(): Promise<void> {
    this.#ended.abort();
    await this.#running?.catch(() => undefined);
  }

  /** Rejects with AgentAway while nobody has let this kiosk in. */
  async answer(name: string, body: unknown): Promise<unknown> {
    if (!this.#host) throw new AgentAway("this kiosk has not been let in");
    return this.#host.answer(name, body);
  }

  listen(tell: (event: BridgeEvent) => void): () => void {
    const screen: Screen = { tell, leaveHost: () => undefined };
    this.#screens.add(screen);
    this.#showTo(screen);
    return () => {
      this.#screens.delete(screen);
      screen.leaveHost();
    };
  }

  async #run(): Promise<void> {
    const { agent: made, bridge } = this.#options;
    const { signal } = this.#ended;
    const keptIn = join(made.dataDir, "token");
    let leaving: Promise<void> = Promise.resolve();
    for (;;) {
      const token = await kioskToken({ ...made, given: made.token, keptIn, signal, tell: (door) => this.#show(null, door) }).catch(
        (error: unknown) => {
          if (signal.aborted) return null;
          throw error;
        },
      );
      // The agent before this one kept its books in the same folder.
      await leaving;
      if (token === null || signal.aborted) return;
      const agent = await createAgent({ ...made, token });
      this.#show(new BridgeHost(agent, bridge), { step: "asking" });
      await sentAway(agent, made.token !== null, signal);
      leaving = agent.close();
      if (signal.aborted) return leaving;
      made.logger.warn({ device: made.device }, "the hub does not know this kiosk's key: it enrols anew");
      await Promise.race([leaving, pause(lastPaperMs)]);
      this.#show(null, { step: "asking" });
      await rm(keptIn, { force: true });
      await pause(tryAgainMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #show(host: BridgeHost | null, door: DoorState): void {
    this.#host = host;
    this.#door = door;
    for (const screen of this.#screens) this.#showTo(screen);
  }

  #showTo(screen: Screen): void {
    screen.leaveHost();
    screen.leaveHost = () => undefined;
    const { device, hubUrl } = this.#options.agent;
    screen.tell({ type: "door", door: this.#host ? null : { ...this.#door, device, hubUrl } });
    if (this.#host) screen.leaveHost = this.#host.listen(screen.tell);
  }
}

/** Resolves when the hub has said that this kiosk must be enrolled, or at the end. A token that was set is not given up: only who set it can mend it. */
function sentAway(agent: Agent, tokenIsSet: boolean, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (ended.aborted || (!tokenIsSet && agent.status().mustEnrol)) {
        stop();
        resolve();
      }
    };
    const stop = agent.subscribe(look);
    ended.addEventListener("abort", look, { once: true });
    look();
  });
}
