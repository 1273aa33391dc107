// Who may be let in: devices that are enrolled, staff that signs in, and what those who answer for the hall may do about both.

import { z } from "zod";
import { counterIdSchema, zoneIdSchema } from "./hall-plan.ts";
import type { CounterId, StaffId, ZoneId } from "./ids.ts";
import { deviceSchema, staffIdSchema } from "./messages.ts";
import { type Role, helloSchema } from "./protocol.ts";

/** What a device is: which screen it has, and with it what it may ask for. */
export const deviceKindSchema = helloSchema.shape.view;
export type DeviceKind = z.infer<typeof deviceKindSchema>;

/** Staff roles; a person has one, whatever device they sign in at. */
export const staffRoleSchema = z.enum(["teller", "guide", "manager", "administrator"]);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** The screens that show nothing and take nothing before a person has signed in at them. */
export const kindsOfStaff: readonly DeviceKind[] = ["teller", "guide", "manager"];

export const deviceNameSchema = z.string().trim().min(1).max(40);
export const codeSchema = z.string().regex(/^\d{6}$/, "six digits");
export const passwordSchema = z.string().min(8, "at least 8 characters").max(128);

/** Where a device stands: it acts for this counter, or shows this zone, and no other. */
const placeShape = { counter: counterIdSchema.nullable().default(null), zone: zoneIdSchema.nullable().default(null) };

export const administerSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("list-access") }),
  z.strictObject({ type: z.literal("find-enrolment"), code: codeSchema }),
  z.strictObject({ type: z.literal("approve-device"), code: codeSchema, name: deviceNameSchema, ...placeShape }),
  z.strictObject({ type: z.literal("refuse-device"), code: codeSchema }),
  z.strictObject({ type: z.literal("rename-device"), device: deviceSchema, name: deviceNameSchema }),
  z.strictObject({ type: z.literal("revoke-device"), device: deviceSchema }),
  z.strictObject({ type: z.literal("add-account"), staff: staffIdSchema, role: staffRoleSchema, password: passwordSchema }),
  z.strictObject({
    type: z.literal("change-account"),
    staff: staffIdSchema,
    role: staffRoleSchema.optional(),
    password: passwordSchema.optional(),
    isActive: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("change-password"), old: z.string().max(128), fresh: passwordSchema }),
  z.strictObject({ type: z.literal("end-session") }),
  z.strictObject({ type: z.literal("read-audit"), before: z.int().min(1).optional(), limit: z.int().min(1).max(200).default(50) }),
]);
export type AdministerRequest = z.output<typeof administerSchema>;
export type AdministerType = AdministerRequest["type"];

const ofEverybody: readonly AdministerType[] = ["change-password", "end-session"];
const ofManagers: readonly AdministerType[] = [
  ...ofEverybody,
  "list-access",
  "find-enrolment",
  "approve-device",
  "refuse-device",
  "rename-device",
  "revoke-device",
];

/** What each role may do about devices and staff; like `permissions`, it is what the gateway and the tests read. */
export const administration: Record<Role, readonly AdministerType[]> = {
  kiosk: [],
  teller: ofEverybody,
  guide: ofEverybody,
  pad: [],
  lobby: [],
  manager: ofManagers,
  administrator: [...ofManagers, "add-account", "change-account", "read-audit"],
  system: [],
};

export const mayAdminister = (role: Role, type: AdministerType): boolean => administration[role].includes(type);

/** A device as managers see it; instants are of the hub's wall clock. */
export interface DeviceView {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly counter: CounterId | null;
  readonly zone: ZoneId | null;
  readonly approvedAt: number;
  readonly approvedBy: string;
  readonly lastSeenAt: number | null;
  readonly isOnline: boolean;
}

export interface AccountView {
  readonly staff: StaffId;
  readonly role: StaffRole;
  readonly isActive: boolean;
  readonly signedInAt: number | null;
}

/** A device that shows a code and waits for a manager. */
export interface EnrolmentView {
  readonly kind: DeviceKind;
  /** What the device calls itself: numbers are leased and conditions raised under this name. */
  readonly device: string;
  /** The name of the enrolled device whose place it takes, where one calls itself the same. */
  readonly replaces: string | null;
  readonly address: string;
  readonly askedAt: number;
}

export interface AuditView {
  readonly sequence: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

export interface AccessList {
  readonly devices: readonly DeviceView[];
  readonly waiting: readonly EnrolmentView[];
  readonly accounts: readonly AccountView[];
  /** The fingerprint of the hall's own certificate authority, where it has one. */
  readonly authority: string | null;
}

export interface AdministerResults {
  "list-access": AccessList;
  "find-enrolment": EnrolmentView;
  "approve-device": DeviceView;
  "refuse-device": null;
  "rename-device": DeviceView;
  "revoke-device": null;
  "add-account": AccountView;
  "change-account": AccountView;
  "change-password": null;
  "end-session": null;
  "read-audit": { readonly entries: readonly AuditView[] };
}
