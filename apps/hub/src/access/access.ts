// The hub's door: says who a caller is, and sends away at once whoever is no longer let in.

import { type Hello, type Rejection, type Role, kindsOfStaff } from "@hallflow/queue-core";
import type { Audit } from "../audit.ts";
import type { AccessTables, Session } from "../journal/access-tables.ts";
import { Accounts } from "./accounts.ts";
import { type Caller, callerOf, callerOfToken } from "./caller.ts";
import { Devices } from "./devices.ts";
import { Enrolments } from "./enrolments.ts";
import { Passwords } from "./passwords.ts";
import type { ServiceTokens } from "./service-tokens.ts";
import { type SessionEnd, Sessions } from "./sessions.ts";
import { SetupCode } from "./setup-code.ts";

export interface AccessOptions {
  readonly tables: AccessTables;
  readonly audit: Audit;
  readonly tokens: ServiceTokens;
  readonly demo: boolean;
  readonly dataFolder: string;
  readonly idleMs: number;
}

/** Idle sessions are looked for this often. */
const lookMs = 5_000;
/** Of a view's roles, those that only a person has, or who sits at one counter: in a working hall no shared token stands for one. */
const personal: readonly Role[] = ["teller", "guide", "pad", "manager", "administrator"];

export class Access {
  readonly tokens: ServiceTokens;
  readonly devices: Devices;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly enrolments = new Enrolments();
  readonly passwords = new Passwords();
  readonly setup: SetupCode;
  readonly audit: Audit;
  readonly demo: boolean;
  readonly #dismissed = new Set<(isGone: (caller: Caller) => boolean) => void>();
  readonly #timer: NodeJS.Timeout;

  constructor({ tables, audit, tokens, demo, dataFolder, idleMs }: AccessOptions) {
    this.tokens = tokens;
    this.audit = audit;
    this.demo = demo;
    this.devices = new Devices(tables);
    this.accounts = new Accounts(tables);
    this.sessions = new Sessions(tables, idleMs);
    this.setup = new SetupCode(dataFolder);
    if (!demo && !this.accounts.hasAdministrator()) this.setup.open();
    this.#timer = setInterval(() => this.endIdle(Date.now()), lookMs);
  }

  /** Who says hello on the socket, or why they are not let in. */
  greet({ token, session: key, view, device: name }: Hello): Caller | Rejection {
    const service = this.tokens.roleOf(token);
    if (service) {
      if (!this.demo && personal.includes(service)) return notByToken;
      return callerOfToken(service, name);
    }
    const now = Date.now();
    const device = this.devices.ofKey(token, now);
    if (!device) return unknownDevice;
    if (device.kind !== view) return otherScreen;
    if (!kindsOfStaff.includes(device.kind)) return callerOf(device, null);
    const session = key === undefined ? undefined : this.sessions.ofKey(key, device.id, now);
    const account = session && this.accounts.active(session.staff);
    return session && account ? callerOf(device, { account, session }) : notSignedIn;
  }

  /** Who a bearer token of the HTTP API stands for; devices and people come by the socket. */
  bearer(authorization: string | undefined): Caller | undefined {
    const [scheme, token] = (authorization ?? "").split(" ");
    const role = scheme?.toLowerCase() === "bearer" && token ? this.tokens.roleOf(token) : undefined;
    return role && callerOfToken(role, "api");
  }

  /** The caller pressed something: their session lives on. A pad's keys are pressed by whoever has signed in at the console of its counter. */
  pressed({ session, device }: Caller): void {
    const now = Date.now();
    if (session) this.sessions.used(session, now);
    if (device?.kind !== "pad" || device.counter === null) return;
    for (const console of this.devices.at(device.counter, "teller"))
      for (const theirs of this.sessions.at(console.id)) this.sessions.used(theirs, now);
  }

  /** Calls back with a test for callers whose right has ended, whenever one has. */
  onDismissed(dismiss: (isGone: (caller: Caller) => boolean) => void): void {
    this.#dismissed.add(dismiss);
  }

  revokeDevice(id: string): void {
    this.sendAway(id);
    this.devices.revoke(id);
  }

  /** Ends whatever goes on at a device. */
  sendAway(id: string): void {
    for (const session of this.sessions.at(id)) this.sessions.end(session);
    this.#dismiss(({ device }) => device?.id === id);
  }

  endSession(session: Session, how: SessionEnd): void {
    this.sessions.end(session);
    this.audit.add(session.staff, how === "idle" ? "session-idle" : "signed-out", session.device);
    this.dismissSession(session);
  }

  dismissSession({ keyHash }: Session): void {
    this.#dismiss(({ session }) => session?.keyHash === keyHash);
  }

  endIdle(now: number): void {
    for (const session of this.sessions.overdue(now)) this.endSession(session, "idle");
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #dismiss(isGone: (caller: Caller) => boolean): void {
    for (const dismiss of this.#dismissed) dismiss(isGone);
  }
}

const unknownDevice: Rejection = {
  words: {
    zh: "此设备尚未登记或已被停用，请值班经理重新登记。",
    en: "This device is not enrolled, or its access was revoked. Ask the floor manager to enrol it.",
  },
  need: "enrolment",
};
const otherScreen: Rejection = {
  words: { zh: "此设备登记的是另一种用途，不能打开此画面。", en: "This device is enrolled for another screen than this." },
  need: "enrolment",
};
const notSignedIn: Rejection = { words: { zh: "请登录。", en: "Please sign in." }, need: "sign-in" };
const notByToken: Rejection = {
  words: {
    zh: "tokens.json 中的令牌供程序使用；此画面请登记设备并用自己的账号登录。",
    en: "The tokens in tokens.json are for programs. For this screen, enrol the device and sign in as yourself.",
  },
  need: "enrolment",
};
