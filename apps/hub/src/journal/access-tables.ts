// Devices, accounts and sessions as they are stored: of every secret a hash alone.

import type { CounterId, DeviceKind, StaffId, StaffRole, ZoneId } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
import type { AccessState } from "./access-record.ts";
import type { Room } from "./room.ts";

export interface Device {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly counter: CounterId | null;
  readonly zone: ZoneId | null;
  readonly keyHash: string;
  readonly approvedAt: number;
  readonly approvedBy: string;
  readonly lastSeenAt: number | null;
}

export interface Account {
  readonly staff: StaffId;
  readonly role: StaffRole;
  /** As argon2 writes it: algorithm, costs, salt and hash. */
  readonly password: string;
  readonly isActive: boolean;
  readonly signedInAt: number | null;
}

export interface Session {
  readonly keyHash: string;
  readonly staff: StaffId;
  readonly device: string;
  readonly startedAt: number;
  readonly lastUsedAt: number;
}

type AccountRow = Omit<Account, "isActive"> & { readonly isActive: 0 | 1 };

const changesSetting = "access-changes";

export class AccessTables {
  readonly #database: Database.Database;
  readonly #room: Room;
  /** Called after each change of devices or accounts. */
  onChange: () => void = () => undefined;

  constructor(database: Database.Database, room: Room) {
    this.#database = database;
    this.#room = room;
  }

  devices(): Device[] {
    return this.#database.prepare<[], Device>("SELECT * FROM devices").all();
  }

  /** How often devices and accounts have been changed. */
  get changes(): number {
    return (
      this.#database.prepare<[string], number>("SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?").pluck().get(changesSetting) ??
      0
    );
  }

  saveDevice(device: Device): void {
    this.#change(
      "INSERT OR REPLACE INTO devices (id, kind, name, counter, zone, keyHash, approvedAt, approvedBy, lastSeenAt) VALUES (@id, @kind, @name, @counter, @zone, @keyHash, @approvedAt, @approvedBy, @lastSeenAt)",
      device,
    );
  }

  removeDevice(id: string): void {
    this.#change("DELETE FROM devices WHERE id = ?", id);
  }

  /** When a device was last here, which changes nothing about who is let in. */
  noteSeen({ id, lastSeenAt }: Device): void {
    this.#write("UPDATE devices SET lastSeenAt = @lastSeenAt WHERE id = @id", { id, lastSeenAt });
  }

  accounts(): Account[] {
    return this.#database
      .prepare<[], AccountRow>("SELECT * FROM accounts ORDER BY staff")
      .all()
      .map((row) => ({ ...row, isActive: row.isActive === 1 }));
  }

  noteSignedIn({ staff, signedInAt }: Account): void {
    this.#write("UPDATE accounts SET signedInAt = @signedInAt WHERE staff = @staff", { staff, signedInAt });
  }

  saveAccount(account: Account): void {
    this.#change(
      "INSERT OR REPLACE INTO accounts (staff, role, password, isActive, signedInAt) VALUES (@staff, @role, @password, @isActive, @signedInAt)",
      { ...account, isActive: account.isActive ? 1 : 0 },
    );
  }

  sessions(): Session[] {
    return this.#database.prepare<[], Session>("SELECT * FROM sessions").all();
  }

  saveSession(session: Session): void {
    this.#write(
      "INSERT OR REPLACE INTO sessions (keyHash, staff, device, startedAt, lastUsedAt) VALUES (@keyHash, @staff, @device, @startedAt, @lastUsedAt)",
      session,
    );
  }

  removeSession(keyHash: string): void {
    this.#write("DELETE FROM sessions WHERE keyHash = ?", keyHash);
  }

  /** Puts other devices and accounts in the place of all, and ends every session. */
  replace({ changes, devices, accounts }: AccessState): void {
    const replaceAll = this.#database.transaction(() => {
      this.#database.exec("DELETE FROM devices; DELETE FROM accounts; DELETE FROM sessions");
      for (const device of devices) this.saveDevice(device);
      for (const account of accounts) this.saveAccount(account);
      this.#countChange(changes);
    });
    this.#room.make(() => replaceAll());
  }

  /** Counted in the same transaction, so that of two copies it is known which was changed later. */
  #change(statement: string, values: object | string): void {
    const change = this.#database.transaction(() => {
      this.#database.prepare(statement).run(values);
      this.#countChange(this.changes + 1);
    });
    this.#room.make(() => change());
    this.onChange();
  }

  #countChange(changes: number): void {
    this.#database.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)").run(changesSetting, String(changes));
  }

  #write(statement: string, values: object | string): void {
    this.#room.make(() => this.#database.prepare(statement).run(values));
  }
}
