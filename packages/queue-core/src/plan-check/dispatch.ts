// What the dispatch section names must be there, once, and a guard for the favoured needs somebody to favour.

import type { HallPlan } from "../hall-plan.ts";
import { type PlanMistake, mistake } from "./mistake.ts";

export function dispatchMistakes({ dispatch, lanes }: HallPlan): PlanMistake[] {
  const given = lanes.map(({ id }) => id);
  const named = [
    ...(dispatch.lanes ?? []).map(({ lane }, index) => ({
      lane,
      path: ["dispatch", "lanes", index, "lane"],
      list: dispatch.lanes?.map((other) => other.lane),
    })),
    ...(dispatch.favoured ?? []).map((lane, index) => ({ lane, path: ["dispatch", "favoured", index], list: dispatch.favoured })),
  ];
  const names = named.flatMap(({ lane, path, list = [] }) => {
    if (!given.includes(lane)) {
      return [mistake(path, `没有队列 "${lane}"；可用: ${given.join(", ")}`, `there is no lane "${lane}"; one of: ${given.join(", ")}`)];
    }
    return list.indexOf(lane) === path.findLast((part) => typeof part === "number")
      ? []
      : [mistake(path, `"${lane}" 在这里写了两次；请删去一个`, `"${lane}" stands here twice; remove one of them`)];
  });
  return [...names, ...guardMistakes({ dispatch, lanes })];
}

const guardsOfFavoured = ["inARow", "idleHelp", "overflow", "reservation"] as const;

/** Where every lane has the same promise and none is named, nobody is favoured, and these guards would do nothing. */
function guardMistakes({ dispatch, lanes }: Pick<HallPlan, "dispatch" | "lanes">): PlanMistake[] {
  const [first] = lanes;
  if (dispatch.favoured || lanes.some(({ targetWaitMinutes }) => targetWaitMinutes !== first?.targetWaitMinutes)) return [];
  return guardsOfFavoured.flatMap((guard) =>
    dispatch.guards?.[guard]
      ? [
          mistake(
            ["dispatch", "guards", guard],
            "没有优先队列：各队列目标等候相同，请写 favoured",
            "has nobody to favour: all lanes have the same target wait; name them in favoured",
          ),
        ]
      : [],
  );
}
