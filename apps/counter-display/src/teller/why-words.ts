// Why this customer and not another, as a sentence that a teller can repeat.

import { type CounterId, type HallPlan, type Instant, type ServedVisit, type Words, laneOf } from "@hallflow/queue-core";
import { minutesWords, timeOfDay } from "@hallflow/ui";

type Explanation = NonNullable<ServedVisit["explanation"]>;
type PassedOver = Explanation["passedOver"][number];

const named = 3;

/** The sentence for a call that was explained; `counter` is the one that called. */
export function whyWords(explanation: Explanation, visit: Pick<ServedVisit, "lane">, plan: HallPlan, counter: CounterId): Words {
  const why = ruleWords(explanation, visit, plan, counter);
  const passed = passedWords(explanation.passedOver);
  return passed ? { zh: `${why.zh}${passed.zh}`, en: `${why.en} ${passed.en}` } : why;
}

function ruleWords(explanation: Explanation, visit: Pick<ServedVisit, "lane">, plan: HallPlan, counter: CounterId): Words {
  const waited = minutesWords(explanation.waitedMs);
  switch (explanation.rule) {
    case "first-come":
      return { zh: `等候 ${waited.zh}，在本窗口的队列中最先到。`, en: `Waited ${waited.en}, the first to come of those you serve.` };
    case "target-wait":
      return {
        zh: `等候 ${waited.zh}，${promised(explanation.deadlineAt, visit, plan).zh}`,
        en: `Waited ${waited.en}; ${promised(explanation.deadlineAt, visit, plan).en}`,
      };
    case "reserved":
      return { zh: `指定由 ${counter} 号窗口办理，先于其他客户。`, en: `Was sent to counter ${counter}, so comes before the others.` };
    case "by-name": {
      const reason = explanation.reason ?? "";
      return { zh: `由窗口指定呼叫，原因：${reason}。`, en: `Called in particular: ${reason}.` };
    }
    case "brought-back":
      return { zh: "保留的客户回来继续办理，不用重新排队。", en: "Was on hold and goes on without queueing again." };
  }
}

/** The lane's promise: the deadline with any credit already in it. */
function promised(deadlineAt: Instant, { lane }: Pick<ServedVisit, "lane">, plan: HallPlan): Words {
  const time = timeOfDay(deadlineAt, plan.timeZone);
  const { targetWaitMinutes } = laneOf(plan, lane);
  return {
    zh: `应在 ${time} 前叫到（目标 ${targetWaitMinutes} 分钟），时限最早。`,
    en: `due by ${time} (target ${targetWaitMinutes} min), the earliest of all.`,
  };
}

function passedWords(passedOver: readonly PassedOver[]): Words | null {
  const groups: { readonly why: PassedOver["why"]; readonly zh: string; readonly en: string }[] = [
    { why: "later-deadline", zh: "到得更早，但时限更晚", en: "came earlier but is due later" },
    { why: "lane-not-served", zh: "到得更早，但不归本窗口", en: "came earlier but is not for this counter" },
    { why: "reserved-elsewhere", zh: "到得更早，但指定了其他窗口", en: "came earlier but was sent to another counter" },
  ];
  const parts = groups.flatMap(({ why, zh, en }) => {
    const tickets = passedOver.filter((passed) => passed.why === why).map(({ ticket }) => ticket);
    if (tickets.length === 0) return [];
    const rest = tickets.length - named;
    const few = tickets.slice(0, named);
    return [
      {
        zh: `${few.join("、")}${rest > 0 ? ` 等 ${tickets.length} 位` : ""} ${zh}`,
        en: `${few.join(", ")}${rest > 0 ? ` and ${rest} more` : ""} ${en}`,
      },
    ];
  });
  if (parts.length === 0) return null;
  return { zh: `${parts.map(({ zh }) => zh).join("；")}。`, en: `${parts.map(({ en }) => en).join("; ")}.` };
}
