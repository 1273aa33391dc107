// A hall's configuration as a checked value: what a hall file may say, what it means, and what its parts must agree on.

import { z } from "zod";
import type { CounterId, LaneId, ServiceId, ZoneId } from "./ids.ts";
import { clockForm, colourForm, formed, letterForm, lineForm, slugForm } from "./text-forms.ts";

/** A schema for a branded identifier: lower-case words joined by hyphens, at most 40 characters. */
const slug = <Id extends string>() => formed(slugForm).max(40) as unknown as z.ZodType<Id, Id>;

export const laneIdSchema = slug<LaneId>();
export const serviceIdSchema = slug<ServiceId>();
export const counterIdSchema = slug<CounterId>();
export const zoneIdSchema = slug<ZoneId>();

/** The errand of a customer who does not yet know what they want: "not sure, show me". Every hall has it. */
export const undecidedService = "undecided" as ServiceId;

export const wordsSchema = z.strictObject({
  zh: z.string().trim().min(1).max(200).describe("Chinese, shown first"),
  en: z.string().trim().min(1).max(300).describe("English, shown second"),
});

export const tierSchema = z.enum(["standard", "vip"]);
export type Tier = z.infer<typeof tierSchema>;
export const needSchema = z.enum(["elder", "pregnant", "disabled", "serviceman"]);
export type Need = z.infer<typeof needSchema>;
export const channelSchema = z.enum(["kiosk", "staff", "app", "web", "phone"]);
export type Channel = z.infer<typeof channelSchema>;
export const languageSchema = z.enum(["zh", "en"]);
export type Language = z.infer<typeof languageSchema>;

const clockTime = formed(clockForm);
const minutes = z.number().positive().max(600);

const laneSchema = z.strictObject({
  id: laneIdSchema,
  letter: formed(letterForm).describe("begins this lane's ticket numbers"),
  name: wordsSchema,
  shape: z.enum(["circle", "square", "diamond", "triangle"]).describe("tells lanes apart beside their colour"),
  targetWaitMinutes: minutes.describe("the wait this hall promises to 90 % of the lane"),
});

const zoneSchema = z.strictObject({
  id: zoneIdSchema,
  name: wordsSchema,
  direction: wordsSchema.describe("where it is, as one would say it at the door"),
  arrow: z.enum(["left", "right", "ahead", "back"]).optional().describe("the way to it for somebody who faces the lobby display"),
});

const serviceGroupSchema = z.strictObject({ id: slug<string>(), name: wordsSchema, icon: slug<string>() });

const serviceSchema = z.strictObject({
  id: serviceIdSchema,
  name: wordsSchema,
  group: slug<string>(),
  standardMinutes: minutes.describe("the handling time that the hall's own rules allow"),
  selfServiceZone: zoneIdSchema.optional().describe("the zone whose machines can do this without a person"),
  popular: z.boolean().optional().describe("shown on the kiosk's first page"),
});

const counterSchema = z.strictObject({
  id: counterIdSchema.describe("what displays and voices call it, such as 3"),
  zone: zoneIdSchema,
  lanes: z.array(laneIdSchema).min(1).describe("the lanes it serves, the one it is there for first"),
});

const laneLoadSchema = z.strictObject({ lane: laneIdSchema, atLeast: z.int().min(1).max(10_000) });

/** Every part that is given must hold; a list holds when one of its values does. An empty condition always holds. */
export const conditionSchema = z.strictObject({
  services: z.array(serviceIdSchema).min(1).optional(),
  groups: z.array(slug<string>()).min(1).optional(),
  undecided: z.boolean().optional(),
  tiers: z.array(tierSchema).min(1).optional(),
  needs: z.array(needSchema).min(1).optional().describe("holds when the customer has one of them"),
  channels: z.array(channelSchema).min(1).optional(),
  languages: z.array(languageSchema).min(1).optional(),
  between: z.tuple([clockTime, clockTime]).optional().describe("from the first time of day until before the second"),
  waiting: laneLoadSchema.optional().describe("holds while at least so many wait in a lane"),
  countersOpen: z.strictObject({ lane: laneIdSchema, atMost: z.int().min(0).max(1_000) }).optional(),
  selfService: z
    .boolean()
    .optional()
    .describe("whether a machine in the hall can do the errands, and the customer has not asked for a person"),
});
export type Condition = z.infer<typeof conditionSchema>;

export const diversionRuleSchema = z.strictObject({
  id: slug<string>(),
  when: conditionSchema,
  lane: laneIdSchema,
  zone: zoneIdSchema.optional().describe("where to wait"),
  creditMinutes: z.number().min(0).max(240).optional().describe("minutes the customer counts as having waited already"),
  offerSelfService: z.boolean().optional().describe("offer the machine first, with one touch to still see a person"),
  reason: wordsSchema.describe("said to the customer; never names a tier"),
});
export type DiversionRule = z.infer<typeof diversionRuleSchema>;

const openingSchema = z.tuple([clockTime, clockTime]).nullable();

export const hallPlanSchema = z.strictObject({
  version: z.literal(1),
  id: slug<string>(),
  name: wordsSchema,
  demo: z.boolean().default(false).describe("true: open at any hour, with access tokens written to a file for trying it out"),
  timeZone: z.string().describe("an IANA name such as Asia/Shanghai"),
  openingHours: z.strictObject({
    monday: openingSchema,
    tuesday: openingSchema,
    wednesday: openingSchema,
    thursday: openingSchema,
    friday: openingSchema,
    saturday: openingSchema,
    sunday: openingSchema,
  }),
  lastTicketsMinutesBeforeClose: z.int().min(0).max(240),
  brandColour: formed(colourForm).default("#0B63CE"),
  lanes: z.array(laneSchema).min(1).max(12),
  zones: z.array(zoneSchema).min(1),
  serviceGroups: z.array(serviceGroupSchema).min(1),
  services: z.array(serviceSchema).min(1),
  undecided: z.strictObject({ name: wordsSchema, standardMinutes: minutes }),
  counters: z.array(counterSchema).min(1).max(200),
  dispatch: z.strictObject({ policy: z.enum(["target-wait", "first-come"]) }),
  absence: z
    .strictObject({
      recalls: z.int().min(0).max(10),
      recallSpacingSeconds: z.int().min(5).max(300),
      answerSeconds: z.int().min(20).max(1_800).describe("no answer so long after the last call counts as absent"),
      placesBehind: z.int().min(0).max(50).describe("how many places behind the head an absent customer comes back"),
      passes: z.int().min(1).max(5).describe("the absence that ends the visit; 2 forgives one"),
    })
    .describe("what happens when a called customer does not come"),
  pauseReasons: z.array(z.strictObject({ id: slug<string>(), name: wordsSchema })).min(1),
  announcements: z.strictObject({ call: wordsSchema, missed: wordsSchema, soon: wordsSchema }),
  ticketNote: wordsSchema.describe("the rule printed on the ticket for a missed number"),
  diversion: z.array(diversionRuleSchema).min(1),
});

export type HallPlan = z.infer<typeof hallPlanSchema>;
export type Lane = HallPlan["lanes"][number];
export type Service = HallPlan["services"][number];
export type CounterPlan = HallPlan["counters"][number];
export type Absence = HallPlan["absence"];
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** The plan's lane of that id. Throws on an id the plan does not have: callers check customers' input first. */
export const laneOf = (plan: HallPlan, id: LaneId): Lane =>
  found(
    plan.lanes.find((lane) => lane.id === id),
    "lane",
    id,
  );

/** The plan's counter of that id, or undefined: tellers may name counters that are not there. */
export const counterOf = (plan: HallPlan, id: CounterId): CounterPlan | undefined => plan.counters.find((counter) => counter.id === id);

export const zoneOf = (plan: HallPlan, id: ZoneId) =>
  found(
    plan.zones.find((zone) => zone.id === id),
    "zone",
    id,
  );

/** The plan's service of that id, the undecided errand included, or undefined. */
export function serviceOf(plan: HallPlan, id: ServiceId): Omit<Service, "group"> | undefined {
  return id === undecidedService ? { id, ...plan.undecided } : plan.services.find((service) => service.id === id);
}

function found<T>(value: T | undefined, kind: string, id: string): T {
  if (value === undefined) throw new Error(`the hall plan has no ${kind} "${id}"`);
  return value;
}
