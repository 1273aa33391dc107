// Whoever asks the hub for something: what they may do, as whom it is written down, and where they are.

import { type Command, type CounterId, type DeviceKind, type Refusal, type Role, type ZoneId, mayAsk, refuse } from "@hallflow/queue-core";
import type { Account, Device, Session } from "../journal/access-tables.ts";

export interface Caller {
  readonly role: Role;
  /** Whose doing it is, in the journal and in the audit log. */
  readonly actor: string;
  /** The enrolled device, and who has signed in at it; null for a program with a service token. */
  readonly device: Device | null;
  readonly person: Pick<Account, "staff" | "role"> | null;
  readonly session: Session | null;
}

/** Where an enrolled device stands; null where the caller may be anywhere. */
export const placeOfCaller = ({ device }: Caller): { counter: CounterId | null; zone: ZoneId | null } | null =>
  device && { counter: device.counter, zone: device.zone };

/** A device without a person acts for itself; with one, it is the person who acts, at the device. */
export function callerOf(device: Device, signedIn: { account: Pick<Account, "staff" | "role">; session: Session } | null): Caller {
  const role = signedIn ? roleAt(device.kind, signedIn.account.role) : roleOfKind[device.kind];
  const who = signedIn ? `${signedIn.account.staff}@` : "";
  const person = signedIn && { staff: signedIn.account.staff, role: signedIn.account.role };
  return { role, actor: `${role}:${who}${device.id}`, device, person, session: signedIn?.session ?? null };
}

export const callerOfToken = (role: Role, where: string): Caller => ({
  role,
  actor: `${role}:${where}`,
  device: null,
  person: null,
  session: null,
});

/** The screens of a counter that face its customer are displays. */
export const roleOfKind: Record<DeviceKind, Role> = {
  kiosk: "kiosk",
  teller: "teller",
  guide: "guide",
  pad: "pad",
  lobby: "lobby",
  window: "lobby",
  rating: "lobby",
  manager: "manager",
};

/** Who may sign in at the devices where somebody must; at all others nobody does. */
const staffAt: Partial<Record<DeviceKind, readonly Account["role"][]>> = {
  teller: ["teller", "manager"],
  // Who knows the hall stands in for a guide: tellers between two shifts at their counters, and the manager.
  guide: ["guide", "teller", "manager"],
  manager: ["manager", "administrator"],
};

/** At a counter everybody is a teller: what a manager may do elsewhere is not for a screen that customers walk past. */
const roleAt = (kind: DeviceKind, role: Account["role"]): Role => (kind === "teller" || kind === "guide" ? kind : role);

/** Whether a person may sign in at a device of this kind. */
export const maySignIn = (kind: DeviceKind, role: Account["role"]): boolean => staffAt[kind]?.includes(role) ?? false;

/** Why a caller may not have this command carried out: their role, their device, their counter, or somebody else's name. */
export function notTheirs({ role, device, person }: Caller, name: string, command: Command): Refusal | null {
  if (!mayAsk(role, command.type)) return refuse("not-allowed", { role });
  // Numbers are leased to a device: another's must not be given out or handed in under its name.
  if ("device" in command && command.device !== name) return refuse("not-allowed", { role });
  if (device?.counter && "counter" in command && command.counter !== undefined && command.counter !== device.counter)
    return refuse("other-counter", { counter: device.counter });
  const named = command.type === "sign-in" ? command.staff : command.type === "begin-experience" ? command.guide : null;
  if (person && (role === "teller" || role === "guide") && named !== null && named !== person.staff)
    return refuse("other-person", { staff: person.staff });
  return null;
}

/** A plan is published by a person: whoever has signed in, whatever name the command gives. */
export const inTheirName = ({ person }: Pick<Caller, "person">, command: Command): Command =>
  command.type === "publish-plan" && person ? { ...command, by: person.staff } : command;
