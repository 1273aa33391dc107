// The HTTP API as data: what each operation takes and answers. The routes and the OpenAPI document both read it.

import {
  type Command,
  type CommandType,
  type CounterId,
  type Destination,
  type StaffId,
  type VisitId,
  appointmentCodeSchema,
  appointmentViewSchema,
  arrivalSchema,
  channelSchema,
  conditionViewSchema,
  counterIdSchema,
  hallViewSchema,
  holdKindSchema,
  holderSchema,
  laneIdSchema,
  mistakeSchema,
  needSchema,
  outcomeSchema,
  refusalSchema,
  serviceIdSchema,
  staffIdSchema,
  tierSchema,
  visitExplanationSchema,
  visitIdSchema,
  visitViewSchema,
  wordsSchema,
} from "@hallflow/queue-core";
import { z } from "zod";
import { checkpointSchema } from "../journal/checkpoint.ts";

/** A refusal or a mistake over HTTP: a type for programs, a sentence in each language for people. */
export const problemSchema = z
  .object({
    type: refusalSchema.shape.type.or(z.enum(["bad-input", "no-token", "unavailable", "not-found"])),
    words: wordsSchema,
    mistakes: z.array(mistakeSchema).optional(),
  })
  .meta({ id: "Problem", description: "What was wrong and what to do, in Chinese and English" });
export type Problem = z.infer<typeof problemSchema>;

export const newVisitSchema = z
  .strictObject({
    errands: arrivalSchema.shape.errands,
    tier: arrivalSchema.shape.tier,
    needs: arrivalSchema.shape.needs,
    channel: channelSchema.default("app"),
    language: arrivalSchema.shape.language,
    returnOf: visitIdSchema
      .optional()
      .meta({ description: "an earlier visit of today that the customer comes back from for the same service" }),
    atMachine: z.boolean().default(false).meta({ description: "the customer tries a machine first; the ticket keeps the place" }),
  })
  .meta({ id: "NewVisit", examples: [{ errands: ["print-invoice"] }] });

export const newAppointmentSchema = z
  .strictObject({
    code: appointmentCodeSchema.optional().describe("what the customer will show; eight digits when it is left out"),
    slotAt: z.int().min(0).describe("the booked time, milliseconds since 1970"),
    errands: arrivalSchema.shape.errands,
    tier: arrivalSchema.shape.tier,
    needs: arrivalSchema.shape.needs,
    holder: holderSchema
      .optional()
      .describe("your own reference for whoever booked, by which missed appointments are counted; never a number of a person"),
  })
  .meta({ id: "NewAppointment", examples: [{ slotAt: 1_795_000_000_000, errands: ["open-account"] }] });

export const checkInSchema = z
  .strictObject({
    tier: arrivalSchema.shape.tier,
    needs: arrivalSchema.shape.needs,
    channel: channelSchema.default("app"),
    language: arrivalSchema.shape.language,
  })
  .meta({ id: "CheckIn" });

export const appointmentSchema = appointmentViewSchema.meta({ id: "Appointment" });
export const appointmentsSchema = z.object({ appointments: z.array(appointmentSchema) }).meta({ id: "Appointments" });
export const appointmentParams = z.strictObject({ code: appointmentCodeSchema });

export const visitSchema = visitViewSchema.meta({ id: "Visit" });
export const explanationSchema = visitExplanationSchema.meta({ id: "VisitExplanation" });
export const hallSchema = hallViewSchema.meta({ id: "Hall" });
export const outcome = outcomeSchema.meta({ id: "Outcome" });

const note = z.string().trim().max(200).optional();
const nothing = z.strictObject({});

interface CounterOperation<Body extends z.ZodType> {
  readonly summary: string;
  readonly body: Body;
  readonly command: (counter: CounterId, body: z.output<Body>) => Command;
}

const operation = <Body extends z.ZodType>(summary: string, body: Body, command: CounterOperation<Body>["command"]) => ({
  summary,
  body,
  // The body has been parsed by this very schema when the command is made of it.
  command: (counter: CounterId, parsed: unknown) => command(counter, parsed as z.output<Body>),
});

const plain = (
  summary: string,
  type: Extract<CommandType, "call-next" | "recall" | "start" | "finish" | "no-show" | "sign-out" | "resume">,
) => operation(summary, nothing, (counter) => ({ type, counter }));

/** POST /api/v1/counters/{counter}/…: each becomes one command of the core. */
export const counterOperations = {
  "sign-in": operation("A teller sits down at the counter", z.strictObject({ staff: staffIdSchema }), (counter, { staff }) => ({
    type: "sign-in",
    counter,
    staff,
  })),
  "sign-out": plain("The teller leaves the counter", "sign-out"),
  pause: operation("The counter takes nobody for a while", z.strictObject({ reason: z.string().max(40) }), (counter, { reason }) => ({
    type: "pause",
    counter,
    reason,
  })),
  resume: plain("The counter takes customers again", "resume"),
  "call-next": plain("Call the next visit; signs the counter in for the calling system where nobody is", "call-next"),
  recall: plain("Call the same visit again", "recall"),
  start: plain("The customer has come: handling begins", "start"),
  finish: plain("The errand is done", "finish"),
  "no-show": plain("The customer did not come", "no-show"),
  hold: operation(
    "Set the visit aside",
    z.strictObject({ kind: holdKindSchema.default("papers-missing"), note, minutes: z.int().min(1).max(240).optional() }),
    (counter, { kind, note: text, minutes }) => ({ type: "hold", counter, kind, note: text, minutes }),
  ),
  transfer: operation(
    "Pass the visit on to a lane, to another counter, or to a member of staff wherever they sit",
    z.union([
      z.strictObject({
        lane: laneIdSchema,
        position: z.enum(["kept", "first", "last"]).default("kept"),
        service: serviceIdSchema.optional(),
        note,
      }),
      z.strictObject({ counter: counterIdSchema, service: serviceIdSchema.optional(), note }),
      z.strictObject({ staff: staffIdSchema, service: serviceIdSchema.optional(), note }),
    ]),
    (counter, body) => ({
      type: "transfer",
      counter,
      destination: destinationOf(body),
      service: body.service,
      note: body.note,
    }),
  ),
} as const;
type DestinationBody = Pick<Extract<Destination, { to: "lane" }>, "lane" | "position"> | { counter: CounterId } | { staff: StaffId };

function destinationOf(body: DestinationBody): Destination {
  if ("lane" in body) return { to: "lane", lane: body.lane, position: body.position };
  return "counter" in body ? { to: "counter", counter: body.counter } : { to: "staff", staff: body.staff };
}

interface VisitOperation<Body extends z.ZodType> {
  readonly summary: string;
  readonly body: Body;
  readonly command: (visit: VisitId, body: z.output<Body>) => Command;
}

const visitOperation = <Body extends z.ZodType>(summary: string, body: Body, command: VisitOperation<Body>["command"]) => ({
  summary,
  body,
  command: (visit: VisitId, parsed: unknown) => command(visit, parsed as z.output<Body>),
});

interface HallOperation<Body extends z.ZodType> {
  readonly summary: string;
  readonly body: Body;
  readonly command: (body: z.output<Body>) => Command;
}

const hallOperation = <Body extends z.ZodType>(summary: string, body: Body, command: HallOperation<Body>["command"]) => ({
  summary,
  body,
  command: (parsed: unknown) => command(parsed as z.output<Body>),
});

const because = z.strictObject({ reason: z.string().trim().min(2).max(200) });
const upTo = z.int().min(1).max(120);

/** POST /api/v1/visits/{id}/…: each becomes one command of the core. */
export const visitOperations = {
  defer: visitOperation(
    "The customer needs more time: some places further behind, or not before some minutes",
    z.union([z.strictObject({ places: upTo }), z.strictObject({ minutes: upTo })]),
    (visit, body) =>
      "places" in body
        ? { type: "defer", visit, by: "places", amount: body.places }
        : { type: "defer", visit, by: "minutes", amount: body.minutes },
  ),
  "bring-back": visitOperation("The customer who was set aside waits again, in their place", nothing, (visit) => ({
    type: "bring-back",
    visit,
  })),
  revise: visitOperation(
    "What staff see of a waiting customer: a need or a tier that was not known. The diversion is asked anew; the number stays",
    z.strictObject({ tier: tierSchema.optional(), needs: z.array(needSchema).max(4).optional() }),
    (visit, { tier, needs }) => ({ type: "revise-visit", visit, tier, needs }),
  ),
  "add-errand": visitOperation(
    "One more errand, after those that the visit has",
    z.strictObject({ service: serviceIdSchema }),
    (visit, { service }) => ({
      type: "add-errand",
      visit,
      service,
    }),
  ),
  "send-to-machine": visitOperation("The customer tries a machine first, and keeps the place", nothing, (visit) => ({
    type: "send-to-machine",
    visit,
  })),
  "machine-done": visitOperation("The machine has done the errand", nothing, (visit) => ({ type: "machine-done", visit })),
  end: visitOperation("Staff end the visit, and say why", because, (visit, { reason }) => ({
    type: "end-visit",
    visit,
    reason,
  })),
} as const;
/** POST /api/v1/hall/…: how the hall runs; a fire alarm panel may say so itself. */
export const hallOperations = {
  "declare-surge": hallOperation("The hall is crowded: relief counters may open", nothing, () => ({ type: "declare-surge" })),
  "end-surge": hallOperation("The hall is no longer crowded", nothing, () => ({ type: "end-surge" })),
  suspend: hallOperation("No tickets and no calls for a while", because, ({ reason }) => ({ type: "suspend-hall", reason })),
  evacuate: hallOperation("Everybody leaves at once, and keeps their place", because, ({ reason }) => ({ type: "evacuate-hall", reason })),
  resume: hallOperation("The hall goes on", nothing, () => ({ type: "resume-hall" })),
} as const;
export type HallOperationName = keyof typeof hallOperations;

export type VisitOperationName = keyof typeof visitOperations;

export type CounterOperationName = keyof typeof counterOperations;

export const counterParams = z.strictObject({ counter: counterIdSchema });
export const visitParams = z.strictObject({ id: visitIdSchema });

export const conditionsSchema = z.object({ conditions: z.array(conditionViewSchema) }).meta({ id: "Conditions" });

/** The feed of hall events: what happened after a sequence. Ticket tokens are left out, for they open a visit's page. */
export const feedQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).meta({ description: "the last sequence already read; 0 for the beginning" }),
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
});
const fedEvents = z.array(
  z.object({
    sequence: z.int().describe("grows by one with each event of the hall: whoever has seen it may pass over the event"),
    event: z.looseObject({ type: z.string(), at: z.int().describe("hall time, milliseconds since 1970") }),
  }),
);
export const feedSchema = z
  .object({
    events: fedEvents,
    next: z.int().describe("give this as `after` to read on"),
    checkpoint: checkpointSchema
      .nullable()
      .describe(
        "what the journal's chains have come to with the last of these events: kept elsewhere, it finds a journal that was written anew",
      ),
  })
  .meta({ id: "Feed" });

/** A message to a system that is told of events: Standard Webhooks, signature scheme v1. */
export const webhookHeaders = z.object({
  "webhook-id": z.string().meta({ description: "the same for a message that is sent again" }),
  "webhook-timestamp": z.string().meta({ description: "when it was sent, seconds since 1970" }),
  "webhook-signature": z.string().meta({ description: "v1, and base64 of HMAC-SHA256 over id, timestamp and body joined by dots" }),
});
export const webhookMessageSchema = z
  .object({
    type: z.literal("hall.events"),
    hall: z.string().describe("the hall's id in its hall file"),
    events: fedEvents,
    checkpoint: checkpointSchema,
  })
  .meta({ id: "WebhookMessage" });
