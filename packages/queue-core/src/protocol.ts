// The messages on the wire between devices and the hub, with their schemas; the same for socket.io and the HTTP API.

import { z } from "zod";
import { type HallPlan, counterIdSchema, serviceIdSchema, wordsSchema, zoneIdSchema } from "./hall-plan.ts";
import {
  type CommandType,
  appointmentCodeSchema,
  arrivalSchema,
  commandSchema,
  deviceSchema,
  returnOfSchema,
  tokenSchema,
  visitIdSchema,
} from "./messages.ts";
import type { CounterId, Instant, OperationId, PersonId, StaffId, TicketNumber, VisitId, Words, ZoneId } from "./ids.ts";
import { refusalTypes } from "./refusals.ts";
import {
  type CallView,
  type View,
  appointmentViewSchema,
  conditionViewSchema,
  explanationSchema,
  recommendationViewSchema,
  seatViewSchema,
  visitViewSchema,
  waitRangeSchema,
} from "./views.ts";

/** Grows when a client of the last release could no longer speak to a hub of this one. */
export const protocolVersion = 1;

export const roleSchema = z.enum(["kiosk", "teller", "guide", "pad", "lobby", "manager", "administrator", "system"]);
export type Role = z.infer<typeof roleSchema>;

/** What each role may ask for; the gateway, the API and the role × command test all read this one table. */
export const permissions: Record<Role, readonly CommandType[]> = {
  kiosk: [
    "take-ticket",
    "check-in",
    "cancel",
    "defer",
    "bring-back",
    "add-errand",
    "send-to-machine",
    "machine-done",
    "lease-numbers",
    "hand-in",
    "give-feedback",
  ],
  teller: [
    "evacuate-hall",
    "sign-in",
    "sign-out",
    "pause",
    "resume",
    "call-next",
    "call-visit",
    "recall",
    "start",
    "finish",
    "no-show",
    "hold",
    "bring-back",
    "transfer",
    "defer",
    "end-visit",
    "serve-ticketless",
    "begin-experience",
    "reach-stage",
    "end-experience",
    "pass-on",
    "add-errand",
    "send-to-machine",
    "machine-done",
    "record-outcome",
  ],
  // The experience zone's tablet: visitors, and the calls of a desk where the guide has one.
  guide: [
    "sign-in",
    "sign-out",
    "call-next",
    "call-visit",
    "recall",
    "start",
    "finish",
    "no-show",
    "transfer",
    "take-ticket",
    "begin-experience",
    "reach-stage",
    "end-experience",
    "pass-on",
  ],
  // The keys before a teller: what the console's own do, at its counter alone.
  pad: ["call-next", "recall", "start", "finish", "no-show", "hold", "pause", "resume"],
  // Displays and pads before customers.
  lobby: ["rate"],
  manager: [
    "take-up-complaint",
    "close-complaint",
    "set-notices",
    "open-day",
    "stop-tickets",
    "close-day",
    "declare-surge",
    "end-surge",
    "suspend-hall",
    "evacuate-hall",
    "resume-hall",
    "take-ticket",
    "book-appointment",
    "cancel-appointment",
    "check-in",
    "cancel",
    "sign-in",
    "sign-out",
    "pause",
    "resume",
    "call-next",
    "call-visit",
    "recall",
    "start",
    "finish",
    "no-show",
    "hold",
    "bring-back",
    "transfer",
    "revise-visit",
    "defer",
    "end-visit",
    "serve-ticketless",
    "begin-experience",
    "reach-stage",
    "end-experience",
    "pass-on",
    "add-errand",
    "send-to-machine",
    "machine-done",
    "record-outcome",
  ],
  administrator: ["publish-plan", "set-notices", "open-day", "stop-tickets", "close-day", "sign-out"],
  system: [
    "declare-surge",
    "end-surge",
    "evacuate-hall",
    "take-ticket",
    "book-appointment",
    "cancel-appointment",
    "check-in",
    "cancel",
    "call-next",
    "call-visit",
    "recall",
    "start",
    "finish",
    "no-show",
    "hold",
    "bring-back",
    "transfer",
    "revise-visit",
    "defer",
    "end-visit",
    "add-errand",
    "send-to-machine",
    "machine-done",
  ],
};

export const mayAsk = (role: Role, command: CommandType): boolean => permissions[role].includes(command);

/** What a device says when it connects. `counter` and `zone` are where it stands; a kiosk or display may leave them out. */
export const helloSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  token: z.string().min(1).max(200),
  view: z.enum(["kiosk", "teller", "guide", "pad", "lobby", "window", "rating", "manager"]),
  device: deviceSchema,
  counter: counterIdSchema.optional(),
  zone: zoneIdSchema.optional(),
  place: wordsSchema.optional().describe("where a ticket machine stands, as another one's screen would say it"),
  speaks: z.boolean().optional().describe("a display with a loudspeaker: the hub waits for it to have spoken each summons"),
  /** Who has signed in at the device; `token` says which device it is. */
  session: z.string().max(200).optional(),
});
export type Hello = z.infer<typeof helloSchema>;

/**
 * One press. `ageMs` is how long ago it was made by the client's own monotonic clock, and past `validForMs` it must not
 * be carried out; `seen` is the revision of the counter on the screen when it was pressed.
 */
export const envelopeSchema = z.strictObject({
  operation: z.uuid() as unknown as z.ZodType<OperationId, OperationId>,
  command: commandSchema,
  ageMs: z.int().min(0).default(0),
  validForMs: z.int().min(100).max(86_400_000).optional(),
  seen: z.int().min(0).optional(),
});
export type Envelope = z.output<typeof envelopeSchema>;

export const refusalSchema = z.object({ type: z.enum(refusalTypes as [string, ...string[]]), words: wordsSchema });

/** A block of numbers as its device keeps it: good under that date alone, and for customers who come before `untilAt`. */
export const leaseGrantSchema = z.object({
  letter: z.string(),
  day: z.string(),
  first: z.int(),
  count: z.int(),
  untilAt: z.int().nullable(),
});
export type LeaseGrant = z.infer<typeof leaseGrantSchema>;

/** What a command left behind: the visit and the counter that it touched, as they are now, and the numbers that it leased. */
export const outcomeSchema = z.object({
  visit: visitViewSchema.nullable(),
  counter: seatViewSchema.nullable(),
  lease: leaseGrantSchema.optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** What was wrong with a message that could not be read: the path of the field, and a sentence. */
export const mistakeSchema = z.object({ path: z.string(), words: wordsSchema });
export type Mistake = z.infer<typeof mistakeSchema>;

/** The hub's answer: done and on the disk; refused by a rule; not understood; or not possible just now (try again with the same id). */
export type Answer<T = Outcome> =
  | { readonly kind: "done"; readonly result: T }
  | { readonly kind: "refused"; readonly refusal: z.infer<typeof refusalSchema> }
  | { readonly kind: "malformed"; readonly mistakes: readonly Mistake[] }
  | { readonly kind: "unavailable"; readonly words: { readonly zh: string; readonly en: string } };

export const identifyBySchema = z.enum(["phone", "card"]);
export type IdentifyBy = z.infer<typeof identifyBySchema>;

const number = { by: identifyBySchema, value: z.string().regex(/^[A-Za-z0-9]{4,32}$/, "4 to 32 digits or letters") };

/**
 * Questions, which change nothing of the hall. `identify` asks who a customer is to the hall: the hub may keep the number, sealed, for
 * the visit's time, and answers an id that stands for it. `person` shows it masked, `unmask` whole and with a line in the audit log;
 * `find-person` finds today's visits of a number that a customer says; `ticket` what the code on a ticket stands for.
 */
export const questionSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("quote"), ...arrivalSchema.shape, returnOf: returnOfSchema.optional() }),
  z.strictObject({ type: z.literal("ticket"), token: tokenSchema }),
  z.strictObject({ type: z.literal("visit"), visit: visitIdSchema }),
  z.strictObject({ type: z.literal("explanation"), visit: visitIdSchema }),
  z.strictObject({ type: z.literal("appointment"), code: appointmentCodeSchema }),
  z.strictObject({ type: z.literal("identify"), ...number }),
  z.strictObject({ type: z.literal("person"), visit: visitIdSchema }),
  z.strictObject({ type: z.literal("unmask"), visit: visitIdSchema }),
  z.strictObject({ type: z.literal("find-person"), ...number }),
]);
export type Question = z.output<typeof questionSchema>;

/** The diversion's answer before a ticket is taken. */
export const quoteSchema = z.object({
  lane: z.string(),
  zone: z.string().nullable(),
  reason: wordsSchema,
  selfService: z.object({ zone: z.string(), service: z.string() }).nullable(),
  peopleAhead: z.int(),
  waitRange: waitRangeSchema.nullable(),
  recommendation: recommendationViewSchema.optional().describe("the one thing to recommend to this customer; left out when there is none"),
});
export type Quote = z.infer<typeof quoteSchema>;

/** An appointment, and what checking in now would come to; no quote while it is too early, or done. */
export const appointmentAnswerSchema = z.object({ appointment: appointmentViewSchema, quote: quoteSchema.nullable() });
export type AppointmentAnswer = z.infer<typeof appointmentAnswerSchema>;

/** What the code on a ticket stands for. */
export const ticketAnswerSchema = z.object({
  ticket: z.string(),
  visit: visitViewSchema.nullable().describe("null for a place that was moved from another day"),
  machine: zoneIdSchema.nullable().describe("where a machine could do what the visit waits for"),
  again: z.array(serviceIdSchema).describe("what the customer may come back for, once the visit has ended"),
  keepsWait: z.boolean().describe("whether the earlier wait counts, in part or whole, for whoever comes back"),
});
export type TicketAnswer = z.infer<typeof ticketAnswerSchema>;

const explainedCallSchema = z.object({
  at: z.int().describe("hall time, milliseconds since 1970"),
  ticket: z.string().describe("who was called"),
  counter: counterIdSchema,
  explanation: explanationSchema,
  words: wordsSchema.describe("the explanation as a sentence"),
});
export type ExplainedCall = z.infer<typeof explainedCallSchema>;

/** Why a visit is in its lane, why it was called, and why others were called before it. */
export const visitExplanationSchema = z.object({
  visit: visitIdSchema,
  ticket: z.string(),
  diversion: z.object({
    lane: z.string(),
    zone: z.string().nullable(),
    rule: z.string().describe("the rule of the diversion that chose the lane"),
    revision: z.int().nullable().describe("of which revision of the plan"),
    reason: wordsSchema,
  }),
  calls: z.array(explainedCallSchema).describe("its own calls, the first first"),
  passedOverFor: z
    .array(explainedCallSchema)
    .describe("the latest calls of others that passed it over while it stood first of its kind; passedOver names this visit alone"),
});
export type VisitExplanation = z.infer<typeof visitExplanationSchema>;

/** What each role may ask; like `permissions`, it is what the gateway and the tests read. A teller unmasks at their own counter alone. */
export const questionsOf: Record<Role, readonly Question["type"][]> = {
  kiosk: ["quote", "visit", "ticket", "appointment", "identify"],
  teller: ["visit", "person", "unmask"],
  guide: [],
  pad: [],
  lobby: [],
  manager: ["quote", "visit", "explanation", "appointment", "identify", "person", "unmask", "find-person"],
  administrator: ["quote", "visit", "explanation", "appointment"],
  system: [],
};

export interface Identity {
  readonly tier: "standard" | "vip";
  /** Names the customer when the ticket is taken; left out where the hub keeps nothing. */
  readonly person?: PersonId;
  /** The number as it may be shown to the customer who typed it, such as 138****1234. */
  readonly masked: string;
  readonly known: boolean;
}

/** Whom the hub knows behind a visit, as anybody at the counter may see it. */
export interface MaskedPerson {
  readonly by: IdentifyBy;
  readonly masked: string;
}
export interface UnmaskedPerson {
  readonly by: IdentifyBy;
  readonly value: string;
}
export interface FoundVisit {
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
}

export type QuestionResult = {
  quote: Quote;
  visit: z.infer<typeof visitViewSchema>;
  ticket: TicketAnswer;
  explanation: VisitExplanation;
  appointment: AppointmentAnswer;
  identify: Identity;
  person: MaskedPerson;
  unmask: UnmaskedPerson;
  "find-person": readonly FoundVisit[];
};

/** Hall time: at the moment of sending it is `at`, and it runs `rate` times as fast as a watch (1 but in a simulated day). */
export interface HallTime {
  readonly at: Instant;
  readonly rate: number;
}

/** Tells a device what it is connected to; sent once after each connect, and again when the plan changes. */
export interface Welcome {
  readonly hub: string;
  readonly plan: HallPlan;
  readonly demo: boolean;
  /** Where an enrolled device stands, and who has signed in at it; both null where neither is asked for, as in a demo hall. */
  readonly place?: { readonly counter: CounterId | null; readonly zone: ZoneId | null } | null;
  readonly person?: { readonly staff: StaffId; readonly role: Role } | null;
}

/** What a device is told that is not let in; `need` is what would open the door. */
export interface Rejection {
  readonly words: Words;
  readonly need: "enrolment" | "sign-in" | null;
}

/** The whole view of a role at a sequence: a later one replaces an earlier one, and none can be missed. */
export interface Push {
  readonly sequence: number;
  readonly time: HallTime;
  readonly view: View;
}

/**
 * One summons for a display to show large and, where it has a voice, to say: whole, `times` over. The next one comes when every
 * display of the same place has reported that it was spoken, or that it could not be.
 */
export interface Announcement {
  readonly call: CallView;
  /** Where its sound is on this hub. */
  readonly sound: string;
  readonly times: number;
  /** How loud, from 0 to 1. */
  readonly volume: number;
}

/** The events of the socket, by direction; the client's acknowledgements carry the hub's answers. */
export interface ServerEvents {
  welcome: (welcome: Welcome) => void;
  push: (push: Push) => void;
  announce: (announcement: Announcement) => void;
}
export interface ClientEvents {
  command: (envelope: unknown, answer: (answer: Answer) => void) => void;
  ask: (question: unknown, answer: (answer: Answer<unknown>) => void) => void;
  /** Devices, staff and the audit log: what managers and administrators look after. */
  administer: (request: unknown, answer: (answer: Answer<unknown>) => void) => void;
  /** A display says that it has shown or spoken a summons. */
  announced: (report: unknown) => void;
  /** A device tells staff what is wrong with it, or that it is well again. */
  trouble: (trouble: unknown) => void;
}

export const announcedSchema = z.strictObject({ serial: z.int().min(0), how: z.enum(["shown", "spoken", "failed"]) });

/** A device's own trouble, such as a printer without paper: raised until it is cleared, or the device has gone. */
export const troubleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  raised: z.boolean(),
  severity: conditionViewSchema.shape.severity,
  words: wordsSchema,
});
export type Trouble = z.infer<typeof troubleSchema>;
