// What managers and administrators do about devices and staff; each act is written into the audit log before it is done.

import {
  type AdministerRequest,
  type AdministerResults,
  type AdministerType,
  type AccountView,
  type Answer,
  type EnrolmentView,
  type HallPlan,
  counterOf,
  mayAdminister,
  refuse,
} from "@hallflow/queue-core";
import type { Access } from "./access.ts";
import type { Account } from "../journal/access-tables.ts";
import type { Caller } from "./caller.ts";
import type { Enrolment } from "./enrolments.ts";
import { TooBusy } from "./passwords.ts";

export interface AdministrationParts {
  readonly access: Access;
  readonly plan: () => HallPlan | null;
  readonly isOnline: (device: string) => boolean;
  readonly authority: string | null;
}

type Of<T extends AdministerType> = Extract<AdministerRequest, { type: T }>;
type Result = Answer<AdministerResults[AdministerType]>;

export class Administration {
  readonly #parts: AdministrationParts;

  constructor(parts: AdministrationParts) {
    this.#parts = parts;
  }

  /** Never rejects but for a bug or a disk that takes nothing. */
  async answer(caller: Caller, request: AdministerRequest): Promise<Result> {
    if (!mayAdminister(caller.role, request.type)) return refused("not-allowed", { role: caller.role });
    const { access } = this.#parts;
    switch (request.type) {
      case "list-access":
        return done(this.#list());
      case "find-enrolment": {
        const found = access.enrolments.find(request.code, Date.now());
        return found ? done(this.#shown(found)) : refused("unknown-code");
      }
      case "approve-device":
        return this.#approve(caller, request);
      case "refuse-device":
        if (!access.enrolments.find(request.code, Date.now())) return refused("unknown-code");
        access.audit.add(caller.actor, "device-refused", request.code);
        access.enrolments.remove(request.code);
        return done(null);
      case "rename-device":
        return this.#rename(caller, request);
      case "revoke-device":
        if (!access.devices.get(request.device)) return refused("unknown-device");
        access.audit.add(caller.actor, "device-revoked", request.device);
        access.revokeDevice(request.device);
        return done(null);
      case "add-account":
        return this.#addAccount(caller, request);
      case "change-account":
        return this.#changeAccount(caller, request);
      case "change-password":
        return this.#changePassword(caller, request);
      case "end-session":
        if (caller.session) access.endSession(caller.session, "signed-out");
        return done(null);
      case "read-audit":
        return done({
          entries: access.audit.page(request.before ?? Number.MAX_SAFE_INTEGER, request.limit).map(({ hash: _, ...line }) => line),
        });
    }
  }

  #list(): AdministerResults["list-access"] {
    const { access, isOnline, authority } = this.#parts;
    return {
      devices: access.devices.list(isOnline),
      waiting: access.enrolments.waiting(Date.now()).map((enrolment) => this.#shown(enrolment)),
      accounts: access.accounts.list(),
      authority,
    };
  }

  #shown({ kind, name: device, address, askedAt }: Enrolment): EnrolmentView {
    return { kind, device, replaces: this.#parts.access.devices.get(device)?.name ?? null, address, askedAt };
  }

  #approve(caller: Caller, { code, name, counter, zone }: Of<"approve-device">): Result {
    const { access, plan } = this.#parts;
    const enrolment = access.enrolments.find(code, Date.now());
    if (!enrolment) return refused("unknown-code");
    const hall = plan();
    // A pad presses for whoever sits at its counter: one that stood at none could press for everybody.
    if (enrolment.kind === "pad" && counter === null) return refused("counter-needed");
    if (counter !== null && !(hall && counterOf(hall, counter))) return refused("unknown-counter", { counter });
    if (zone !== null && !hall?.zones.some(({ id }) => id === zone)) return refused("unknown-zone", { zone });
    access.audit.add(caller.actor, "device-approved", enrolment.name, {
      name,
      kind: enrolment.kind,
      address: enrolment.address,
      counter,
      zone,
    });
    access.sendAway(enrolment.name);
    access.devices.add({ id: enrolment.name, kind: enrolment.kind, name, counter, zone, approvedBy: caller.actor }, Date.now());
    access.enrolments.approve(code);
    return this.#shownDevice(enrolment.name);
  }

  #rename(caller: Caller, { device, name }: Of<"rename-device">): Result {
    const { access } = this.#parts;
    if (!access.devices.get(device)) return refused("unknown-device");
    access.audit.add(caller.actor, "device-renamed", device, { name });
    access.devices.rename(device, name);
    return this.#shownDevice(device);
  }

  #shownDevice(id: string): Result {
    const device = this.#list().devices.find((shownDevice) => shownDevice.id === id);
    return device ? done(device) : refused("unknown-device");
  }

  async #addAccount(caller: Caller, { staff, role, password }: Of<"add-account">): Promise<Result> {
    const { access } = this.#parts;
    const hashed = await hashOrBusy(() => access.passwords.hash(password));
    if (typeof hashed !== "string") return hashed;
    if (access.accounts.get(staff)) return refused("staff-exists", { staff });
    access.audit.add(caller.actor, "account-added", staff, { role });
    const account = { staff, role, password: hashed, isActive: true, signedInAt: null };
    access.accounts.save(account);
    return done(withoutPassword(account));
  }

  async #changeAccount(caller: Caller, { staff, role, password, isActive }: Of<"change-account">): Promise<Result> {
    const { access } = this.#parts;
    const hashed = password === undefined ? null : await hashOrBusy(() => access.passwords.hash(password));
    if (hashed !== null && typeof hashed !== "string") return hashed;
    const account = access.accounts.get(staff);
    if (!account) return refused("unknown-staff", { staff });
    const changed: Account = {
      ...account,
      role: role ?? account.role,
      isActive: isActive ?? account.isActive,
      password: hashed ?? account.password,
    };
    const isAdministrator = changed.isActive && changed.role === "administrator";
    if (!isAdministrator && !access.accounts.hasAdministrator(staff)) return refused("last-administrator");
    access.audit.add(caller.actor, "account-changed", staff, { role, isActive, password: password === undefined ? undefined : "new" });
    access.accounts.save(changed);
    // Whatever they were let in for no longer holds.
    for (const session of access.sessions.of(staff)) access.endSession(session, "signed-out");
    return done(withoutPassword(changed));
  }

  async #changePassword(caller: Caller, { old, fresh }: Of<"change-password">): Promise<Result> {
    const { access } = this.#parts;
    const account = caller.person && access.accounts.get(caller.person.staff);
    if (!account) return refused("not-allowed", { role: caller.role });
    const isRight = await hashOrBusy(() => access.passwords.verify(account.password, old));
    if (typeof isRight !== "boolean") return isRight;
    if (!isRight) return refused("wrong-password");
    const hashed = await hashOrBusy(() => access.passwords.hash(fresh));
    if (typeof hashed !== "string") return hashed;
    access.audit.add(caller.actor, "password-changed", account.staff);
    access.accounts.save({ ...account, password: hashed });
    return done(null);
  }
}

const done = (result: AdministerResults[AdministerType]): Result => ({ kind: "done", result });
const refused = (...refusal: Parameters<typeof refuse>): Extract<Result, { kind: "refused" }> => ({
  kind: "refused",
  refusal: refuse(...refusal),
});

const withoutPassword = ({ password: _, ...account }: Account): AccountView => account;

async function hashOrBusy<T>(work: () => Promise<T>): Promise<T | Extract<Result, { kind: "unavailable" }>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TooBusy)) throw error;
    return { kind: "unavailable", words: { zh: "主机正忙，请稍后再试。", en: "The hub is busy. Try again in a moment." } };
  }
}
