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

const text = (most: number) => formed(lineForm).trim().min(1).max(most);

export const wordsSchema = z.strictObject({
  zh: text(200).describe("中文，先显示 / Chinese, shown first"),
  en: text(300).describe("英文，后显示 / English, shown second"),
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
  letter: formed(letterForm).describe("号码的字母 / begins this lane's ticket numbers"),
  name: wordsSchema,
  shape: z.enum(["circle", "square", "diamond", "triangle"]).describe("与颜色一起区分队列 / tells lanes apart beside their colour"),
  targetWaitMinutes: minutes.describe("向 90 % 的客户承诺的等候时间 / the wait this hall promises to 90 % of the lane"),
  transfersOnly: z
    .boolean()
    .optional()
    .describe("只接转办的客户，没有分流规则指向它 / takes transfers alone: no rule of the diversion leads to it"),
});

const zoneSchema = z.strictObject({
  id: zoneIdSchema,
  name: wordsSchema,
  direction: wordsSchema.describe("在门口指路时会说的话 / where it is, as one would say it at the door"),
  arrow: z
    .enum(["left", "right", "ahead", "back"])
    .optional()
    .describe("面向大屏时的方向 / the way to it for somebody who faces the lobby display"),
});

const serviceGroupSchema = z.strictObject({
  id: slug<string>(),
  name: wordsSchema,
  icon: slug<string>().describe("lucide.dev 的图标名 / a name from lucide.dev"),
});

const serviceSchema = z.strictObject({
  id: serviceIdSchema,
  name: wordsSchema,
  group: slug<string>(),
  standardMinutes: minutes.describe("标准办理时长 / the handling time that the hall's own rules allow"),
  selfServiceZone: zoneIdSchema.optional().describe("该区域的自助机能独立办完 / the zone whose machines can do this without a person"),
  popular: z.boolean().optional().describe("显示在取号机首页 / shown on the kiosk's first page"),
  skill: slug<string>().optional().describe("只有写了这项技能的窗口能办 / only counters that have this skill can do it"),
});

const counterSchema = z.strictObject({
  id: counterIdSchema.describe("屏幕和语音里的窗口号 / what displays and voices call it, such as 3"),
  zone: zoneIdSchema,
  relief: z.boolean().optional().describe("应急窗口，高峰时才开 / a relief counter: it opens only in a surge"),
  lanes: z.array(laneIdSchema).min(1).describe("服务的队列，主要的在前 / the lanes it serves, the one it is there for first"),
  skills: z
    .array(slug<string>())
    .min(1)
    .max(40)
    .optional()
    .describe("具备的技能，能办要求它们的业务 / what it can do beyond the ordinary: services that name one of these skills"),
});

const laneLoadSchema = z.strictObject({ lane: laneIdSchema, atLeast: z.int().min(1).max(10_000) });

/** Every part that is given must hold; a list holds when one of its values does. An empty condition always holds. */
export const conditionSchema = z.strictObject({
  services: z.array(serviceIdSchema).min(1).optional().describe("先办的业务是其中之一 / the first errand is one of these"),
  groups: z.array(slug<string>()).min(1).optional().describe("先办的业务属于其中一组 / the first errand is in one of these groups"),
  undecided: z.boolean().optional().describe('选了“不确定，带我看看” / came with "not sure, show me"'),
  tiers: z.array(tierSchema).min(1).optional(),
  needs: z.array(needSchema).min(1).optional().describe("客户有其中一种需要 / holds when the customer has one of them"),
  channels: z.array(channelSchema).min(1).optional(),
  languages: z.array(languageSchema).min(1).optional(),
  between: z
    .tuple([clockTime, clockTime])
    .optional()
    .describe("从前一时刻起，到后一时刻之前 / from the first time of day until before the second"),
  waiting: laneLoadSchema.optional().describe("该队列至少有这么多人等候 / holds while at least so many wait in a lane"),
  countersOpen: z
    .strictObject({ lane: laneIdSchema, atMost: z.int().min(0).max(1_000) })
    .optional()
    .describe("该队列最多开着这么多窗口 / holds while at most so many counters are open for a lane"),
  appointment: z
    .boolean()
    .optional()
    .describe("按预约时间来的客户（未过宽限）/ came for a time that was booked, and not later than the grace"),
  offsetMinutes: z
    .strictObject({ atLeast: z.int().min(-240).max(240).optional(), atMost: z.int().min(-240).max(240).optional() })
    .optional()
    .describe("比预约时间晚几分钟，早到为负 / minutes after the booked time, negative for those who are early"),
  selfService: z
    .boolean()
    .optional()
    .describe(
      "自助机能否办完，且客户没有要求找人 / whether a machine in the hall can do the errands, and the customer has not asked for a person",
    ),
});
export type Condition = z.infer<typeof conditionSchema>;

const recommendationSchema = z.strictObject({
  id: slug<string>(),
  name: wordsSchema.describe("一句话的推荐 / the offer in a line"),
  detail: wordsSchema.optional().describe("再多说一句 / a sentence more"),
  showTo: z
    .array(z.enum(["customer", "teller"]))
    .min(1)
    .max(2)
    .default(["customer", "teller"])
    .describe("在取号机上给客户看，或由柜员当面说 / shown to the customer at the kiosk, to the teller at the counter, or both"),
});
export type Recommendation = z.output<typeof recommendationSchema>;

export const diversionRuleSchema = z.strictObject({
  id: slug<string>(),
  when: conditionSchema,
  lane: laneIdSchema,
  zone: zoneIdSchema.optional().describe("在哪里等 / where to wait"),
  creditMinutes: z.number().min(0).max(240).optional().describe("算作已等的分钟 / minutes the customer counts as having waited already"),
  offerSelfService: z
    .boolean()
    .optional()
    .describe("先请用自助机，一触仍可找人办 / offer the machine first, with one touch to still see a person"),
  recommend: slug<string>().optional().describe("向这些客户推荐哪一条，最多一条 / the one recommendation that goes with this rule, if any"),
  reason: wordsSchema.describe("对客户说的话，不写客户等级 / said to the customer; never names a tier"),
});
export type DiversionRule = z.infer<typeof diversionRuleSchema>;

export const appointmentsSchema = z.strictObject({
  checkInMinutesBefore: z
    .int()
    .min(0)
    .max(240)
    .default(15)
    .describe("预约时间前多少分钟起可以签到 / check-in begins so many minutes before the time"),
  graceMinutes: z
    .int()
    .min(0)
    .max(240)
    .default(10)
    .describe("晚到多少分钟内仍按预约，再晚按现场取号 / later than this counts as a walk-in"),
  closesMinutesBefore: z.int().min(0).max(10_080).default(30).describe("提前多少分钟停止预约 / bookings close so many minutes ahead"),
  daysAhead: z.int().min(1).max(180).default(30).describe("最多提前几天预约 / how many days ahead one may book"),
  slotMinutes: z.int().min(5).max(240).default(15).describe("一个时段的长度 / how long a slot is"),
  perSlot: z.int().min(1).max(200).default(2).describe("一个时段最多几个预约 / appointments within one slot at most"),
  missed: z
    .strictObject({ most: z.int().min(1).max(20).default(2), withinDays: z.int().min(1).max(180).default(30) })
    .default({ most: 2, withinDays: 30 })
    .describe("这些天内爽约达到次数的，暂不能再预约 / who has missed so many within so many days cannot book for now"),
});
export type AppointmentRules = z.output<typeof appointmentsSchema>;

const alarmLevelSchema = z.strictObject({
  waiting: z.int().min(0).max(10_000).optional().describe("等候超过这么多人 / more than so many wait"),
  minutes: minutes.optional().describe("最久的等候超过这么久 / the longest wait is more than this"),
});
const alarmLevels = { amber: alarmLevelSchema.optional(), red: alarmLevelSchema.optional() };
const alarmsSchema = z.strictObject({
  amber: alarmLevelSchema.describe("提醒大堂经理 / tells the floor manager"),
  red: alarmLevelSchema.describe("紧急，请加开窗口 / urgent: open a relief counter"),
  lanes: z
    .array(z.strictObject({ lane: laneIdSchema, ...alarmLevels }))
    .max(12)
    .optional()
    .describe("个别队列另定 / levels of their own for some lanes"),
});
export type AlarmLevel = z.output<typeof alarmLevelSchema>;

const openingSchema = z.tuple([clockTime, clockTime]).nullable();

export const policyNames = ["target-wait", "first-come", "strict", "ratio", "waiting-credit", "accumulating-priority"] as const;
export const policySchema = z.enum(policyNames);
export type PolicyName = z.infer<typeof policySchema>;

const dispatchLaneSchema = z.strictObject({
  lane: laneIdSchema,
  weight: z.int().min(1).max(100).optional().describe("ratio：一轮中叫几位，默认 1 / ratio: how many of a round, 1 unless given"),
  creditMinutes: z
    .number()
    .min(0)
    .max(600)
    .optional()
    .describe("waiting-credit：算作已等的分钟，默认 0 / waiting-credit: minutes that count as waited already, 0 unless given"),
  dueMinutes: z
    .number()
    .min(0)
    .max(600)
    .optional()
    .describe(
      "target-wait、accumulating-priority：代替目标等候时间排先后 / target-wait, accumulating-priority: orders calls instead of the lane's target",
    ),
});

const guardsSchema = z.strictObject({
  ageing: z
    .strictObject({ afterMinutes: minutes.default(15) })
    .optional()
    .describe("等候超过这么久的先叫，不论队列 / whoever has waited longer than this goes before all others, whichever the lane"),
  inARow: z
    .strictObject({ most: z.int().min(1).max(100).default(2) })
    .optional()
    .describe(
      "共用窗口有其他客户等候时，最多连叫几位优先客户 / at a shared counter, at most so many favoured customers in a row while others wait",
    ),
  idleHelp: z
    .strictObject({ afterSeconds: z.int().min(0).max(3_600).default(60) })
    .optional()
    .describe("专席空闲这么久后可叫其他队列 / a counter for favoured lanes alone calls from other lanes once it has been idle so long"),
  overflow: z
    .strictObject({ afterSeconds: z.int().min(0).max(3_600).default(30) })
    .optional()
    .describe(
      "优先客户仅在其窗口都忙、或空着这么久未叫时，才由共用窗口叫号 / a shared counter calls favoured customers only when their own counters are busy, or have let them wait so long",
    ),
  reservation: z
    .strictObject({ targetShare: z.number().positive().max(10).default(1) })
    .optional()
    .describe(
      "最后一个能办优先队列的空闲窗口，跳过等候未达目标这一倍数的其他客户 / the last free counter for favoured lanes skips others who have waited less than this share of their target",
    ),
});

const dispatchSchema = z.strictObject({
  policy: policySchema.describe("空闲窗口先叫谁 / whom a free counter calls first"),
  lanes: z.array(dispatchLaneSchema).max(12).optional().describe("各队列的叫号参数 / what the policy should know of a lane"),
  favoured: z
    .array(laneIdSchema)
    .min(1)
    .max(12)
    .optional()
    .describe(
      "guards 所说的优先队列，默认为目标等候最短的 / the lanes that guards call favoured; the one with the shortest target unless given",
    ),
  guards: guardsSchema.optional().describe("写了才生效 / each is in force only where it is written"),
});

const closingRuleSchema = z
  .enum(["serve", "tomorrow", "end"])
  .describe(
    "serve：办完为止；tomorrow：凭原号票下一营业日优先；end：当日结束 / serve: until all are served; tomorrow: the same ticket counts on the next hall day; end: ends with the day",
  );
export type ClosingRule = z.infer<typeof closingRuleSchema>;

export const hallPlanSchema = z.strictObject({
  version: z.literal(1),
  id: slug<string>(),
  name: wordsSchema,
  demo: z
    .boolean()
    .default(false)
    .describe("true：演示用，任何时间可开门，页面无需令牌 / true: for trying out; opens at any hour and its pages ask for no token"),
  timeZone: z.string().min(1).max(60).describe("IANA 时区名 / an IANA name such as Asia/Shanghai"),
  openingHours: z.strictObject({
    monday: openingSchema,
    tuesday: openingSchema,
    wednesday: openingSchema,
    thursday: openingSchema,
    friday: openingSchema,
    saturday: openingSchema,
    sunday: openingSchema,
  }),
  lastTicketsMinutesBeforeClose: z
    .int()
    .min(0)
    .max(240)
    .describe("关门前多少分钟停止取号 / no new tickets from so many minutes before closing"),
  offlineNumbersFrom: z
    .int()
    .min(2)
    .max(9_000)
    .optional()
    .describe(
      "主机断开时取号机所发号码从几号起，默认 501 / where the numbers begin that kiosks give out while the hub is away, 501 unless given",
    ),
  brandColour: formed(colourForm).default("#0B63CE"),
  lanes: z.array(laneSchema).min(1).max(12),
  zones: z.array(zoneSchema).min(1).max(50),
  serviceGroups: z.array(serviceGroupSchema).min(1).max(24),
  services: z.array(serviceSchema).min(1).max(300),
  undecided: z.strictObject({ name: wordsSchema, standardMinutes: minutes }),
  counters: z.array(counterSchema).min(1).max(200),
  dispatch: dispatchSchema,
  absence: z
    .strictObject({
      recalls: z.int().min(0).max(10),
      recallSpacingSeconds: z.int().min(5).max(300),
      answerSeconds: z
        .int()
        .min(20)
        .max(1_800)
        .describe("最后一次呼叫后多久算过号 / no answer so long after the last call counts as absent"),
      placesBehind: z
        .int()
        .min(0)
        .max(50)
        .describe("过号后排到队首之后几位 / how many places behind the head an absent customer comes back"),
      passes: z.int().min(1).max(5).describe("第几次过号结束，2 表示原谅一次 / the absence that ends the visit; 2 forgives one"),
    })
    .describe("叫号后没来怎么办 / what happens when a called customer does not come"),
  deferral: z
    .strictObject({
      times: z.int().min(0).max(10).default(2).describe("一张号最多推迟几次，0 为不可 / how often one ticket may be put off; 0 for never"),
      places: z.int().min(1).max(50).default(10).describe("一次最多推后几位 / at most so many places at a time"),
      minutes: z.int().min(1).max(120).default(20).describe("一次最多推迟几分钟 / at most so many minutes at a time"),
    })
    .optional()
    .describe("客户需要更多时间时 / when a customer needs more time"),
  selfService: z
    .strictObject({
      returnMinutes: z
        .int()
        .min(1)
        .max(240)
        .default(30)
        .describe("多久没有回来就算自助机已办好 / not back after so long: the machine is taken to have helped"),
    })
    .optional()
    .describe("请客户先用自助机时 / when a customer tries a machine first"),
  returnCredit: z
    .strictObject({
      share: z.number().min(0).max(1).default(0.5).describe("上次等候时间的几成算作已等 / the share of the earlier wait that counts"),
      mostMinutes: z.int().min(0).max(240).default(30).describe("最多算多少分钟 / at most so many minutes"),
    })
    .optional()
    .describe("当天为同一业务再来；写了才生效 / back on the same day for the same service; in force where it is written"),
  experience: z
    .strictObject({
      walkSeconds: z
        .int()
        .min(0)
        .max(600)
        .default(60)
        .describe("在体验区被叫号的客户，多给多少秒走到窗口 / a customer called while being shown around has so many seconds more to come"),
    })
    .optional()
    .describe("体验区 / the experience zone"),
  closing: z
    .strictObject({
      waiting: closingRuleSchema.default("serve"),
      afterMinutes: z
        .int()
        .min(0)
        .max(240)
        .default(0)
        .describe("关门后多少分钟，对仍在等候的客户执行 / so many minutes after closing time, for those who still wait"),
      lanes: z
        .array(z.strictObject({ lane: laneIdSchema, waiting: closingRuleSchema }))
        .max(12)
        .optional()
        .describe("规则不同的队列 / lanes with another rule"),
    })
    .optional()
    .describe("关门时仍在等候的客户 / those who still wait at closing time"),
  pauseReasons: z
    .array(z.strictObject({ id: slug<string>(), name: wordsSchema }))
    .min(1)
    .max(40),
  rating: z
    .strictObject({
      openSeconds: z.int().min(20).max(1_800).default(180).describe("办结后多久内可以评价 / how long after an errand it can be rated"),
      reasons: z
        .array(z.strictObject({ id: slug<string>(), name: wordsSchema }))
        .max(8)
        .describe("打分不高时可选的原因 / the reasons that a customer may give with a low mark"),
    })
    .optional()
    .describe("窗口评价器 / the rating pad before a customer"),
  feedback: z
    .strictObject({
      wishes: z
        .array(z.strictObject({ id: slug<string>(), name: wordsSchema }))
        .max(6)
        .describe("“希望我们改进什么？”的选项 / the answers to “what should we do better?”"),
    })
    .optional()
    .describe("取号后在取号机上问一句；写了才问 / asked at the kiosk once the ticket is there; only where it is written"),
  announcements: z
    .strictObject({
      call: wordsSchema,
      missed: wordsSchema,
      soon: wordsSchema,
      volume: z
        .array(z.strictObject({ between: z.tuple([clockTime, clockTime]), percent: z.int().min(0).max(100) }))
        .max(24)
        .optional()
        .describe("各时段的音量，其余时间 100 / how loud by the time of day; 100 at any other"),
    })
    .describe("{ticket} 是号码，{counter} 是窗口 / {ticket} stands for the number, {counter} for the counter"),
  ticketNote: wordsSchema.describe("印在号票上的过号规则 / the rule printed on the ticket for a missed number"),
  alarms: alarmsSchema
    .optional()
    .describe(
      "何时提醒；不写则超过目标等候时提醒，超过一半时紧急 / when to alarm; unless given: past a lane's target, red at half as much again",
    ),
  appointments: appointmentsSchema.optional().describe("写了才接受预约 / only a hall that has this takes appointments"),
  recommendations: z
    .array(recommendationSchema)
    .max(100)
    .optional()
    .describe("分流规则可以带上的推荐 / what rules of the diversion may recommend"),
  diversion: z
    .array(diversionRuleSchema)
    .min(1)
    .max(300)
    .describe("从上往下，第一条符合的规则决定 / read from the top, the first rule that fits decides"),
});

/** The schema of a hall file as JSON Schema, for editors that check and complete while one types. */
export const hallFileSchema = (): object => ({
  title: "Hallflow hall file",
  ...z.toJSONSchema(hallPlanSchema, { target: "draft-7", io: "input" }),
});

export type HallPlan = z.infer<typeof hallPlanSchema>;
export type Lane = HallPlan["lanes"][number];
export type Service = HallPlan["services"][number];
export type CounterPlan = HallPlan["counters"][number];
export type Absence = HallPlan["absence"];
export type RatingPlan = NonNullable<HallPlan["rating"]>;

/** How errands are rated in this hall; one that says nothing of it asks for the mark alone. */
export const ratingOf = ({ rating }: HallPlan): RatingPlan => rating ?? { openSeconds: 180, reasons: [] };

/** What customers may wish the hall to do better. */
export const wishesOf = ({ feedback }: HallPlan): NonNullable<HallPlan["feedback"]>["wishes"] => feedback?.wishes ?? [];

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

/** How far a visit may be put off; a plan that says nothing of it allows what the schema would. */
export const deferralOf = (plan: HallPlan): NonNullable<HallPlan["deferral"]> => plan.deferral ?? { times: 2, places: 10, minutes: 20 };

/** What becomes of those who still wait in a lane when the hall closes. */
export const closingRuleOf = ({ closing }: HallPlan, lane: LaneId): ClosingRule =>
  closing?.lanes?.find((own) => own.lane === lane)?.waiting ?? closing?.waiting ?? "serve";

/** How much longer a customer may take to come who is called while being shown around. */
export const walkSecondsOf = (plan: HallPlan): number => plan.experience?.walkSeconds ?? 60;

/** How long a customer may try a machine before the hall takes it that it helped. */
export const machineMinutesOf = (plan: HallPlan): number => plan.selfService?.returnMinutes ?? 30;

/** The plan's service of that id, the undecided errand included, or undefined. */
export function serviceOf(plan: HallPlan, id: ServiceId): Omit<Service, "group"> | undefined {
  return id === undecidedService ? { id, ...plan.undecided } : plan.services.find((service) => service.id === id);
}

/** The plan's recommendation of that id, where it is meant for them; null where there is none (any more). */
export function recommendationFor(plan: HallPlan, whom: Recommendation["showTo"][number], id: string | null): Recommendation | null {
  return plan.recommendations?.find((one) => one.id === id && one.showTo.includes(whom)) ?? null;
}

/** Whether a counter has the skill that a service asks for; most ask for none. */
export function hasSkillFor(plan: HallPlan, counter: CounterPlan, service: ServiceId): boolean {
  const skill = plan.services.find(({ id }) => id === service)?.skill;
  return skill === undefined || counter.skills?.includes(skill) === true;
}

function found<T>(value: T | undefined, kind: string, id: string): T {
  if (value === undefined) throw new Error(`the hall plan has no ${kind} "${id}"`);
  return value;
}
