// Why this customer and not another, as a sentence that a teller, the lobby or an auditor can be told.

import { type HallPlan, laneOf } from "./hall-plan.ts";
import { timeOfDay } from "./hall-time.ts";
import type { CounterId, LaneId, Words } from "./ids.ts";
import type { CallRule, Explanation, PassedOver, PassedOverReason } from "./messages.ts";
import { minutesWords } from "./spans.ts";

/** An explanation as it comes from the journal, or from a view. */
type Told = Pick<Explanation, "rule" | "waitedMs" | "deadlineAt" | "passedOver"> & { readonly reason?: string | undefined };

interface Scene {
  readonly explanation: Told;
  readonly waited: Words;
  readonly lane: HallPlan["lanes"][number];
  readonly dueBy: string;
  readonly counter: CounterId;
}

/** One sentence a rule. Those that tell how long somebody waited say it first: it is what people ask. */
const rules: Readonly<Record<CallRule, (scene: Scene) => Words>> = {
  "first-come": ({ waited }) => ({
    zh: `等候 ${waited.zh}，在本窗口的队列中最先到。`,
    en: `Waited ${waited.en}, the first to come of those you serve.`,
  }),
  "target-wait": ({ waited, dueBy, lane }) => ({
    zh: `等候 ${waited.zh}，应在 ${dueBy} 前叫到（目标 ${lane.targetWaitMinutes} 分钟），时限最早。`,
    en: `Waited ${waited.en}; due by ${dueBy} (target ${lane.targetWaitMinutes} min), the earliest of all.`,
  }),
  strict: ({ waited, lane }) => ({
    zh: `等候 ${waited.zh}，本窗口先叫“${lane.name.zh}”。`,
    en: `Waited ${waited.en}; this counter calls “${lane.name.en}” first.`,
  }),
  ratio: ({ waited, lane }) => ({
    zh: `等候 ${waited.zh}，按比例轮到“${lane.name.zh}”。`,
    en: `Waited ${waited.en}; by the lanes' shares it is the turn of “${lane.name.en}”.`,
  }),
  "waiting-credit": ({ waited }) => ({
    zh: `等候 ${waited.zh}，加上照顾时间后等得最久。`,
    en: `Waited ${waited.en}, the longest once credit is added.`,
  }),
  "accumulating-priority": ({ waited, lane }) => ({
    zh: `等候 ${waited.zh}，与目标 ${lane.targetWaitMinutes} 分钟相比等得最久。`,
    en: `Waited ${waited.en}, the longest measured by its target of ${lane.targetWaitMinutes} min.`,
  }),
  overdue: ({ waited }) => ({
    zh: `等候 ${waited.zh}，已超过等候上限，先于其他客户。`,
    en: `Waited ${waited.en}, past the hall's limit, so comes before the others.`,
  }),
  "in-a-row": ({ waited }) => ({
    zh: `等候 ${waited.zh}，另一队列已连续叫号，轮到这位。`,
    en: `Waited ${waited.en}; the other lane has had its turns in a row.`,
  }),
  overflow: ({ waited }) => ({
    zh: `等候 ${waited.zh}，另一队列由其专用窗口叫号，轮到这位。`,
    en: `Waited ${waited.en}; the other lane is left to its own counters.`,
  }),
  reservation: ({ waited }) => ({
    zh: `等候 ${waited.zh}，按窗口预留规则由本窗口办理。`,
    en: `Waited ${waited.en}; chosen by the rule that keeps counters free.`,
  }),
  "idle-help": ({ waited }) => ({
    zh: `等候 ${waited.zh}，本窗口空闲，协助其他队列。`,
    en: `Waited ${waited.en}; this counter was idle and helps another lane.`,
  }),
  reserved: ({ counter }) => ({
    zh: `指定由 ${counter} 号窗口办理，先于其他客户。`,
    en: `Was sent to counter ${counter}, so comes before the others.`,
  }),
  "by-name": ({ explanation: { reason } }) =>
    reason
      ? { zh: `由窗口指定呼叫，原因：${reason}。`, en: `Called in particular: ${reason}.` }
      : { zh: "由窗口指定呼叫。", en: "Called in particular." },
  "without-ticket": ({ explanation: { reason } }) =>
    reason
      ? { zh: `未取号，由窗口直接办理，原因：${reason}。`, en: `Served without a ticket: ${reason}.` }
      : { zh: "未取号，由窗口直接办理。", en: "Served without a ticket." },
  "brought-back": () => ({ zh: "保留的客户回来继续办理，不用重新排队。", en: "Was on hold and goes on without queueing again." }),
};

/** Why somebody who stood before the one called was not called. */
const reasons: Readonly<Record<PassedOverReason, Words>> = {
  "later-claim": { zh: "排队时间较晚", en: "stands later in line" },
  "later-deadline": { zh: "时限较晚", en: "due later" },
  "lane-later": { zh: "所在队列排在后面", en: "their lane comes later here" },
  "lane-share-used": { zh: "所在队列的份额已用完", en: "their lane has had its share" },
  "less-credit": { zh: "加上照顾时间后等得较短", en: "less credit" },
  "smaller-share": { zh: "与目标相比等得较短", en: "a smaller share of their target waited" },
  "others-overdue": { zh: "有人已超过等候上限", en: "others are past the limit" },
  "enough-in-a-row": { zh: "该队列已连续叫号", en: "their lane was called enough in a row" },
  "left-to-own-counters": { zh: "由其专用窗口办理", en: "left to their own counters" },
  "counter-kept-free": { zh: "本窗口为其他客户预留", en: "this counter is kept for others" },
  "lane-not-served": { zh: "不归本窗口", en: "not for this counter" },
  "skill-missing": { zh: "本窗口不能办其业务", en: "this counter cannot do their errand" },
  "reserved-elsewhere": { zh: "指定了其他窗口", en: "sent to another counter" },
  "after-reserved": { zh: "在指定本窗口的客户之后", en: "after those sent here" },
  "another-by-name": { zh: "窗口指定了另一位", en: "another was called in particular" },
};

const named = 3;

/** The sentence for a call that was explained; `counter` is the one that called. */
export function whyWords(explanation: Told, visit: { readonly lane: LaneId }, plan: HallPlan, counter: CounterId): Words {
  const lane = laneOf(plan, visit.lane);
  const scene = {
    explanation,
    waited: minutesWords(explanation.waitedMs),
    lane,
    dueBy: timeOfDay(explanation.deadlineAt, plan.timeZone),
    counter,
  };
  const why = rules[explanation.rule](scene);
  const passed = passedWords(explanation.passedOver);
  return passed ? { zh: `${why.zh}${passed.zh}`, en: `${why.en} ${passed.en}` } : why;
}

function passedWords(passedOver: readonly PassedOver[]): Words | null {
  const groups = Map.groupBy(passedOver, ({ why }) => why);
  if (groups.size === 0) return null;
  const parts = [...groups].map(([why, passed]): Words => {
    const few = passed.slice(0, named).map(({ ticket }) => ticket);
    const rest = passed.length - few.length;
    const reason = reasons[why];
    return {
      zh: `${few.join("、")}${rest > 0 ? ` 等 ${passed.length} 位` : ""}（${reason.zh}）`,
      en: `${few.join(", ")}${rest > 0 ? ` and ${rest} more` : ""} (${reason.en})`,
    };
  });
  return { zh: `没有先叫的：${parts.map(({ zh }) => zh).join("、")}。`, en: `Not first: ${parts.map(({ en }) => en).join(", ")}.` };
}
