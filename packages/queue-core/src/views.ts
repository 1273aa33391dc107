// What each role may see of the hall: schemas first, so that the wire, the API's document and the screens share one truth.

import { z } from "zod";
import {
  channelSchema,
  counterIdSchema,
  languageSchema,
  laneIdSchema,
  needSchema,
  serviceIdSchema,
  tierSchema,
  wordsSchema,
  zoneIdSchema,
} from "./hall-plan.ts";
import {
  appointmentCodeSchema,
  asideKindSchema,
  callRules,
  complaintResults,
  complaintTopics,
  experienceStageSchema,
  passedOverReasons,
  staffIdSchema,
  suggestionOutcomes,
  visitIdSchema,
} from "./messages.ts";
import type { TicketNumber } from "./ids.ts";

const instant = z.int().describe("hall time, milliseconds since 1970");
const ticketSchema = z.string() as unknown as z.ZodType<TicketNumber, TicketNumber>;
const words = wordsSchema;

export const waitRangeSchema = z.object({
  p50Minutes: z.int().describe("half of such customers wait at most this long"),
  p90Minutes: z.int().describe("nine in ten wait at most this long"),
});
const wait = waitRangeSchema.nullable().describe("null while no open counter serves the lane");

export const visitViewSchema = z.object({
  id: visitIdSchema,
  ticket: ticketSchema,
  state: z.enum(["waiting", "called", "serving", "held", "served", "absent", "cancelled", "ended", "closed", "carried"]),
  lane: laneIdSchema,
  zone: zoneIdSchema.nullable(),
  counter: counterIdSchema.nullable().describe("where to go, once called"),
  errands: z.array(z.object({ service: serviceIdSchema, state: z.enum(["pending", "current", "done"]) })),
  peopleAhead: z.int().min(0),
  waitRange: wait,
  aside: z
    .object({ kind: asideKindSchema, untilAt: instant.nullable(), zone: zoneIdSchema.nullable() })
    .nullable()
    .describe("while the visit is held: why, until when, and where the customer has gone"),
  deferralsLeft: z.int().min(0).describe("how often the customer may still ask for more time"),
  reason: words.describe("why this lane"),
  issuedAt: instant,
});
export type VisitView = z.infer<typeof visitViewSchema>;

export const laneViewSchema = z.object({
  lane: laneIdSchema,
  waiting: z.int(),
  longestWaitMs: z.int().describe("0 when nobody waits"),
  countersOpen: z.int(),
  waitRange: wait.describe("for somebody who came now"),
});
export type LaneView = z.infer<typeof laneViewSchema>;

export const dayViewSchema = z.object({
  state: z.enum(["closed", "open", "last-tickets"]),
  day: z.string().nullable(),
  closesAt: instant.nullable(),
  mode: z
    .enum(["normal", "surge", "relief", "suspended", "evacuation"])
    .describe("how the hall runs; while suspended or evacuated it gives no tickets and calls nobody"),
  modeReason: z.string().nullable().describe("what staff said of it"),
  modeSince: instant.nullable(),
});
export type DayView = z.infer<typeof dayViewSchema>;

export const seatViewSchema = z.object({
  counter: counterIdSchema,
  state: z.enum(["signed-out", "free", "calling", "serving", "paused"]),
  staff: z.string().nullable(),
  ticket: ticketSchema.nullable(),
  pauseReason: z.string().nullable(),
  since: instant,
  lanes: z.array(laneIdSchema),
  zone: zoneIdSchema,
  relief: z.boolean().describe("opens only in a surge"),
  revision: z.int().describe("sent back as `seen` so that a press on an old screen does nothing"),
});
export type SeatView = z.infer<typeof seatViewSchema>;

const passedOverSchema = z.object({
  visit: visitIdSchema,
  ticket: ticketSchema,
  why: z.enum(passedOverReasons),
});

export const explanationSchema = z.object({
  rule: z.enum(callRules),
  waitedMs: z.int(),
  deadlineAt: instant,
  passedOver: z.array(passedOverSchema).readonly(),
  reason: z.string().optional(),
  revision: z.int().optional().describe("the plan's revision at that moment"),
});

export const recommendationViewSchema = z.object({ id: z.string(), name: words, detail: words.optional() });

export type RecommendationView = z.infer<typeof recommendationViewSchema>;

/** A counter that could take a lane and does not: it has only to call, to come back from its pause, or to be opened. */
export const reliefSchema = z.object({ kind: z.enum(["call", "resume", "open"]), counter: counterIdSchema });
export type Relief = z.infer<typeof reliefSchema>;

/** A lane that has become too much for its counters. */
export const laneAlarmSchema = z.object({
  lane: laneIdSchema,
  level: z.enum(["amber", "red"]),
  because: z.enum(["waiting", "minutes", "nobody-serves"]),
  waiting: z.int(),
  longestWaitMs: z.int(),
  relief: reliefSchema.nullable().describe("the counter that could help, if there is one"),
  words,
});
export type LaneAlarm = z.infer<typeof laneAlarmSchema>;

/** A booked time. Nothing of it says whose it is. */
export const appointmentViewSchema = z.object({
  code: appointmentCodeSchema,
  slotAt: instant,
  errands: z.array(serviceIdSchema).readonly(),
  checkInFromAt: instant,
  checkInUntilAt: instant.describe("later than this the customer is a walk-in"),
  standing: z.enum(["early", "in-time", "late", "checked-in"]).describe("what checking in now would come to"),
  ticket: ticketSchema.nullable().describe("the number given at check-in"),
});
export type AppointmentView = z.infer<typeof appointmentViewSchema>;

/** A visit as a teller sees it while it is at the counter. */
export const servedVisitSchema = visitViewSchema.extend({
  tier: tierSchema,
  needs: z.array(needSchema).readonly(),
  language: languageSchema,
  channel: channelSchema,
  calledAt: instant.nullable(),
  startedAt: instant.nullable(),
  heldMs: z.int(),
  standardMinutes: z.number(),
  recalls: z.int(),
  passes: z.int(),
  ticketless: z.boolean(),
  notes: z.array(
    z.object({
      at: instant,
      from: counterIdSchema.nullable(),
      by: staffIdSchema.optional().describe("a guide, who sits at no counter"),
      text: z.string(),
    }),
  ),
  explanation: explanationSchema.nullable(),
  diverted: z.object({
    rule: z.string().describe("the rule of the diversion that chose the lane"),
    revision: z.int().nullable().describe("of which revision of the plan"),
  }),
  recommendation: recommendationViewSchema.nullable().describe("the one thing to recommend to this customer"),
  outcome: z.enum(suggestionOutcomes).nullable().describe("what came of the one suggestion; null while nobody has said"),
  identified: z.literal(true).optional().describe("the customer said who they are; asked for by the question “person”"),
});
export type ServedVisit = z.infer<typeof servedVisitSchema>;

/** A line of the teller's list of who waits. */
export const waitingVisitSchema = z.object({
  id: visitIdSchema,
  ticket: ticketSchema,
  lane: laneIdSchema,
  service: serviceIdSchema,
  arrivedAt: instant,
  tier: tierSchema,
  needs: z.array(needSchema).readonly(),
  passes: z.int(),
  reservedFor: counterIdSchema.nullable(),
  wanted: staffIdSchema.nullable().describe("the member of staff whom the visit waits for"),
});
export type WaitingVisit = z.infer<typeof waitingVisitSchema>;

export const heldVisitSchema = z.object({
  id: visitIdSchema,
  ticket: ticketSchema,
  service: serviceIdSchema,
  kind: asideKindSchema,
  note: z.string(),
  heldAt: instant,
  counter: counterIdSchema.nullable().describe("where it was set aside; null for a visit that waited"),
  untilAt: instant.nullable().describe("when it comes back by itself, or counts as helped by the machine"),
  zone: zoneIdSchema.nullable().describe("where the customer has gone"),
});
export type HeldVisit = z.infer<typeof heldVisitSchema>;

/** A customer whom a guide shows around, and how their visit stands meanwhile: when they are called, the guide sends them. */
export const experienceViewSchema = z.object({
  visit: visitIdSchema,
  ticket: ticketSchema,
  guide: staffIdSchema,
  zone: zoneIdSchema.nullable(),
  stage: experienceStageSchema,
  startedAt: instant,
  stageAt: instant.describe("when this stage began"),
  isDetour: z.boolean().describe("the customer waits for a counter meanwhile"),
  service: serviceIdSchema,
  lane: laneIdSchema,
  state: visitViewSchema.shape.state,
  counter: counterIdSchema.nullable().describe("where to send the customer, once called"),
});
export type ExperienceView = z.infer<typeof experienceViewSchema>;

export const callViewSchema = z.object({
  serial: z.int().describe("grows with each summons; the same serial is the same summons"),
  kind: z.enum(["call", "recall", "missed"]),
  ticket: ticketSchema,
  counter: counterIdSchema,
  zone: zoneIdSchema,
  language: languageSchema,
  at: instant,
});
export type CallView = z.infer<typeof callViewSchema>;

export const totalsSchema = z.object({
  issued: z.int(),
  waiting: z.int(),
  called: z.int(),
  serving: z.int(),
  held: z.int(),
  served: z.int(),
  absent: z.int(),
  cancelled: z.int(),
  ended: z.int(),
  closed: z.int(),
  carried: z.int().describe("moved to the next hall day"),
});
export type Totals = z.infer<typeof totalsSchema>;

/** A place that was moved to the next hall day: `visit` is given as `returnOf` when its customer takes a new ticket. */
const carriedViewSchema = z.object({
  visit: visitIdSchema,
  ticket: ticketSchema,
  day: z.string(),
  services: z.array(serviceIdSchema).readonly(),
  waitedMs: z.int(),
});

/** Something that is wrong with the hall and that staff must know: shown until it is over. */
export const conditionViewSchema = z.object({
  id: z.string(),
  severity: z.enum(["notice", "warning", "critical"]),
  words,
  since: instant,
});
export type ConditionView = z.infer<typeof conditionViewSchema>;

const common = { day: dayViewSchema, lanes: z.array(laneViewSchema) };

/** A complaint as managers follow it up. */
export const complaintViewSchema = z.object({
  visit: visitIdSchema,
  ticket: ticketSchema,
  day: z.string(),
  counter: counterIdSchema,
  service: serviceIdSchema,
  openedAt: instant,
  taken: z.object({ staff: staffIdSchema, topic: z.enum(complaintTopics), at: instant }).nullable(),
  closed: z.object({ at: instant, result: z.enum(complaintResults), note: z.string() }).nullable(),
});
export type ComplaintView = z.infer<typeof complaintViewSchema>;

export const complaintFiguresSchema = z.object({
  opened: z.int().describe("recorded today"),
  closed: z.int().describe("closed today, whenever they were recorded"),
  open: z.int().describe("open now, of all days"),
});

/** A notice as the displays show it. */
export const noticeViewSchema = z.object({ zh: z.string(), en: z.string(), untilAt: instant.nullable() });

/** What customers thought of today's errands: each share beside what it is a share of, and the unrated never counted as satisfied. */
export const ratingsSchema = z.object({
  finished: z.int().describe("errands that were finished"),
  rated: z.int().describe("of these, how many were rated"),
  satisfied: z.int().describe("of the rated, how many with 4 or 5"),
  marks: z.array(z.int()).length(5).describe("how many of each mark, from 1 to 5"),
});
export type Ratings = z.infer<typeof ratingsSchema>;

/** What customers said where they took their number. It is a share of the day's tickets; who said nothing is neither good nor bad. */
export const feedbackSchema = z.object({
  given: z.int(),
  marks: z.array(z.int()).length(3).describe("how many said bad, fair and good"),
  wishes: z.array(z.object({ wish: z.string(), count: z.int() })).describe("what they wish the hall to do better, the most frequent first"),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** A ticket machine, for the others to name: `prints` is whether a paper can be had there now. */
export const machineViewSchema = z.object({ device: z.string(), place: words.nullable(), prints: z.boolean() });
export type MachineView = z.infer<typeof machineViewSchema>;

export const kioskViewSchema = z.object({
  role: z.literal("kiosk"),
  ...common,
  machines: z.array(machineViewSchema).optional().describe("the ticket machines that are connected"),
});
export const tellerViewSchema = z.object({
  role: z.literal("teller"),
  ...common,
  seat: seatViewSchema.nullable().describe("null until this console has chosen its counter"),
  visit: servedVisitSchema.nullable(),
  waiting: z.array(waitingVisitSchema).describe("the first of each lane, in the order of their claims"),
  held: z.array(heldVisitSchema),
  experiences: z.array(experienceViewSchema),
  seats: z.array(seatViewSchema),
  conditions: z.array(conditionViewSchema),
});
/** A customer whom a guide leads, with what the guide should know before the first word. */
export const guidedVisitSchema = experienceViewSchema.extend({
  needs: z.array(needSchema).readonly(),
  language: languageSchema,
  notes: servedVisitSchema.shape.notes,
});
export type GuidedVisit = z.infer<typeof guidedVisitSchema>;

/** Who waits, as a guide sees it: with the zone where they were sent, and without their tier. */
export const visitorSchema = waitingVisitSchema.omit({ tier: true }).extend({ zone: zoneIdSchema.nullable() });
export type Visitor = z.infer<typeof visitorSchema>;

export const guideViewSchema = z.object({
  role: z.literal("guide"),
  ...common,
  seat: seatViewSchema.nullable().describe("the desk at which this guide calls; null for one who walks up to customers"),
  atDesk: servedVisitSchema
    .pick({ id: true, ticket: true, lane: true, errands: true, needs: true, language: true, calledAt: true, recalls: true, passes: true })
    .nullable()
    .describe("who has been called to the desk, or is there"),
  waiting: z.array(visitorSchema).describe("the first of each lane, in the order of their claims"),
  experiences: z.array(guidedVisitSchema),
  seats: z.array(seatViewSchema),
  conditions: z.array(conditionViewSchema),
});
export const lobbyViewSchema = z.object({
  role: z.literal("lobby"),
  ...common,
  calls: z.array(callViewSchema).describe("newest last"),
  current: z.array(callViewSchema).describe("those who are being called at this moment, newest last"),
  soon: z.array(ticketSchema).describe("who will be called next, in order"),
  notices: z.array(noticeViewSchema),
});

/** What the lamp of a teller's call pad says: the counter's state, and whether somebody waits for it. */
export const padViewSchema = z.object({
  role: z.literal("pad"),
  day: dayViewSchema,
  seat: seatViewSchema.omit({ staff: true }).nullable().describe("null over a counter that the plan has no more"),
  waiting: z.int().describe("how many wait in the lanes that the counter serves"),
});

/** The small screen over a counter: what everyone before it may see. */
export const windowViewSchema = z.object({
  role: z.literal("window"),
  day: dayViewSchema,
  counter: counterIdSchema,
  lanes: z.array(laneIdSchema),
  state: seatViewSchema.shape.state,
  ticket: ticketSchema.nullable(),
  since: instant,
});

/** The tablet before the customer: what there is to rate, and nothing of who they are. */
export const ratingViewSchema = z.object({
  role: z.literal("rating"),
  day: dayViewSchema,
  counter: counterIdSchema,
  errand: z
    .object({
      visit: visitIdSchema,
      index: z.int(),
      ticket: ticketSchema,
      service: serviceIdSchema,
      language: languageSchema,
      rated: z.boolean(),
    })
    .nullable(),
});
/** Which plan is in force. */
export const publishedSchema = z.object({
  revision: z.int().describe("1 for the hall's first plan, one more with each that was published"),
  at: instant,
  by: z.string().nullable().describe("who published it; null for the hall file, read at a start"),
});

export const managerViewSchema = z.object({
  role: z.literal("manager"),
  ...common,
  published: publishedSchema.nullable(),
  seats: z.array(seatViewSchema),
  waiting: z.array(waitingVisitSchema),
  held: z.array(heldVisitSchema),
  experiences: z.array(experienceViewSchema),
  totals: totalsSchema,
  alarms: z.array(laneAlarmSchema).describe("lanes that have become too much for their counters, the gravest first"),
  ratings: ratingsSchema,
  feedback: feedbackSchema,
  complaints: z.array(complaintViewSchema).describe("those that are open, the oldest first, then those closed today"),
  complaintFigures: complaintFiguresSchema,
  notices: z.array(noticeViewSchema),
  carried: z.array(carriedViewSchema).describe("places that were moved from one hall day to the next and nobody has come for"),
  appointments: z.array(appointmentViewSchema).describe("of the next hours and of those just past, by their time"),
  conditions: z.array(conditionViewSchema),
});
export const viewSchema = z.discriminatedUnion("role", [
  kioskViewSchema,
  tellerViewSchema,
  guideViewSchema,
  padViewSchema,
  lobbyViewSchema,
  windowViewSchema,
  ratingViewSchema,
  managerViewSchema,
]);
export type View = z.infer<typeof viewSchema>;
export type KioskView = z.infer<typeof kioskViewSchema>;
export type TellerView = z.infer<typeof tellerViewSchema>;
export type GuideView = z.infer<typeof guideViewSchema>;
export type PadView = z.infer<typeof padViewSchema>;
export type LobbyView = z.infer<typeof lobbyViewSchema>;
export type WindowView = z.infer<typeof windowViewSchema>;
export type RatingView = z.infer<typeof ratingViewSchema>;
export type ManagerView = z.infer<typeof managerViewSchema>;

/** The hall as the API shows it to the operator's own systems. */
export const hallViewSchema = z.object({
  hall: z.string(),
  name: words,
  at: instant,
  published: publishedSchema.nullable(),
  day: dayViewSchema,
  lanes: z.array(laneViewSchema),
  counters: z.array(seatViewSchema),
  totals: totalsSchema,
  alarms: z.array(laneAlarmSchema),
});
export type HallView = z.infer<typeof hallViewSchema>;
