// What can be asked of a hall.

import { z } from "zod";
import { counterIdSchema, hallPlanSchema, needSchema, serviceIdSchema, tierSchema, zoneIdSchema } from "../hall-plan.ts";
import type { TicketToken } from "../ids.ts";
import { formed, letterForm } from "../text-forms.ts";
import {
  instantSchema,
  visitIdSchema,
  personIdSchema,
  staffIdSchema,
  deviceSchema,
  arrivalSchema,
  holdKindSchema,
  destinationSchema,
  experienceStageSchema,
  experienceOutcomeSchema,
  appointmentCodeSchema,
  holderSchema,
  noticeSchema,
  complaintResults,
  complaintTopics,
  impersonalSchema,
  suggestionKinds,
  suggestionOutcomes,
} from "./terms.ts";

const note = z.string().trim().max(200).optional();
const reason = z.string().trim().min(2).max(200);
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) as unknown as z.ZodType<TicketToken, TicketToken>;
/** An earlier visit, by its id or by the token behind its ticket's code. */
export const returnOfSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
/** What a customer thinks of an errand, from 1 to 5; 4 and 5 are satisfied. */
const markSchema = z.int().min(1).max(5);
/** How it was to take a number: 1 bad, 2 fair, 3 good. Three faces can be told apart at a glance, and five cannot. */
const faceSchema = z.int().min(1).max(3);
const at = { counter: counterIdSchema };
const { errands, tier, needs, language } = arrivalSchema.shape;

export const commandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("publish-plan"), plan: hallPlanSchema, by: staffIdSchema.optional() }),
  z.strictObject({
    type: z.literal("open-day"),
    day: z.iso.date(),
    dayStartAt: instantSchema,
    ticketsStopAt: instantSchema.nullable(),
    closesAt: instantSchema.nullable(),
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
    returnOf: returnOfSchema.optional(),
    /** The customer tries the machine first; the ticket keeps their place. */
    atMachine: z.boolean().optional(),
    because: reason.optional().describe("why staff who take it for a customer give it precedence"),
  }),
  z.strictObject({ type: z.literal("add-errand"), visit: visitIdSchema, service: serviceIdSchema }),
  z.strictObject({ type: z.literal("send-to-machine"), visit: visitIdSchema }),
  /** The machine has helped; `presumed` when nobody said so and the customer has not come back. */
  z.strictObject({ type: z.literal("machine-done"), visit: visitIdSchema, presumed: z.boolean().optional() }),
  z.strictObject({
    type: z.literal("book-appointment"),
    code: appointmentCodeSchema,
    slotAt: instantSchema,
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
    takenAt: instantSchema,
    ...arrivalSchema.shape,
    because: reason.optional(),
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
  /** A complaint goes by the visit in which it was recorded. */
  z.strictObject({ type: z.literal("take-up-complaint"), visit: visitIdSchema, staff: staffIdSchema, topic: z.enum(complaintTopics) }),
  z.strictObject({
    type: z.literal("close-complaint"),
    visit: visitIdSchema,
    result: z.enum(complaintResults),
    note: impersonalSchema.optional(),
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
  /** What a customer says where they took their number: how that was, and what they wish the hall to do better. */
  z.strictObject({ type: z.literal("give-feedback"), visit: visitIdSchema, mark: faceSchema, wish: z.string().min(1).max(40).optional() }),
  z.strictObject({ type: z.literal("transfer"), ...at, destination: destinationSchema, service: serviceIdSchema.optional(), note }),
]);
export type Command = z.output<typeof commandSchema>;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
