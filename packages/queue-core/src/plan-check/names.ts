// Names within a plan: each is given once, and whoever uses one uses one that was given.

import { type HallPlan, undecidedService, wishesOf } from "../hall-plan.ts";
import { nearest } from "../nearest.ts";
import { type PlanMistake, mistake } from "./mistake.ts";

type Path = readonly (string | number)[];
type Kind = keyof typeof kinds;

const kinds = {
  lane: { zh: "队列", en: "lane" },
  zone: { zh: "区域", en: "zone" },
  group: { zh: "业务分组", en: "service group" },
  service: { zh: "业务", en: "service" },
  recommendation: { zh: "推荐", en: "recommendation" },
  skill: { zh: "技能", en: "skill of a service" },
};

const lists = ["lanes", "zones", "serviceGroups", "services", "counters", "pauseReasons", "recommendations", "diversion"] as const;

/** Ids and letters that are given twice, and the one service id that is taken. */
export function givenNames(plan: HallPlan): PlanMistake[] {
  const ids = lists.flatMap((list) =>
    repeats(
      list,
      "id",
      (plan[list] ?? []).map(({ id }) => id),
    ),
  );
  const reasons = repeats(
    "rating.reasons",
    "id",
    (plan.rating?.reasons ?? []).map(({ id }) => id),
  );
  const wishes = repeats(
    "feedback.wishes",
    "id",
    wishesOf(plan).map(({ id }) => id),
  );
  const letters = repeats(
    "lanes",
    "letter",
    plan.lanes.map(({ letter }) => letter),
  );
  const taken = plan.services.flatMap(({ id }, index) =>
    id === undecidedService
      ? [
          mistake(
            ["services", index, "id"],
            `"${id}" 留给“不确定，带我看看”；请换一个`,
            `"${id}" is kept for "not sure, show me"; choose another`,
          ),
        ]
      : [],
  );
  return [...ids, ...reasons, ...wishes, ...letters, ...taken];
}

function repeats(list: string, field: string, values: readonly string[]): PlanMistake[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    const by = `${list}[${first}]`;
    return first < index
      ? [mistake([list, index, field], `"${value}" 已被 ${by} 使用；请换一个`, `"${value}" is used by ${by} already; choose another`)]
      : [];
  });
}

/** Names that were used and never given, with those that were; and names that a list holds twice. */
export function usedNames(plan: HallPlan): PlanMistake[] {
  const given: Record<Kind, readonly string[]> = {
    lane: plan.lanes.map(({ id }) => id),
    zone: plan.zones.map(({ id }) => id),
    group: plan.serviceGroups.map(({ id }) => id),
    service: [...plan.services.map(({ id }) => id), undecidedService],
    recommendation: plan.recommendations?.map(({ id }) => id) ?? [],
    skill: plan.services.flatMap(({ skill }) => skill ?? []),
  };
  const use = (kind: Kind, path: Path, name: string | undefined) => (name === undefined ? [] : unknown(kind, path, name, given[kind]));
  const useAll = (kind: Kind, path: Path, names: readonly string[] = []) =>
    names.flatMap((name, index) => [...use(kind, [...path, index], name), ...twice([...path, index], name, names.indexOf(name) < index)]);
  return [
    ...plan.services.flatMap(({ group, selfServiceZone }, index) => [
      ...use("group", ["services", index, "group"], group),
      ...use("zone", ["services", index, "selfServiceZone"], selfServiceZone),
    ]),
    ...plan.counters.flatMap(({ zone, lanes, skills }, index) => [
      ...use("zone", ["counters", index, "zone"], zone),
      ...useAll("lane", ["counters", index, "lanes"], lanes),
      ...useAll("skill", ["counters", index, "skills"], skills),
    ]),
    ...(plan.closing?.lanes ?? []).flatMap(({ lane }, index, lanes) => {
      const path = ["closing", "lanes", index, "lane"];
      const isAgain = lanes.findIndex((other) => other.lane === lane) < index;
      return [...use("lane", path, lane), ...twice(path, lane, isAgain)];
    }),
    ...(plan.alarms?.lanes ?? []).flatMap(({ lane }, index) => use("lane", ["alarms", "lanes", index, "lane"], lane)),
    ...plan.diversion.flatMap(({ lane, zone, when, recommend }, index) => {
      const path = ["diversion", index];
      return [
        ...useAll("service", [...path, "when", "services"], when.services),
        ...useAll("group", [...path, "when", "groups"], when.groups),
        ...use("lane", [...path, "when", "waiting", "lane"], when.waiting?.lane),
        ...use("lane", [...path, "when", "countersOpen", "lane"], when.countersOpen?.lane),
        ...use("lane", [...path, "lane"], lane),
        ...use("zone", [...path, "zone"], zone),
        ...use("recommendation", [...path, "recommend"], recommend),
      ];
    }),
  ];
}

function unknown(kind: Kind, path: Path, name: string, given: readonly string[]): PlanMistake[] {
  if (given.includes(name)) return [];
  const close = nearest(name, given);
  const list = [...new Set(given)].join(", ");
  const [meantZh, meantEn] = close === undefined ? ["", ""] : [`（是不是 "${close}"？）`, ` (did you mean "${close}"?)`];
  return [
    mistake(
      path,
      `没有${kinds[kind].zh} "${name}"；可用: ${list}${meantZh}`,
      `there is no ${kinds[kind].en} "${name}"; one of: ${list}${meantEn}`,
    ),
  ];
}

const twice = (path: Path, name: string, repeated: boolean): PlanMistake[] =>
  repeated ? [mistake(path, `"${name}" 在这里写了两次；请删去一个`, `"${name}" stands here twice; remove one of them`)] : [];
