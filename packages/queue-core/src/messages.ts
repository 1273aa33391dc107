// Commands, journal events and refusals: everything that can be asked of a hall, and everything that can have happened in one.

import { z } from "zod";
import type { HallPlan, Need, Tier, Channel, Language } from "./hall-plan.ts";
import type { HallMode } from "./machines/hall-mode.ts";
import {
  channelSchema,
  counterIdSchema,
  hallPlanSchema,
  languageSchema,
  laneIdSchema,
  needSchema,
  policyNames,
  serviceIdSchema,
  tierSchema,
  zoneIdSchema,
} from "./hall-plan.ts";
import { formed, letterForm, lineForm } from "./text-forms.ts";
import type {
  AppointmentCode,
  CounterId,
  Instant,
  LaneId,
  PersonId,
  ServiceId,
  StaffId,
  TicketNumber,
  TicketToken,
  VisitId,
  Words,
  ZoneId,
} from "./ids.ts";

const uuid = <Id extends string>() => z.uuid() as unknown as z.ZodType<Id, Id>;
const instant = z.int().min(0).max(8.64e15);
const note = z.string().trim().max(200).optional();

export const visitIdSchema = uuid<VisitId>();
export const personIdSchema = uuid<PersonId>();
export const staffIdSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_-]{1,24}$/u, "1 to 24 letters, digits, - or _") as unknown as z.ZodType<StaffId, StaffId>;
const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) as unknown as z.ZodType<TicketToken, TicketToken>;

/** A device's name in its hall. */
export const deviceSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, "1 to 40 of a-z, 0-9 and -");

/** What a customer brings to the diversion: who they are to the hall, and what they came for. */
export const arrivalSchema = z.strictObject({
  errands: z.array(serviceIdSchema).min(1).max(5),
  tier: tierSchema.default("standard"),
  needs: z.array(needSchema).max(4).default([]),
  channel: channelSchema.default("kiosk"),
  language: languageSchema.default("zh"),
  declinedSelfService: z.boolean().default(false),
});
export type Arrival = z.output<typeof arrivalSchema>;

export const holdKindSchema = z.enum(["papers-missing", "papers-kept", "other-step"]);
export type HoldKind = z.infer<typeof holdKindSchema>;

/** Why a visit is set aside: one of the holds, more time that the customer asked for, a machine, or an evacuation. */
export const asideKindSchema = z.enum([...holdKindSchema.options, "more-time", "at-machine", "evacuation"]);
export type AsideKind = z.infer<typeof asideKindSchema>;

export const destinationSchema = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("lane"), lane: laneIdSchema, position: z.enum(["kept", "first", "last"]).default("kept") }),
  z.strictObject({ to: z.literal("counter"), counter: counterIdSchema }),
  z.strictObject({ to: z.literal("staff"), staff: staffIdSchema }),
]);
export type Destination = z.output<typeof destinationSchema>;

export const experienceStageSchema = z.enum(["see", "try", "buy"]);
export type ExperienceStage = z.infer<typeof experienceStageSchema>;
/** What came of being shown around; `handed-over` is when a counter goes on with it. */
export const experienceOutcomeSchema = z.enum(["bought", "interested", "declined", "left", "handed-over"]);
export type ExperienceOutcome = z.infer<typeof experienceOutcomeSchema>;

export const appointmentCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{4,12}$/, "4 to 12 letters or digits") as unknown as z.ZodType<AppointmentCode, AppointmentCode>;

/** Who booked, as a reference that the operator's system alone can read. What looks like a phone or identity number is not one. */
export const holderSchema = z
  .string()
  .regex(/^(?!\d+[Xx]?$)[A-Za-z0-9_-]{8,64}$/, "8 to 64 letters, digits, - or _ that name nobody: no phone or identity number");

const at = { counter: counterIdSchema };
const reason = z.string().trim().min(2).max(200);
const { errands, tier, needs, language } = arrivalSchema.shape;

/** A line for the lobby displays, short enough for a wall; it goes by itself at `untilAt`. */
export const noticeSchema = z.strictObject({
  zh: formed(lineForm).trim().min(1).max(40),
  en: formed(lineForm).trim().min(1).max(90),
  untilAt: instant.nullable().default(null),
});
export type Notice = z.output<typeof noticeSchema>;

/** What a customer thinks of an errand, from 1 to 5; 4 and 5 are satisfied. */
const markSchema = z.int().min(1).max(5);
/** What a teller says of the one thing that the screen suggested to do for a customer. */
export const suggestionKinds = ["offer", "complaint"] as const;
export const suggestionOutcomes = ["accepted", "declined", "not-fitting"] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];

export const commandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("publish-plan"), plan: hallPlanSchema, by: staffIdSchema.optional() }),
  z.strictObject({
    type: z.literal("open-day"),
    day: z.iso.date(),
    dayStartAt: instant,
    ticketsStopAt: instant.nullable(),
    closesAt: instant.nullable(),
  }),
  z.strictObject({ type: z.literal("stop-tickets") }),
  z.strictObject({ type: z.literal("set-notices"), notices: z.array(noticeSchema).max(3) }),
  z.strictObject({ type: z.literal("close-day") }),
  /** Those who still wait at closing time go as the plan says; time itself asks for it. */
  z.strictObject({ type: z.literal("clear-waiting") }),
  z.strictObject({ type: z.literal("declare-surge") }),
  z.strictObject({ type: z.literal("end-surge") }),
  z.strictObject({ type: z.literal("suspend-hall"), reason }),
  z.strictObject({ type: z.literal("evacuate-hall"), reason }),
  z.strictObject({ type: z.literal("resume-hall") }),
  z.strictObject({
    type: z.literal("take-ticket"),
    visit: visitIdSchema,
    token: tokenSchema,
    ...arrivalSchema.shape,
    /** Who the customer said they are, as the hub answered when they were asked. */
    person: personIdSchema.optional(),
    /** An earlier visit that the customer comes back from: its id, or the token behind its QR code. */
    returnOf: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,64}$/)
      .optional(),
    /** The customer tries the machine first; the ticket keeps their place. */
    atMachine: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("add-errand"), visit: visitIdSchema, service: serviceIdSchema }),
  z.strictObject({ type: z.literal("send-to-machine"), visit: visitIdSchema }),
  /** The machine has helped; `presumed` when nobody said so and the customer has not come back. */
  z.strictObject({ type: z.literal("machine-done"), visit: visitIdSchema, presumed: z.boolean().optional() }),
  z.strictObject({
    type: z.literal("book-appointment"),
    code: appointmentCodeSchema,
    slotAt: instant,
    errands,
    tier,
    needs,
    holder: holderSchema.optional(),
  }),
  z.strictObject({ type: z.literal("cancel-appointment"), code: appointmentCodeSchema }),
  z.strictObject({
    type: z.literal("check-in"),
    code: appointmentCodeSchema,
    visit: visitIdSchema,
    token: tokenSchema,
    tier,
    needs,
    channel: arrivalSchema.shape.channel,
    language,
  }),
  z.strictObject({ type: z.literal("cancel"), visit: visitIdSchema }),
  z.strictObject({ type: z.literal("lease-numbers"), device: deviceSchema, letter: formed(letterForm), count: z.int().min(1).max(200) }),
  z.strictObject({
    type: z.literal("hand-in"),
    device: deviceSchema,
    visit: visitIdSchema,
    token: tokenSchema,
    letter: formed(letterForm),
    number: z.int().min(1).max(99_999),
    rule: z.string().max(40),
    takenAt: instant,
    ...arrivalSchema.shape,
  }),
  z.strictObject({ type: z.literal("end-visit"), visit: visitIdSchema, reason }),
  /** "I need more time": so many places further behind, or not before so many minutes. */
  /** What staff see of a customer who has a ticket: needs that were not declared, a tier that was not known. */
  z.strictObject({
    type: z.literal("revise-visit"),
    visit: visitIdSchema,
    tier: tierSchema.optional(),
    needs: z.array(needSchema).max(4).optional(),
  }),
  z.strictObject({ type: z.literal("defer"), visit: visitIdSchema, by: z.enum(["places", "minutes"]), amount: z.int().min(1).max(120) }),
  z.strictObject({
    type: z.literal("serve-ticketless"),
    ...at,
    visit: visitIdSchema,
    token: tokenSchema,
    errands,
    tier,
    needs,
    language,
    reason,
  }),
  z.strictObject({ type: z.literal("begin-experience"), visit: visitIdSchema, guide: staffIdSchema, zone: zoneIdSchema.optional() }),
  z.strictObject({ type: z.literal("reach-stage"), visit: visitIdSchema, stage: experienceStageSchema }),
  z.strictObject({
    type: z.literal("end-experience"),
    visit: visitIdSchema,
    outcome: experienceOutcomeSchema.exclude(["handed-over"]),
    note,
  }),
  /** A visit that waits is sent on by staff who are at no counter with it. */
  z.strictObject({
    type: z.literal("pass-on"),
    visit: visitIdSchema,
    destination: destinationSchema,
    service: serviceIdSchema.optional(),
    note,
  }),
  z.strictObject({ type: z.literal("sign-in"), ...at, staff: staffIdSchema }),
  z.strictObject({ type: z.literal("sign-out"), ...at }),
  z.strictObject({ type: z.literal("pause"), ...at, reason: z.string().max(40) }),
  z.strictObject({ type: z.literal("resume"), ...at }),
  z.strictObject({ type: z.literal("call-next"), ...at }),
  z.strictObject({ type: z.literal("call-visit"), ...at, visit: visitIdSchema, reason }),
  z.strictObject({ type: z.literal("recall"), ...at }),
  z.strictObject({ type: z.literal("start"), ...at }),
  z.strictObject({ type: z.literal("finish"), ...at }),
  z.strictObject({ type: z.literal("no-show"), ...at }),
  z.strictObject({
    type: z.literal("hold"),
    ...at,
    kind: holdKindSchema,
    note,
    /** Back by itself after so many minutes, for a step that takes a known time. */
    minutes: z.int().min(1).max(240).optional(),
  }),
  z.strictObject({ type: z.literal("bring-back"), visit: visitIdSchema, counter: counterIdSchema.optional() }),
  z.strictObject({
    type: z.literal("record-outcome"),
    ...at,
    kind: z.enum(suggestionKinds),
    about: z.string().min(1).max(40),
    outcome: z.enum(suggestionOutcomes),
  }),
  z.strictObject({
    type: z.literal("rate"),
    ...at,
    visit: visitIdSchema,
    errand: z.int().min(0).max(50),
    mark: markSchema,
    reasons: z.array(z.string().min(1).max(40)).max(8).default([]),
    suggestion: note,
  }),
  z.strictObject({ type: z.literal("transfer"), ...at, destination: destinationSchema, service: serviceIdSchema.optional(), note }),
]);
export type Command = z.output<typeof commandSchema>;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/**
 * Why somebody was not the one called. By the policy: `later-deadline` (target-wait), `lane-later` (strict), `lane-share-used` (ratio),
 * `less-credit` (waiting-credit), `smaller-share` of the lane's target waited (accumulating-priority). By a guard: `others-overdue`,
 * `enough-in-a-row`, `left-to-own-counters`, `counter-kept-free`. Otherwise: the counter does not serve the lane or lacks the
 * service's skill, somebody was reserved (here, or the one passed over elsewhere), or the teller called another by name.
 */
export const passedOverReasons = [
  "later-claim",
  "later-deadline",
  "lane-later",
  "lane-share-used",
  "less-credit",
  "smaller-share",
  "others-overdue",
  "enough-in-a-row",
  "left-to-own-counters",
  "counter-kept-free",
  "lane-not-served",
  "skill-missing",
  "reserved-elsewhere",
  "after-reserved",
  "another-by-name",
] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];

/** One who stood before the visit that was called, by claim or by the policy: the head of a bucket, and so the first of its kind. */
export interface PassedOver {
  readonly visit: VisitId;
  readonly ticket: TicketNumber;
  readonly why: PassedOverReason;
}

/**
 * What chose a visit: a policy of the plan; a guard, where the policy alone would have chosen another (`overdue`, `in-a-row`, `overflow`,
 * `reservation`) or nobody (`idle-help`); or the way that the visit itself came.
 */
export const callRules = [
  ...policyNames,
  "overdue",
  "in-a-row",
  "overflow",
  "reservation",
  "idle-help",
  "reserved",
  "by-name",
  "brought-back",
  "without-ticket",
] as const;
export type CallRule = (typeof callRules)[number];

/**
 * Which rule chose the visit that was called, and whom it passed over. `deadlineAt` is arrival, credit and target together; `revision`
 * is that of the plan which was in force.
 */
export interface Explanation {
  readonly rule: CallRule;
  readonly waitedMs: number;
  readonly deadlineAt: Instant;
  readonly passedOver: readonly PassedOver[];
  readonly reason?: string;
  readonly revision?: number;
}

/** What a wait is told from, and what was told: kept with the ticket, so that the hall can learn from what came of it. */
export interface Forecast {
  /** When the line that was played forward came to this place. */
  readonly replayMs: number;
  /** What those who waited in the lane lately had waited. */
  readonly recentMs: number;
  /** A usual handling time: what the others are measured in, so that a fast hall and a slow one learn alike. */
  readonly unitMs: number;
  readonly peopleAhead: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
}

type VisitEnd = "served" | "cancelled" | "ended-by-staff" | "no-show" | "day-closed" | "carried-over";

/** What happened, in the past tense; each is stored once and never changed. Instants are hall time. */
export type JournalEvent =
  /** Without `by` the hall file was read at a start. The first plan of a hall is its revision 1. */
  | { type: "plan-published"; at: Instant; plan: HallPlan; revision?: number; by?: StaffId }
  | { type: "day-opened"; at: Instant; day: string; dayStartAt: Instant; ticketsStopAt: Instant | null; closesAt: Instant | null }
  | { type: "tickets-stopped"; at: Instant }
  | { type: "mode-changed"; at: Instant; mode: HallMode; reason?: string }
  | { type: "day-closed"; at: Instant }
  | {
      type: "ticket-issued";
      at: Instant;
      visit: VisitId;
      token: TicketToken;
      ticket: TicketNumber;
      number: number;
      lane: LaneId;
      zone: ZoneId | null;
      errands: readonly ServiceId[];
      tier: Tier;
      needs: readonly Need[];
      channel: Channel;
      language: Language;
      creditMs: number;
      rule: string;
      /** What the customer had booked; `late` is later than the grace, and so a walk-in. */
      appointment?: { readonly code: AppointmentCode; readonly slotAt: Instant; readonly late: boolean };
      revision?: number;
      recommendation?: string;
      reason: Words;
      /** A ticket that a device gave out of its leased numbers while the hub was away; `at` is when it was handed in. */
      offline?: { device: string; takenAt: Instant };
      /** Served at once by a teller's own decision: the number was never printed nor called. */
      ticketless?: true;
      /** The earlier visit whose wait counts in part; `creditMs` has it in it. */
      returnOf?: VisitId;
      returnCreditMs?: number;
      /** Left out where no counter was open for the lane, and in journals older than the forecast. */
      forecast?: Forecast;
      person?: PersonId;
    }
  | { type: "numbers-leased"; at: Instant; device: string; letter: string; day: string; first: number; count: number }
  | {
      type: "appointment-booked";
      at: Instant;
      code: AppointmentCode;
      slotAt: Instant;
      errands: readonly ServiceId[];
      tier: Tier;
      needs: readonly Need[];
      holder?: string;
    }
  /** `missed`: nobody checked in. `hall-closed`: nobody could, for the hall was not open at that time. */
  | { type: "appointment-ended"; at: Instant; code: AppointmentCode; end: "cancelled" | "missed" | "hall-closed" }
  | { type: "visit-called"; at: Instant; visit: VisitId; counter: CounterId; explanation: Explanation }
  | { type: "visit-recalled"; at: Instant; visit: VisitId; counter: CounterId }
  /** `due` comes with a further errand that goes on at the same counter: the lane that it belongs to. */
  | { type: "errand-started"; at: Instant; visit: VisitId; counter: CounterId; due?: { lane: LaneId; zone: ZoneId | null; reason: Words } }
  | { type: "errand-finished"; at: Instant; visit: VisitId; counter: CounterId }
  | { type: "errand-due"; at: Instant; visit: VisitId; lane: LaneId; zone: ZoneId | null; reason: Words }
  | { type: "visit-passed"; at: Instant; visit: VisitId; counter: CounterId; claimAt: Instant }
  /** The diversion was asked anew, knowing more of the customer; arrival and number stay. */
  | {
      type: "visit-revised";
      at: Instant;
      visit: VisitId;
      tier: Tier;
      needs: readonly Need[];
      lane: LaneId;
      zone: ZoneId | null;
      claimAt: Instant;
      creditMs: number;
      rule: string;
      revision?: number;
      recommendation?: string;
      reason: Words;
    }
  /** Back in line, from the lane itself or from the counter that called, and no absence. */
  | { type: "visit-put-back"; at: Instant; visit: VisitId; counter: CounterId | null; claimAt: Instant; why: "more-time" | "evacuation" }
  | {
      type: "visit-held";
      at: Instant;
      visit: VisitId;
      counter: CounterId | null;
      kind: AsideKind;
      note: string;
      untilAt?: Instant;
      zone?: ZoneId;
    }
  | { type: "experience-started"; at: Instant; visit: VisitId; guide: StaffId; zone: ZoneId | null }
  | { type: "experience-stage-reached"; at: Instant; visit: VisitId; stage: ExperienceStage }
  | { type: "experience-ended"; at: Instant; visit: VisitId; outcome: ExperienceOutcome; note: string }
  | { type: "errand-added"; at: Instant; visit: VisitId; service: ServiceId }
  | { type: "errand-self-served"; at: Instant; visit: VisitId; presumed: boolean }
  | { type: "visit-returned"; at: Instant; visit: VisitId; reservedFor: CounterId | null }
  | {
      type: "visit-transferred";
      at: Instant;
      visit: VisitId;
      /** Null for one that waited, and was at no counter. */
      from: CounterId | null;
      lane: LaneId;
      claimAt: Instant;
      reservedFor: CounterId | null;
      /** The member of staff whom the visit waits for, wherever they sit. */
      wanted?: StaffId;
      service: ServiceId;
      note: string;
    }
  | { type: "visit-ended"; at: Instant; visit: VisitId; end: VisitEnd; counter: CounterId | null; reason?: string; waitedMs?: number }
  | { type: "notices-set"; at: Instant; notices: readonly Notice[] }
  | {
      type: "outcome-recorded";
      at: Instant;
      visit: VisitId;
      counter: CounterId;
      kind: SuggestionKind;
      about: string;
      outcome: SuggestionOutcome;
    }
  | {
      type: "errand-rated";
      at: Instant;
      visit: VisitId;
      counter: CounterId;
      errand: number;
      mark: number;
      reasons: readonly string[];
      suggestion?: string;
    }
  | { type: "counter-signed-in"; at: Instant; counter: CounterId; staff: StaffId }
  | { type: "counter-signed-out"; at: Instant; counter: CounterId }
  | { type: "counter-paused"; at: Instant; counter: CounterId; reason: string }
  | { type: "counter-resumed"; at: Instant; counter: CounterId };

export type EventOf<T extends JournalEvent["type"]> = Extract<JournalEvent, { type: T }>;
export type JournalEventType = JournalEvent["type"];

export type RefusalType =
  | "hall-closed"
  | "hall-open"
  | "hall-suspended"
  | "hall-evacuated"
  | "relief-closed"
  | "not-closing-time"
  | "no-more-tickets"
  | "no-plan"
  | "plan-in-use"
  | "plan-mistaken"
  | "unknown-service"
  | "unknown-lane"
  | "unknown-counter"
  | "unknown-visit"
  | "unknown-reason"
  | "no-appointments"
  | "unknown-appointment"
  | "appointment-code-taken"
  | "appointment-checked-in"
  | "booking-closed"
  | "booking-too-far-ahead"
  | "slot-outside-hours"
  | "slot-full"
  | "missed-too-often"
  | "check-in-too-early"
  | "appointments-booked"
  | "duplicate-visit"
  | "duplicate-errand"
  | "too-many-errands"
  | "counter-signed-out"
  | "counter-signed-in"
  | "counter-paused"
  | "counter-not-paused"
  | "counter-busy"
  | "counter-calls-nobody"
  | "counter-serves-nobody"
  | "counter-lacks-skill"
  | "lane-lacks-skill"
  | "nobody-waiting"
  | "left-to-others"
  | "visit-not-waiting"
  | "visit-not-held"
  | "visit-over"
  | "visit-being-served"
  | "leases-used-up"
  | "number-not-leased"
  | "recall-too-soon"
  | "recalls-used-up"
  | "staff-elsewhere"
  | "staff-nowhere"
  | "deferrals-used-up"
  | "deferred-too-far"
  | "nobody-behind"
  | "machine-cannot-help"
  | "visit-not-at-machine"
  | "visit-goes-on"
  | "experience-goes-on"
  | "no-experience"
  | "unknown-zone"
  | "visits-alive"
  | "notice-over"
  | "nothing-to-rate"
  | "rated-already"
  | "unknown-rating-reason"
  | "outcome-recorded"
  | "stale-view"
  | "press-expired"
  | "operation-reused"
  | "not-allowed"
  | "other-counter"
  | "other-person"
  | "unknown-code"
  | "unknown-device"
  | "unknown-staff"
  | "staff-exists"
  | "last-administrator"
  | "wrong-password"
  | "unknown-person";

/** Why not, as a value: its type for programs, its sentence for the person who asked. */
export interface Refusal {
  readonly type: RefusalType;
  readonly words: Words;
}
