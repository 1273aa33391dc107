// An example customer: somebody of flesh and blood for whom a finding about the diversion can be tried out.

import { type Channel, type HallPlan, type Need, type Tier, serviceOf } from "../hall-plan.ts";
import type { LaneId, Words } from "../ids.ts";
import type { Arriving, HallFacts } from "../diversion.ts";
import type { Box } from "./boxes.ts";
import type { Situation } from "./dimensions.ts";
import { type FactSpace, situationIn } from "./facts.ts";

/** What `divert` would be asked for this customer, and the customer in a sentence for whoever writes the rules. */
export interface ExampleCustomer {
  readonly arrival: Arriving;
  readonly facts: HallFacts;
  readonly words: Words;
}

/** The plainest customer of a set of facts. */
export function exampleIn(plan: HallPlan, space: FactSpace, box: Box): ExampleCustomer {
  const situation = situationIn(space, box);
  const { errand, declinedSelfService, tier, needs, channel, language, offsetMinutes, minuteOfDay, waiting, countersOpen } = situation;
  return {
    arrival: {
      errands: [errand],
      tier,
      needs: [...needs],
      channel,
      language,
      declinedSelfService,
      ...(offsetMinutes !== undefined && { offsetMinutes }),
    },
    facts: { minuteOfDay, waiting: (lane) => waiting.get(lane) ?? 0, countersOpen: (lane) => countersOpen.get(lane) ?? 0 },
    words: wordsOf(plan, situation),
  };
}

function wordsOf(plan: HallPlan, situation: Situation): Words {
  const service = serviceOf(plan, situation.errand)?.name ?? { zh: situation.errand, en: situation.errand };
  const asksTime = plan.diversion.some(({ when }) => when.between !== undefined);
  const parts: Words[] = [
    tierWords[situation.tier],
    ...situation.needs.map((need) => needWords[need]),
    { zh: `办理“${service.zh}”`, en: `for "${service.en}"` },
    ...(situation.declinedSelfService ? [{ zh: "不用自助机", en: "who asks for a person" }] : []),
    ...(situation.offsetMinutes === undefined ? [] : [offsetWords(situation.offsetMinutes)]),
    ...(situation.channel === "kiosk" ? [] : [channelWords[situation.channel]]),
    ...(situation.language === "zh" ? [] : [{ zh: "用英文", en: "in English" }]),
    ...(asksTime ? [{ zh: clock(situation.minuteOfDay), en: `at ${clock(situation.minuteOfDay)}` }] : []),
    ...plan.lanes.flatMap(({ id, name }) =>
      loadWords(name, situation.waiting.get(id), countersFor(plan, id), situation.countersOpen.get(id)),
    ),
  ];
  return { zh: parts.map(({ zh }) => zh).join("，"), en: parts.map(({ en }) => en).join(", ") };
}

function offsetWords(minutes: number): Words {
  if (minutes === 0) return { zh: "准时赴约", en: "on time for an appointment" };
  const [zh, en] = minutes < 0 ? ["早到", "early"] : ["晚到", "late"];
  return { zh: `赴约${zh} ${Math.abs(minutes)} 分钟`, en: `${Math.abs(minutes)} min ${en} for an appointment` };
}

const countersFor = (plan: HallPlan, lane: LaneId): number => plan.counters.filter(({ lanes }) => lanes.includes(lane)).length;

/** What is out of the ordinary about a lane: people who wait, counters that are closed. */
function loadWords({ zh, en }: Words, waiting: number | undefined, counters: number, open: number | undefined): Words[] {
  const words: Words[] = [];
  if (waiting !== undefined && waiting > 0) words.push({ zh: `${zh} ${waiting} 人等候`, en: `${waiting} waiting in ${en}` });
  if (open !== undefined && open < counters) {
    words.push({ zh: `${zh} 只开 ${open} 个窗口`, en: `only ${open} ${open === 1 ? "counter" : "counters"} open for ${en}` });
  }
  return words;
}

/** Minutes of the day as 08:30. */
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const tierWords: Record<Tier, Words> = {
  standard: { zh: "普通客户", en: "a standard customer" },
  vip: { zh: "贵宾客户（vip）", en: "a customer of tier vip" },
};

const needWords: Record<Need, Words> = {
  elder: { zh: "老年人", en: "a senior" },
  pregnant: { zh: "孕妇", en: "pregnant" },
  disabled: { zh: "残障人士", en: "disabled" },
  serviceman: { zh: "军人", en: "in military service" },
};

const channelWords: Record<Channel, Words> = {
  kiosk: { zh: "在取号机取号", en: "at a kiosk" },
  staff: { zh: "员工代取", en: "with a ticket taken by staff" },
  app: { zh: "在应用里取号", en: "in the app" },
  web: { zh: "在网页取号", en: "on the web" },
  phone: { zh: "电话取号", en: "by phone" },
};
