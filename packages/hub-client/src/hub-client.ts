// The link of every device to the hub: connects, keeps asking until it is answered, and says truthfully when it is offline.

import type {
  Announcement,
  AdministerRequest,
  AdministerResults,
  AdministerType,
  HallTime,
  Answer,
  Command,
  Envelope,
  Hello,
  Instant,
  OperationId,
  Push,
  Question,
  QuestionResult,
  Rejection,
  Trouble,
  Welcome,
} from "@hallflow/queue-core";
import { HallClock } from "./hall-clock.ts";
import { keenSocket } from "./keen-socket.ts";
import { newId } from "./new-id.ts";
import type { LinkSocket } from "./link-socket.ts";
import { type OperationStore, type PendingOperation, memoryStore } from "./operation-store.ts";
import { PressClock } from "./press-clock.ts";

/** "offline" from the moment the link is known to be cut; the hub's heartbeat makes that known within 3 s. */
export type Link = "connecting" | "online" | "offline" | "refused";

export interface HubState {
  readonly link: Link;
  /** Wall-clock instant of this device since which the link has been as it is. */
  readonly linkSince: number;
  /** Why the hub refused this device, in its own words; null otherwise. */
  readonly refusal: { readonly zh: string; readonly en: string } | null;
  /** What would open the hub's door to this device; null or left out where nothing that a person could do here would. */
  readonly need?: Rejection["need"];
  readonly welcome: Welcome | null;
  readonly push: Push | null;
}

export interface HubClientOptions {
  /** The hub's address, such as http://127.0.0.1:8600. */
  readonly url: string;
  readonly hello: Omit<Hello, "protocol">;
  readonly store?: OperationStore;
  /** How the connection is made; left out, over socket.io. */
  readonly open?: (url: string, greeting: Hello) => LinkSocket;
  /** Hall time as this device last heard it, for a start at which the hub is away. */
  readonly time?: HallTime;
}

export interface SendOptions {
  /** After so long the press is too old to be carried out, and the answer is "unavailable". Left out: asked until answered. */
  readonly validForMs?: number;
  /** The revision of the counter that was on the screen. */
  readonly seen?: number;
  /** Given by a caller that repeats an operation of its own, such as the hand-in of a stored ticket. */
  readonly operation?: OperationId;
}

const answerTimeoutMs = 4_000;
const retryMs = 500;
const offlineWords = { zh: "暂时连接不上营业厅主机，请稍后再试。", en: "The hall's hub cannot be reached. Please try again shortly." };
/** A press that left this device may have been carried out even though no answer came back. */
const unconfirmedWords = {
  zh: "主机没有及时回应，请看屏幕上的最新状态，如未生效再按一次。",
  en: "The hub did not answer in time. Look at the screen as it is now, and press again only if nothing changed.",
};
const notKeptWords = {
  zh: "本机无法保存此次操作，没有发送。请检查本机的存储空间，或通知管理员。",
  en: "This device could not write the press down and did not send it. Check its storage, or tell the administrator.",
};

/** One device's link. `subscribe` hears every change of `state()`; states are new values, never changed ones. */
export class HubClient {
  readonly #socket: LinkSocket;
  readonly #store: OperationStore;
  readonly #clock = new HallClock();
  readonly #listeners = new Set<() => void>();
  readonly #announceListeners = new Set<(announcement: Announcement) => void>();
  /** What came before anybody listened: a page is not yet drawn when its link is made. */
  readonly #unheard: Announcement[] = [];
  readonly #troubles = new Map<string, Trouble>();
  readonly #waiting = new Map<OperationId, (answer: Answer) => void>();
  readonly #presses = new PressClock();
  #isClosed = false;
  /** The latest view of this connection; the first of the next one may be older, when the hub was restored from a backup. */
  #sequence = 0;
  #state: HubState = { link: "connecting", linkSince: Date.now(), refusal: null, welcome: null, push: null };

  constructor(options: HubClientOptions) {
    this.#store = options.store ?? memoryStore();
    if (options.time) this.#clock.set(options.time);
    this.#socket = (options.open ?? keenSocket)(options.url, { protocol: 1, ...options.hello });
    this.#socket.on("connect", () => {
      this.#sequence = 0;
      this.#change({ link: "online", linkSince: Date.now(), refusal: null, need: null });
      for (const trouble of this.#troubles.values()) this.#socket.emit("trouble", trouble);
      void this.#sendPending();
    });
    this.#socket.on("disconnect", (reason) => {
      this.#unheard.length = 0;
      this.#change({ link: "offline", linkSince: Date.now() });
      // A hub that sends its devices away, as one that is going down does, is the one case that socket.io takes for good.
      if (reason === "io server disconnect") this.#connectIn(500);
    });
    this.#socket.on("connect_error", (error) => this.#refused(error));
    this.#socket.on("welcome", (welcome: Welcome) => this.#change({ welcome }));
    this.#socket.on("push", (push: Push) => this.#receive(push));
    this.#socket.on("announce", (announcement: Announcement) => {
      if (this.#announceListeners.size === 0) this.#unheard.push(announcement);
      for (const listener of this.#announceListeners) listener(announcement);
    });
  }

  state(): HubState {
    return this.#state;
  }

  /** Calls back after each change; answers how to stop it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hall time now, in ms since the epoch, as the hub told it; this device's own time before the first view. */
  hallNow(): Instant {
    return this.#clock.now();
  }

  /** Asks for a command once, however often it must be sent. Never rejects: trouble is an answer too. */
  async send(command: Command, options: SendOptions = {}): Promise<Answer> {
    const operation = options.operation ?? newId<OperationId>();
    const validForMs = options.validForMs ?? null;
    const pending: PendingOperation = { operation, command, pressedAt: Date.now(), validForMs, seen: options.seen ?? null };
    this.#presses.pressed(operation);
    try {
      await this.#store.add(pending);
    } catch {
      // What this device could not write down it must not send: it might ask for it a second time after it was done.
      return { kind: "unavailable", words: notKeptWords };
    }
    return new Promise((resolve) => {
      this.#waiting.set(operation, resolve);
      if (validForMs !== null) setTimeout(() => void this.#settle(operation, { kind: "unavailable", words: unconfirmedWords }), validForMs);
      if (this.#socket.connected) void this.#deliver(pending);
    });
  }

  /** Asks a question that changes nothing; "unavailable" when the hub does not answer in time. */
  async ask<T extends Question["type"]>(question: Extract<Question, { type: T }>): Promise<Answer<QuestionResult[T]>> {
    return (await this.#request("ask", question)) as Answer<QuestionResult[T]>;
  }

  /** Looks after devices, staff and the audit log, as far as the person may who has signed in here. */
  async administer<T extends AdministerType>(request: Extract<AdministerRequest, { type: T }>): Promise<Answer<AdministerResults[T]>> {
    return (await this.#request("administer", request)) as Answer<AdministerResults[T]>;
  }

  /** Calls back with each summons that this display is to announce; answers how to stop it. */
  onAnnounce(listener: (announcement: Announcement) => void): () => void {
    this.#announceListeners.add(listener);
    for (const announcement of this.#unheard.splice(0)) listener(announcement);
    return () => this.#announceListeners.delete(listener);
  }

  /** Reports that a display has shown or spoken a summons. */
  announced(serial: number, how: "shown" | "spoken" | "failed"): void {
    if (this.#socket.connected) this.#socket.emit("announced", { serial, how });
  }

  /** Tells staff of this device's own trouble; repeated after a reconnect, since the hub forgets a device that has gone. */
  reportTrouble(trouble: Trouble): void {
    if (trouble.raised) this.#troubles.set(trouble.id, trouble);
    else this.#troubles.delete(trouble.id);
    if (this.#socket.connected) this.#socket.emit("trouble", trouble);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.close();
    this.#listeners.clear();
    this.#announceListeners.clear();
  }

  async #request(name: "ask" | "administer", message: unknown): Promise<Answer<unknown>> {
    if (!this.#socket.connected) return { kind: "unavailable", words: offlineWords };
    try {
      return (await this.#socket.timeout(answerTimeoutMs).emitWithAck(name, message)) as Answer<unknown>;
    } catch {
      return { kind: "unavailable", words: offlineWords };
    }
  }

  #connectIn(ms: number): void {
    setTimeout(() => this.#isClosed || this.#socket.connect(), ms);
  }

  async #sendPending(): Promise<void> {
    for (const pending of await this.#store.all()) await this.#deliver(pending);
  }

  /** Sends once. A lost answer leaves the operation pending; the next connection sends it again with the same id. */
  async #deliver(pending: PendingOperation): Promise<void> {
    const { operation, command, pressedAt, validForMs, seen } = pending;
    const ageMs = this.#presses.ageMs(operation, pressedAt);
    if (validForMs !== null && ageMs > validForMs) return this.#settle(operation, { kind: "unavailable", words: offlineWords });
    const envelope: Envelope = {
      operation,
      command,
      ageMs,
      ...(validForMs === null ? {} : { validForMs }),
      ...(seen === null ? {} : { seen }),
    };
    try {
      const answer = (await this.#socket.timeout(answerTimeoutMs).emitWithAck("command", envelope)) as Answer;
      if (answer.kind !== "unavailable" || validForMs !== null) return await this.#settle(operation, answer);
    } catch {
      // No answer in time: the operation stays pending.
    }
    if (this.#socket.connected) setTimeout(() => void this.#retry(pending), retryMs);
  }

  /** Asks again for what is still unanswered, be it of this page or of the one before it. */
  async #retry(pending: PendingOperation): Promise<void> {
    if (!this.#socket.connected || this.#isClosed) return;
    const unanswered = await this.#store.all();
    if (unanswered.some(({ operation }) => operation === pending.operation)) await this.#deliver(pending);
  }

  async #settle(operation: OperationId, answer: Answer): Promise<void> {
    // A client that was closed leaves its store as it is: whoever opens it next finds what was still unanswered.
    if (!this.#isClosed) await this.#store.remove(operation);
    this.#waiting.get(operation)?.(answer);
    this.#waiting.delete(operation);
    this.#presses.forget(operation);
  }

  /** A view that is older than the one on the screen is left out. */
  #receive(push: Push): void {
    if (push.sequence < this.#sequence) return;
    this.#sequence = push.sequence;
    this.#clock.set(push.time);
    this.#change({ push });
  }

  /** The hub answered and said no: worth showing, unlike a hub that is not there. socket.io does not retry these by itself. */
  #refused(error: Error & { data?: Partial<Rejection> }): void {
    const { words, need = null } = error.data ?? {};
    if (!words && this.#socket.active === false) this.#connectIn(1_000);
    if (!words) return this.#state.link === "offline" ? undefined : this.#change({ link: "offline", linkSince: Date.now() });
    this.#change({ link: "refused", linkSince: Date.now(), refusal: words, need });
    this.#connectIn(3_000);
  }

  #change(part: Partial<HubState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
