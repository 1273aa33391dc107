// Who has signed in, at which device: a session ends when they sign out, when nobody has pressed anything for long, and after a day.

import type { StaffId } from "@hallflow/queue-core";
import type { AccessTables, Session } from "../journal/access-tables.ts";
import { digestOf, newSecret } from "./secret.ts";

const longestMs = 16 * 3_600_000;
/** The last press is written down this often: a hub that starts again knows who was there. */
const rememberUsedMs = 60_000;

export type SessionEnd = "signed-out" | "idle";

export class Sessions {
  readonly #tables: AccessTables;
  readonly #idleMs: number;
  readonly #byKey = new Map<string, Session>();
  readonly #stored = new Map<string, number>();

  constructor(tables: AccessTables, idleMs: number) {
    this.#tables = tables;
    this.#idleMs = idleMs;
    for (const session of tables.sessions()) this.#byKey.set(session.keyHash, session);
  }

  /** Begins a session; whoever was signed in at the device before no longer is. */
  begin(staff: StaffId, device: string, now: number): { key: string; replaced: Session[] } {
    const replaced = this.#where((session) => session.device === device);
    for (const session of replaced) this.end(session);
    const key = newSecret("session");
    this.#save({ keyHash: digestOf(key), staff, device, startedAt: now, lastUsedAt: now });
    return { key, replaced };
  }

  /** The session of a key at its device, if it still lives. */
  ofKey(key: string, device: string, now: number): Session | undefined {
    const session = this.#byKey.get(digestOf(key));
    return session && session.device === device && this.#lives(session, now) ? session : undefined;
  }

  /** Somebody pressed something. */
  used({ keyHash }: Session, now: number): void {
    const session = this.#byKey.get(keyHash);
    if (!session) return;
    const used = { ...session, lastUsedAt: now };
    this.#byKey.set(keyHash, used);
    if (now - (this.#stored.get(keyHash) ?? session.startedAt) > rememberUsedMs) this.#store(used);
  }

  end({ keyHash }: Session): void {
    this.#byKey.delete(keyHash);
    this.#stored.delete(keyHash);
    this.#tables.removeSession(keyHash);
  }

  of(staff: StaffId): Session[] {
    return this.#where((session) => session.staff === staff);
  }

  at(device: string): Session[] {
    return this.#where((session) => session.device === device);
  }

  /** Sessions that have been idle for too long, or have lasted a day. */
  overdue(now: number): Session[] {
    return this.#where((session) => !this.#lives(session, now));
  }

  #lives({ startedAt, lastUsedAt }: Session, now: number): boolean {
    return now - lastUsedAt < this.#idleMs && now - startedAt < longestMs;
  }

  #where(holds: (session: Session) => boolean): Session[] {
    return [...this.#byKey.values()].filter(holds);
  }

  #save(session: Session): void {
    this.#tables.saveSession(session);
    this.#byKey.set(session.keyHash, session);
  }

  /** A press must not fail because its instant could not be written down. */
  #store(session: Session): void {
    this.#stored.set(session.keyHash, session.lastUsedAt);
    try {
      this.#tables.saveSession(session);
    } catch {
      this.#stored.delete(session.keyHash);
    }
  }
}
