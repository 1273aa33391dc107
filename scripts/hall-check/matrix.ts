// Which customers go where: a hall's diversion tried on every service and kind of customer, at an ordinary moment and at the special ones.

import {
  type Arriving,
  type Channel,
  type HallFacts,
  type HallPlan,
  type Language,
  type LaneId,
  type Need,
  type ServiceId,
  type Tier,
  type Words,
  channelSchema,
  divert,
  laneOf,
  minuteMs,
  minuteOf,
  needSchema,
  serviceOf,
  undecidedService,
  weekdays,
  within,
} from "@hallflow/queue-core";

/** When and how a customer comes, and what the hall is like then; what is left out is as on an ordinary morning at the kiosk. */
export interface Moment {
  readonly words: Words;
  readonly minuteOfDay: number;
  readonly channel?: Channel;
  readonly language?: Language;
  readonly offsetMinutes?: number;
  readonly waiting?: { readonly lane: LaneId; readonly atLeast: number };
  readonly countersOpen?: { readonly lane: LaneId; readonly atMost: number };
}

/** Customers whom the diversion treats alike, for every service. */
export interface Kind {
  readonly words: Words;
  readonly tier: Tier;
  readonly needs: readonly Need[];
}

/** Services that go the same way, kind by kind; the answers are in the order of the kinds. */
export interface Row {
  readonly services: readonly Words[];
  readonly answers: readonly string[];
}

export interface Matrix {
  readonly kinds: readonly Kind[];
  readonly rows: readonly Row[];
}

/** What becomes different at a special moment: who, with which services, and where they go then. */
export interface Change {
  readonly moment: Words;
  readonly kinds: readonly Words[];
  readonly services: readonly Words[];
  readonly answer: string;
}

export function diversionMatrix(plan: HallPlan): Matrix {
  const ordinary = ordinaryMoment(plan);
  const kinds = mergedKinds(plan, ordinary);
  const rows = new Map<string, { services: Words[]; answers: string[] }>();
  for (const service of servicesOf(plan)) {
    const answers = kinds.map((kind) => answerTo(plan, service, kind, ordinary));
    const row = rows.get(answers.join("\n")) ?? { services: [], answers };
    row.services.push(nameOf(plan, service));
    rows.set(answers.join("\n"), row);
  }
  return { kinds, rows: [...rows.values()] };
}

/** Every special moment of the rules at which somebody goes another way than usual. */
export function changes(plan: HallPlan): Change[] {
  const ordinary = ordinaryMoment(plan);
  const kinds = mergedKinds(plan, ordinary);
  return specialMoments(plan, ordinary).flatMap((moment) => {
    const found = new Map<string, { kinds: Words[]; services: Words[]; answer: string }>();
    for (const service of servicesOf(plan)) {
      const moved = kinds.flatMap((kind) => {
        const answer = answerTo(plan, service, kind, moment);
        return answer === answerTo(plan, service, kind, ordinary) ? [] : [{ kind: kind.words, answer }];
      });
      for (const answer of new Set(moved.map((one) => one.answer))) {
        const who = moved.filter((one) => one.answer === answer).map(({ kind }) => kind);
        const key = `${answer}\n${who.map(({ en }) => en).join()}`;
        const change = found.get(key) ?? { kinds: who, services: [], answer };
        change.services.push(nameOf(plan, service));
        found.set(key, change);
      }
    }
    return [...found.values()].map((change) => ({ moment: moment.words, ...change }));
  });
}

const servicesOf = (plan: HallPlan): ServiceId[] => [...plan.services.map(({ id }) => id), undecidedService];
const nameOf = (plan: HallPlan, service: ServiceId): Words => serviceOf(plan, service)?.name ?? { zh: service, en: service };

/** The lane's letter, what goes with it, and the rule. */
function answerTo(plan: HallPlan, service: ServiceId, { tier, needs }: Kind, moment: Moment): string {
  const arrival: Arriving = {
    errands: [service],
    tier,
    needs: [...needs],
    channel: moment.channel ?? "kiosk",
    language: moment.language ?? "zh",
    declinedSelfService: false,
    ...(moment.offsetMinutes !== undefined && { offsetMinutes: moment.offsetMinutes }),
  };
  const { lane, creditMs, selfService, rule } = divert(plan, arrival, factsAt(plan, moment));
  const credit = creditMs > 0 ? ` +${creditMs / minuteMs}` : "";
  return `${laneOf(plan, lane).letter}${credit}${selfService ? " 自助" : ""} ${rule}`;
}

const factsAt = (plan: HallPlan, { minuteOfDay, waiting, countersOpen }: Moment): HallFacts => ({
  minuteOfDay,
  waiting: (lane) => (waiting?.lane === lane ? waiting.atLeast : 0),
  countersOpen: (lane) =>
    countersOpen?.lane === lane ? countersOpen.atMost : plan.counters.filter(({ lanes }) => lanes.includes(lane)).length,
});

/** A time of open hours for which no rule waits, if there is one. */
function ordinaryMoment(plan: HallPlan): Moment {
  const hours = weekdays.flatMap((day) => (plan.openingHours[day] ? [plan.openingHours[day]] : []));
  const asked = plan.diversion.flatMap(({ when }) => (when.between ? [when.between] : []));
  const opening = hours.map(([from]) => minuteOf(from));
  const candidates = [600, ...opening, ...asked.map(([, to]) => minuteOf(to))].filter(
    (minute) => plan.demo || hours.some(([from, to]) => within(minute, [from, to])),
  );
  const quiet = candidates.find((minute) => !asked.some((span) => within(minute, span)));
  return { words: { zh: "平时", en: "ordinarily" }, minuteOfDay: quiet ?? candidates[0] ?? 600 };
}

function specialMoments(plan: HallPlan, ordinary: Moment): Moment[] {
  const rules = plan.diversion.map(({ when }) => when);
  const loads = rules.flatMap(({ between, waiting, countersOpen }): Moment[] => {
    const words: Words[] = [];
    if (between) words.push({ zh: between.join("–"), en: between.join("–") });
    if (waiting) words.push(loadWords(plan, waiting.lane, `≥ ${waiting.atLeast} 人等候`, `≥ ${waiting.atLeast} waiting in`));
    if (countersOpen) {
      words.push(loadWords(plan, countersOpen.lane, `≤ ${countersOpen.atMost} 个窗口`, `≤ ${countersOpen.atMost} counters open for`));
    }
    if (words.length === 0) return [];
    return [
      {
        words: { zh: words.map(({ zh }) => zh).join("，"), en: words.map(({ en }) => en).join(", ") },
        minuteOfDay: between ? minuteOf(between[0]) : ordinary.minuteOfDay,
        ...(waiting ? { waiting } : {}),
        ...(countersOpen ? { countersOpen } : {}),
      },
    ];
  });
  const channels = rules.some((when) => when.channels) ? channelSchema.options.filter((channel) => channel !== "kiosk") : [];
  const booked = rules.some(({ appointment }) => appointment !== undefined);
  const offsets = rules.flatMap(({ offsetMinutes: asked }) => asked?.atLeast ?? asked?.atMost ?? []);
  const english = rules.some((when) => when.languages);
  return [
    ...loads,
    ...channels.map((channel) => ({ ...ordinary, words: channelWords[channel], channel })),
    ...(booked && offsets.length === 0
      ? [{ ...ordinary, words: { zh: "按预约时间来", en: "with an appointment" }, offsetMinutes: 0 }]
      : []),
    ...[...new Set(offsets)].map((offsetMinutes) => ({ ...ordinary, words: offsetWords(offsetMinutes), offsetMinutes })),
    ...(english ? [{ ...ordinary, words: { zh: "用英文", en: "in English" }, language: "en" as const }] : []),
  ];
}

const offsetWords = (minutes: number): Words => ({
  zh: minutes < 0 ? `预约早到 ${-minutes} 分钟` : `预约晚到 ${minutes} 分钟`,
  en: minutes < 0 ? `${-minutes} min early for an appointment` : `${minutes} min late for an appointment`,
});

function loadWords({ lanes }: HallPlan, lane: LaneId, zh: string, en: string): Words {
  const name = lanes.find(({ id }) => id === lane)?.name;
  return { zh: `${name?.zh ?? lane} ${zh}`, en: `${en} ${name?.en ?? lane}` };
}

/** Every kind of customer that rules may tell apart; those whom they treat alike in everything are one. */
function mergedKinds(plan: HallPlan, moment: Moment): Kind[] {
  const kinds: Kind[] = [
    { words: { zh: "普通", en: "standard" }, tier: "standard", needs: [] },
    { words: { zh: "贵宾", en: "vip" }, tier: "vip", needs: [] },
    ...needSchema.options.map((need): Kind => ({ words: needWords[need], tier: "standard", needs: [need] })),
  ];
  const merged = new Map<string, Kind>();
  for (const kind of kinds) {
    const answers = [moment, ...specialMoments(plan, moment)].flatMap((at) =>
      servicesOf(plan).map((service) => answerTo(plan, service, kind, at)),
    );
    const like = merged.get(answers.join("\n"));
    const words = like ? { zh: `${like.words.zh}、${kind.words.zh}`, en: `${like.words.en}, ${kind.words.en}` } : kind.words;
    merged.set(answers.join("\n"), { ...(like ?? kind), words });
  }
  return [...merged.values()];
}

const needWords: Record<Need, Words> = {
  elder: { zh: "老年", en: "elder" },
  pregnant: { zh: "孕妇", en: "pregnant" },
  disabled: { zh: "残障", en: "disabled" },
  serviceman: { zh: "军人", en: "serviceman" },
};

const channelWords: Record<Channel, Words> = {
  kiosk: { zh: "取号机", en: "kiosk" },
  staff: { zh: "员工代取", en: "taken by staff" },
  app: { zh: "应用取号", en: "in the app" },
  web: { zh: "网页取号", en: "on the web" },
  phone: { zh: "电话取号", en: "by phone" },
};
