// Devices, accounts and sessions as they are stored: of every secret a hash alone.

import type { CounterId, DeviceKind, StaffId, StaffRole, ZoneId } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
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

export class AccessTables {
  readonly #database: Database.Database;
  readonly #room: Room;

  constructor(database: Database.Database, room: Room) {
    this.#database = database;
    this.#room = room;
  }

  devices(): Device[] {
    return this.#database.prepare<[], Device>("SELECT * FROM devices").all();
  }

  saveDevice(device: Device): void {
    this.#write(
      "INSERT OR REPLACE INTO devices (id, kind, name, counter, zone, keyHash, approvedAt, approvedBy, lastSeenAt) VALUES (@id, @kind, @name, @counter, @zone, @keyHash, @approvedAt, @approvedBy, @lastSeenAt)",
      device,
    );
  }

  removeDevice(id: string): void {
    this.#write("DELETE FROM devices WHERE id = ?", id);
  }

  accounts(): Account[] {
    return this.#database
      .prepare<[], AccountRow>("SELECT * FROM accounts ORDER BY staff")
      .all()
      .map((row) => ({ ...row, isActive: row.isActive === 1 }));
  }

  saveAccount(account: Account): void {
    this.#write(
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

  #write(statement: string, values: object | string): void {
    this.#room.make(() => this.#database.prepare(statement).run(values));
  }
}
