// The words that customers read and hear: in the right language, with the right placeholders, and silent about anyone's tier.

import type { HallPlan } from "../hall-plan.ts";
import type { Words } from "../ids.ts";
import { type PlanMistake, mistake } from "./mistake.ts";

interface Said {
  readonly path: readonly (string | number)[];
  readonly words: Words;
  /** What the text must hold, and what else it may. */
  readonly needs?: readonly string[];
  readonly may?: readonly string[];
}

export function wordingMistakes(plan: HallPlan): PlanMistake[] {
  return said(plan).flatMap((text) => [...tierNames(text), ...wrongLanguage(text), ...placeholders(text)]);
}

/** Everything that a customer may see or hear. */
function said(plan: HallPlan): Said[] {
  const named = (list: "lanes" | "zones" | "serviceGroups" | "services") =>
    plan[list].map(({ name }, index): Said => ({ path: [list, index, "name"], words: name }));
  const { call, missed, soon } = plan.announcements;
  return [
    { path: ["name"], words: plan.name },
    ...named("lanes"),
    ...named("zones"),
    ...plan.zones.map(({ direction }, index) => ({ path: ["zones", index, "direction"], words: direction })),
    ...named("serviceGroups"),
    ...named("services"),
    { path: ["undecided", "name"], words: plan.undecided.name },
    { path: ["announcements", "call"], words: call, needs: ["ticket", "counter"] },
    { path: ["announcements", "missed"], words: missed, needs: ["ticket"], may: ["counter"] },
    { path: ["announcements", "soon"], words: soon, needs: ["ticket"] },
    { path: ["ticketNote"], words: plan.ticketNote },
    ...(plan.recommendations ?? []).flatMap(({ name, detail, showTo }, index): Said[] =>
      showTo.includes("customer")
        ? [
            { path: ["recommendations", index, "name"], words: name },
            ...(detail ? [{ path: ["recommendations", index, "detail"], words: detail }] : []),
          ]
        : [],
    ),
    ...plan.diversion.map(({ reason }, index) => ({ path: ["diversion", index, "reason"], words: reason })),
  ];
}

const tierWords =
  /vip|v\.i\.p|platinum|high[- ]value|(gold|silver|diamond)[- ](card|member|customer)|贵宾|大客户|[金银]卡|白金|钻石|[星等]级|高价值|尊贵/i;

function tierNames({ path, words }: Said): PlanMistake[] {
  return (["zh", "en"] as const).flatMap((language) => {
    const [found] = tierWords.exec(words[language]) ?? [];
    if (found === undefined) return [];
    return [
      mistake(
        [...path, language],
        `"${found}" 说出了客户等级，客户会看到或听到；请换中性的说法，如“专席”`,
        `"${found}" names a customer's tier, and customers see or hear this; write something neutral, such as "reception"`,
      ),
    ];
  });
}

const han = /\p{Script=Han}/u;

function wrongLanguage({ path, words }: Said): PlanMistake[] {
  if (!han.test(words.en)) return [];
  const swapped = !han.test(words.zh);
  return [
    mistake(
      [...path, "en"],
      swapped ? "zh 和 en 写反了" : "英文里有汉字，英文语音读不出",
      swapped ? "zh and en are the wrong way round" : "Chinese characters in the English text, which the English voice cannot read",
    ),
  ];
}

function placeholders({ path, words, needs = [], may = [] }: Said): PlanMistake[] {
  const allowed = [...needs, ...may];
  return (["zh", "en"] as const).flatMap((language) => {
    const text = words[language];
    const used = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
    const wrong = used.find((name) => !allowed.includes(name));
    if (wrong !== undefined) return [misplaced([...path, language], `{${wrong}}`, allowed)];
    const [stray] = /[{}｛｝]/.exec(text.replaceAll(/\{[^{}]*\}/g, "")) ?? [];
    if (stray !== undefined) return [misplaced([...path, language], stray, allowed)];
    const missing = needs.filter((name) => !used.includes(name)).map((name) => `{${name}}`);
    if (missing.length === 0) return [];
    return [
      mistake(
        [...path, language],
        `缺少 ${missing.join(" 和 ")}：客户不知道叫的是谁或去哪里`,
        `${missing.join(" and ")} is missing: nobody would know who is called, or where to`,
      ),
    ];
  });
}

function misplaced(path: Said["path"], found: string, allowed: readonly string[]): PlanMistake {
  const list = allowed.map((name) => `{${name}}`).join(", ");
  return list === ""
    ? mistake(path, `"${found}" 会原样显示：这里没有可替换的内容`, `"${found}" would be shown as it is: nothing is filled in here`)
    : mistake(path, `"${found}" 不会被替换；可用: ${list}`, `"${found}" would not be filled in; one of: ${list}`);
}
