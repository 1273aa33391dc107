// The audit log: who let whom in, who signed in, who looked at personal data. Kept six months.

import type { AuditTable } from "./journal/audit-table.ts";

export type AuditAction =
  | "set-up"
  | "device-approved"
  | "device-refused"
  | "device-renamed"
  | "device-revoked"
  | "account-added"
  | "account-changed"
  | "password-changed"
  | "signed-in"
  | "sign-in-failed"
  | "signed-out"
  | "session-idle"
  | "audit-shortened"
  | "precedence-given"
  | "number-shown"
  | "number-searched"
  | "access-kept"
  | "key-destroyed";

const keptMs = 183 * 24 * 3_600_000;
/** How often it is looked for lines that are old enough to go. */
const lookMs = 6 * 3_600_000;

export class Audit {
  readonly #table: AuditTable;
  readonly #timer: NodeJS.Timeout;

  constructor(table: AuditTable) {
    this.#table = table;
    this.shorten();
    this.#timer = setInterval(() => this.shorten(), lookMs);
  }

  /** Writes a line. Throws when the disk does not take it: what is not in the log must not be done. */
  add(actor: string, action: AuditAction, subject: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.#table.add({ at: Date.now(), actor, action, subject, detail: JSON.stringify(detail) });
  }

  page(before: number, limit: number) {
    return this.#table.page(before, limit);
  }

  /** Lets go what is older than six months. */
  shorten(now = Date.now()): void {
    const gone = this.#table.forgetBefore(now - keptMs);
    if (gone > 0) this.add("hub", "audit-shortened", "audit", { lines: gone });
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
