// Signing in: a name and a password at an enrolled device, with a wait that grows for whoever guesses.

import type { StaffId, Words } from "@hallflow/queue-core";
import type { Account, Device } from "../journal/access-tables.ts";
import type { Access } from "./access.ts";
import { maySignIn } from "./caller.ts";
import { Lockout } from "./lockout.ts";
import { TooBusy } from "./passwords.ts";

export type SignedIn =
  | { readonly kind: "done"; readonly session: string; readonly account: Account }
  | { readonly kind: "refused"; readonly words: Words }
  | { readonly kind: "wait"; readonly waitMs: number; readonly words: Words };

export class SignIn {
  readonly #access: Access;
  readonly #lockout = new Lockout();

  constructor(access: Access) {
    this.#access = access;
  }

  /** A failure counts for the account and for the device: one guesser stops neither the others nor the account elsewhere for long. */
  async at(device: Device, staff: StaffId, password: string): Promise<SignedIn> {
    const { accounts, passwords, sessions, audit } = this.#access;
    const names = [`account ${staff}`, `device ${device.id}`];
    const waitMs = Math.max(...names.map((name) => this.#lockout.waitMs(name, Date.now())));
    if (waitMs > 0) return locked(waitMs);
    const account = accounts.active(staff);
    // Counted before the answer is known: guesses that come all at once are as many guesses.
    const waits = names.map((name) => this.#lockout.failed(name, Date.now()));
    let isRight: boolean;
    try {
      isRight = await passwords.verify(account?.password ?? null, password);
    } catch (error) {
      if (error instanceof TooBusy) return { kind: "wait", waitMs: 1_000, words: busy };
      throw error;
    }
    if (!account || !isRight) {
      // A name that nobody has may be a password typed into the wrong field: it is not written down.
      audit.add(account ? staff : "unknown", "sign-in-failed", device.id, { waitMs: Math.max(...waits) });
      return { kind: "refused", words: wrong };
    }
    if (!maySignIn(device.kind, account.role)) return { kind: "refused", words: notHere };
    for (const name of names) this.#lockout.succeeded(name);
    const now = Date.now();
    const { key, replaced } = sessions.begin(staff, device.id, now);
    for (const session of replaced) this.#access.dismissSession(session);
    accounts.signedIn({ ...account, signedInAt: now });
    audit.add(staff, "signed-in", device.id);
    return { kind: "done", session: key, account };
  }
}

const locked = (waitMs: number): SignedIn => {
  const seconds = Math.ceil(waitMs / 1_000);
  return {
    kind: "wait",
    waitMs,
    words: {
      zh: `多次输入有误，请 ${seconds} 秒后再试；忘记密码请找管理员重设。`,
      en: `Too many wrong tries. Wait ${seconds} seconds; an administrator can set a new password.`,
    },
  };
};
const wrong: Words = { zh: "姓名或密码不正确。", en: "The name or the password is not right." };
const notHere: Words = { zh: "您的岗位不在这类设备上登录。", en: "Your role does not sign in at this kind of device." };
const busy: Words = { zh: "同时登录的人较多，请稍后再试。", en: "Many are signing in at once. Try again in a moment." };
