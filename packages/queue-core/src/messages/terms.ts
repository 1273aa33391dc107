// What messages are made of: the names, kinds and small facts that commands and events share.

import { z } from "zod";
import { channelSchema, counterIdSchema, languageSchema, laneIdSchema, needSchema, serviceIdSchema, tierSchema } from "../hall-plan.ts";
import type { AppointmentCode, PersonId, StaffId, VisitId } from "../ids.ts";
import { formed, lineForm } from "../text-forms.ts";

const uuid = <Id extends string>() => z.uuid() as unknown as z.ZodType<Id, Id>;
export const instantSchema = z.int().min(0).max(8.64e15);

export const visitIdSchema = uuid<VisitId>();
export const personIdSchema = uuid<PersonId>();
export const staffIdSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_-]{1,24}$/u, "1 to 24 letters, digits, - or _") as unknown as z.ZodType<StaffId, StaffId>;

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

/** A line for the lobby displays, short enough for a wall; it goes by itself at `untilAt`. */
export const noticeSchema = z.strictObject({
  zh: formed(lineForm).trim().min(1).max(40),
  en: formed(lineForm).trim().min(1).max(90),
  untilAt: instantSchema.nullable().default(null),
});
export type Notice = z.output<typeof noticeSchema>;

/** What a teller says of the one thing that the screen suggested to do for a customer. */
export const suggestionKinds = ["offer", "complaint"] as const;
export const suggestionOutcomes = ["accepted", "declined", "not-fitting"] as const;

/** What a complaint is about, and how it was closed. */
export const complaintTopics = ["wait", "service", "fees", "network", "other"] as const;
export const complaintResults = ["solved", "explained", "passed-on", "withdrawn"] as const;
export type ComplaintTopic = (typeof complaintTopics)[number];
export type ComplaintResult = (typeof complaintResults)[number];
/** A line about a customer that stays when who they are is forgotten. */
export const impersonalSchema = formed(lineForm)
  .trim()
  .max(200)
  .regex(/^(?!.*(?:\d[ -]?){7})/, "names nobody: no telephone, card or identity number");

export type SuggestionKind = (typeof suggestionKinds)[number];
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];
