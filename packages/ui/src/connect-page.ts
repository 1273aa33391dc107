// Connects a page to the hub that served it: a trial hall gives the page its token, any other asks a person for one.

import { HubClient, type OperationStore } from "@hallflow/hub-client";
import type { CounterId, Hello, Words, ZoneId } from "@hallflow/queue-core";
import { remember, remembered } from "./page-storage.ts";

export interface PageOptions {
  /** The view that the page shows, which is also the role whose token it asks for. */
  readonly view: Hello["view"];
  readonly device: string;
  readonly counter?: CounterId | null;
  readonly zone?: ZoneId | null;
  /** Whether this page has a loudspeaker that the hall counts on. */
  readonly speaks?: boolean;
  readonly store?: OperationStore;
}

/** How far the page has come. "asking" goes on by itself, also while the hub is away; "token" waits for a person. */
export type PageState =
  | { readonly step: "asking"; readonly hubAway: boolean }
  | { readonly step: "token"; readonly words: Words | null }
  | { readonly step: "linked"; readonly client: HubClient };

export interface Page {
  readonly state: () => PageState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly giveToken: (token: string) => void;
  /** Begins to connect; answers how to end it, the connection with it. A page is opened once. */
  readonly open: () => () => void;
}

export const tokenKey = "hallflow-token";
const askAgainMs = 2_000;
const askTimeoutMs = 4_000;

/** A page that has done nothing yet: `open` sets it going. */
export function connectPage(options: PageOptions): Page {
  const listeners = new Set<() => void>();
  const ended = new AbortController();
  let state: PageState = { step: "asking", hubAway: false };
  let client: HubClient | null = null;
  let token: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: PageState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const link = (fresh: string) => {
    if (client && fresh === token) return;
    client?.close();
    token = fresh;
    const { view, device, counter, zone, speaks = false, store } = options;
    const hello = { token: fresh, view, device, ...(counter ? { counter } : {}), ...(zone ? { zone } : {}), ...(speaks ? { speaks } : {}) };
    const opened = new HubClient({ url: location.origin, hello, ...(store ? { store } : {}) });
    client = opened;
    let was = opened.state().link;
    opened.subscribe(() => {
      const { link: is, refusal } = opened.state();
      if (is === was || opened !== client) return;
      was = is;
      if (is === "refused") void ask(refusal);
      else if (is === "online" && state.step !== "linked") become({ step: "linked", client: opened });
    });
    become({ step: "linked", client: opened });
  };

  /** `refused` are the hub's words about the token that this page has; a new one may be had by asking. */
  const ask = async (refused: Words | null = null): Promise<void> => {
    clearTimeout(timer);
    const answer = await askForToken(options.view, ended.signal);
    if (ended.signal.aborted) return;
    switch (answer.kind) {
      case "given":
        if (refused && answer.token === token) return become({ step: "token", words: refused });
        return link(answer.token);
      case "ask-a-person": {
        const known = remembered(tokenKey);
        if (known !== null && !(refused && known === token)) return link(known);
        return become({ step: "token", words: refused ?? answer.words });
      }
      case "away":
        timer = setTimeout(() => void ask(refused), askAgainMs);
        if (!client) become({ step: "asking", hubAway: true });
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    giveToken: (given) => {
      remember(tokenKey, given);
      // A token that was refused may be typed again once the hub knows it, so that the link is made anew in any case.
      client?.close();
      client = null;
      link(given);
    },
    open: () => {
      void ask();
      return () => {
        ended.abort();
        clearTimeout(timer);
        client?.close();
        listeners.clear();
      };
    },
  };
}

type TokenAnswer = { kind: "given"; token: string } | { kind: "ask-a-person"; words: Words | null } | { kind: "away" };

async function askForToken(view: string, ended: AbortSignal): Promise<TokenAnswer> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(askTimeoutMs)]);
    const response = await fetch(`/api/session/${view}`, { signal, headers: { accept: "application/json" } });
    const body = (await response.json()) as { token?: unknown; words?: Words };
    if (response.ok && typeof body.token === "string") return { kind: "given", token: body.token };
    if (response.status === 403) return { kind: "ask-a-person", words: body.words ?? null };
  } catch {
    // A hub that is starting, or away: asked again.
  }
  return { kind: "away" };
}
