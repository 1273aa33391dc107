// What the parts of a hall plan must agree on, beyond what its schema can say of each part alone.

import type { HallPlan } from "./hall-plan.ts";
import { coverageMistakes } from "./plan-check/coverage.ts";
import { dispatchMistakes } from "./plan-check/dispatch.ts";
import { hoursMistakes } from "./plan-check/hours.ts";
import { type PlanMistake, mistake } from "./plan-check/mistake.ts";
import { givenNames, usedNames } from "./plan-check/names.ts";
import { ruleAdvice, ruleMistakes } from "./plan-check/rules.ts";
import { wordingMistakes } from "./plan-check/wording.ts";

export type { PlanMistake };

/**
 * Every disagreement within a plan that its schema accepts; none for a plan that a hall can run on.
 * What names lead to is looked at once the names themselves are right.
 */
export function checkPlan(plan: HallPlan): PlanMistake[] {
  const names = [...givenNames(plan), ...usedNames(plan), ...dispatchMistakes(plan)];
  const others = [...hoursMistakes(plan), ...wordingMistakes(plan)];
  return names.length > 0 || others.length > 0 ? [...names, ...others] : [...coverageMistakes(plan), ...ruleMistakes(plan)];
}

/** What a checked plan may do, and what is probably not meant: said to whoever checks it, and no reason not to start. */
export function planAdvice(plan: HallPlan): PlanMistake[] {
  const alone = plan.lanes.flatMap(({ id }, index) => {
    const serving = plan.counters.filter(({ lanes }) => lanes.includes(id));
    return serving.length === 1
      ? [
          mistake(
            ["lanes", index],
            `只有窗口 ${serving[0]?.id} 服务队列 "${id}"：它暂停时没有人叫号`,
            `counter ${serving[0]?.id} alone serves the lane "${id}": nobody is called while it is paused`,
          ),
        ]
      : [];
  });
  return [...alone, ...skillAdvice(plan), ...offerAdvice(plan), ...appointmentAdvice(plan), ...ruleAdvice(plan)];
}

function skillAdvice({ services, counters }: HallPlan): PlanMistake[] {
  return services.flatMap(({ id, skill }, index) => {
    const [only, another] = skill === undefined ? [] : counters.filter(({ skills }) => skills?.includes(skill));
    if (!only || another) return [];
    return [
      mistake(
        ["services", index, "skill"],
        `只有窗口 ${only.id} 能办 "${id}"：它暂停时没有人能办`,
        `counter ${only.id} alone can do "${id}": nobody can while it is paused`,
      ),
    ];
  });
}

function offerAdvice({ recommendations = [], diversion }: HallPlan): PlanMistake[] {
  return recommendations.flatMap(({ id }, index) =>
    diversion.some(({ recommend }) => recommend === id)
      ? []
      : [mistake(["recommendations", index], `没有规则用到推荐 "${id}"`, `no rule recommends "${id}"`)],
  );
}

function appointmentAdvice({ appointments, diversion }: HallPlan): PlanMistake[] {
  if (!appointments || diversion.some(({ when }) => when.appointment === true || when.offsetMinutes)) return [];
  return [
    mistake(
      ["appointments"],
      "没有规则区分预约客户：他们与现场客户排同一队列",
      "no rule asks for an appointment: those who booked wait in the lanes of the walk-ins",
    ),
  ];
}
