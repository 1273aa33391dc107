// Connects a page to the hub that served it: a trial hall lets it in, any other enrols the device and lets a person sign in.

import { HubClient, type OperationStore, enrol } from "@hallflow/hub-client";
import type { CounterId, Hello, Words, ZoneId } from "@hallflow/queue-core";
import { askForToken, setUp, signIn } from "./door.ts";
import { forget, rememberForSession, remember, remembered, rememberedForSession } from "./page-storage.ts";

export interface PageOptions {
  /** The view that the page shows, which is also the kind of device that it makes of this one. */
  readonly view: Hello["view"];
  readonly device: string;
  readonly counter?: CounterId | null;
  readonly zone?: ZoneId | null;
  /** Whether this page has a loudspeaker that the hall counts on. */
  readonly speaks?: boolean;
  readonly store?: OperationStore;
}

/**
 * How far the page has come. "asking" and "enrol" go on by themselves, also while the hub is away; "sign-in" and "set-up" wait
 * for the person before the screen. A hub that says no to what it had let in before leads back to where it can be mended.
 */
export type PageState =
  | { readonly step: "asking"; readonly hubAway: boolean }
  | { readonly step: "refused"; readonly words: Words }
  | { readonly step: "enrol"; readonly code: string; readonly hubAway: boolean }
  | { readonly step: "set-up"; readonly words: Words | null }
  | { readonly step: "sign-in"; readonly words: Words | null }
  | { readonly step: "linked"; readonly client: HubClient };

export interface Page {
  readonly state: () => PageState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly signIn: (staff: string, password: string) => Promise<void>;
  /** Makes the first administrator of a new hall. */
  readonly setUp: (code: string, staff: string, password: string) => Promise<void>;
  /** Another person sets this hall up: the device enrols like any other. */
  readonly skipSetUp: () => void;
  /** Begins to connect; answers how to end it, the connection with it. A page is opened once. */
  readonly open: () => () => void;
}

const askAgainMs = 2_000;
export const keyName = (view: string): string => `hallflow-key-${view}`;
export const sessionName = (view: string): string => `hallflow-session-${view}`;

/** A page that has done nothing yet: `open` sets it going. */
export function connectPage(options: PageOptions): Page {
  const { view, device, counter, zone, speaks = false, store } = options;
  const listeners = new Set<() => void>();
  const ended = new AbortController();
  let state: PageState = { step: "asking", hubAway: false };
  let client: HubClient | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: PageState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  /** Links with what the page has; `isGiven` where the hub gave it to the page just now and may give it again. */
  const link = (token: string, isGiven: boolean) => {
    client?.close();
    const session = isGiven ? null : rememberedForSession(sessionName(view));
    const place = { ...(counter ? { counter } : {}), ...(zone ? { zone } : {}), ...(speaks ? { speaks } : {}) };
    const hello = { token, view, device, ...place, ...(session === null ? {} : { session }) };
    const opened = new HubClient({ url: location.origin, hello, ...(store ? { store } : {}) });
    client = opened;
    let was = opened.state().link;
    opened.subscribe(() => {
      const { link: is, refusal, need = null } = opened.state();
      if (is === was || opened !== client) return;
      was = is;
      if (is === "refused") sentAway(refusal, need, isGiven);
      else if (is === "online" && state.step !== "linked") become({ step: "linked", client: opened });
    });
    become({ step: "linked", client: opened });
  };

  const sentAway = (words: Words | null, need: "enrolment" | "sign-in" | null, wasGiven: boolean) => {
    client?.close();
    client = null;
    if (wasGiven) {
      timer = setTimeout(() => void ask(), askAgainMs);
      return become(words ? { step: "refused", words } : { step: "asking", hubAway: false });
    }
    if (need === "sign-in") {
      forget(sessionName(view));
      return become({ step: "sign-in", words: null });
    }
    if (need === "enrolment") {
      forget(keyName(view));
      return void ask();
    }
    timer = setTimeout(() => void ask(), askAgainMs);
    if (words) become({ step: "refused", words });
  };

  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    const answer = await askForToken(view, ended.signal);
    if (ended.signal.aborted) return;
    if (answer.kind === "given") return link(answer.token, true);
    if (answer.kind === "away") {
      timer = setTimeout(() => void ask(), askAgainMs);
      return state.step === "refused" ? undefined : become({ step: "asking", hubAway: true });
    }
    const key = remembered(keyName(view));
    if (key !== null) return link(key, false);
    if (answer.needsSetUp && view === "manager") return become({ step: "set-up", words: null });
    return enrolDevice();
  };

  const enrolDevice = async (): Promise<void> => {
    let code = "";
    const key = await enrol(
      { hub: location.origin, kind: view, device },
      (at) => {
        if (at.step === "code") ({ code } = at);
        become(code === "" ? { step: "asking", hubAway: at.step === "away" } : { step: "enrol", code, hubAway: at.step === "away" });
      },
      ended.signal,
    ).catch(() => null);
    if (key === null) return;
    remember(keyName(view), key);
    link(key, false);
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn: async (staff, password) => {
      const key = remembered(keyName(view));
      if (key === null) return ask();
      const answer = await signIn(key, staff, password, ended.signal);
      if (ended.signal.aborted) return;
      if (answer.kind === "refused") return become({ step: "sign-in", words: answer.words });
      rememberForSession(sessionName(view), answer.session);
      link(key, false);
    },
    setUp: async (code, staff, password) => {
      const answer = await setUp({ device, code, staff, password }, ended.signal);
      if (ended.signal.aborted) return;
      if (answer.kind === "refused") return become({ step: "set-up", words: answer.words });
      remember(keyName(view), answer.key);
      rememberForSession(sessionName(view), answer.session);
      link(answer.key, false);
    },
    skipSetUp: () => void enrolDevice(),
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
