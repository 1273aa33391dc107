// The accounts of the hall's staff, by name.

import type { AccountView, StaffId } from "@hallflow/queue-core";
import type { AccessTables, Account } from "../journal/access-tables.ts";

export class Accounts {
  readonly #tables: AccessTables;
  readonly #byName = new Map<string, Account>();

  constructor(tables: AccessTables) {
    this.#tables = tables;
    for (const account of tables.accounts()) this.#byName.set(account.staff, account);
  }

  get(staff: StaffId): Account | undefined {
    return this.#byName.get(staff);
  }

  /** An account that may sign in. */
  active(staff: StaffId): Account | undefined {
    const account = this.get(staff);
    return account?.isActive === true ? account : undefined;
  }

  save(account: Account): void {
    this.#tables.saveAccount(account);
    this.#byName.set(account.staff, account);
  }

  signedIn(account: Account): void {
    this.#tables.noteSignedIn(account);
    this.#byName.set(account.staff, account);
  }

  hasAdministrator(without?: StaffId): boolean {
    return [...this.#byName.values()].some(({ staff, role, isActive }) => isActive && role === "administrator" && staff !== without);
  }

  list(): AccountView[] {
    return [...this.#byName.values()].map(({ password: _, ...account }) => account);
  }
}
