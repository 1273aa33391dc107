// The findings about the diversion table, in words for whoever writes the rules.

import { type DiversionFinding, type ExampleCustomer, diversionFindings } from "../diversion-check.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type PlanMistake, mistake } from "./mistake.ts";

/** What keeps a table from being used. */
export const ruleMistakes = (plan: HallPlan): PlanMistake[] =>
  diversionFindings(plan).flatMap((finding) => (finding.kind === "idle-value" ? [] : [inWords(plan, finding)]));

/** What works, and is probably not what was meant. */
export const ruleAdvice = (plan: HallPlan): PlanMistake[] =>
  diversionFindings(plan).flatMap((finding) => (finding.kind === "idle-value" ? [inWords(plan, finding)] : []));

function inWords(plan: HallPlan, finding: DiversionFinding): PlanMistake {
  const path = ["diversion", finding.rule];
  const name = (index: number) => `"${plan.diversion[index]?.id ?? index}"`;
  const own = name(finding.rule);
  switch (finding.kind) {
    case "impossible":
      return neverHolds(plan, path, own, finding.about);
    case "closed-hours":
      return mistake(
        [...path, "when", "between"],
        `规则 ${own} 永远不成立：这段时间不取号`,
        `rule ${own} never holds: no tickets are given out at that time of day`,
      );
    case "shadowed": {
      const by = finding.by.map(name);
      return mistake(
        path,
        `规则 ${own} 永远轮不到：符合它的客户都先被 ${by.join("、")} 接走；${exampleZh(finding.example)}，归 ${name(finding.takenBy)}`,
        `rule ${own} is never reached: ${by.join(", ")} ${by.length === 1 ? "takes" : "take"} all of its customers before; ${exampleEn(finding.example)}, goes by ${name(finding.takenBy)}`,
      );
    }
    case "not-for-all":
      return finding.takenBy === null
        ? mistake(
            [...path, "when"],
            `有的客户没有规则接待；${exampleZh(finding.example)}。最后一条规则的 when 应为 {}`,
            `some customers meet no rule; ${exampleEn(finding.example)}. Let the last rule have when: {}`,
          )
        : mistake(
            [...path, "when"],
            `最后一条规则 ${own} 不是对所有人成立；${exampleZh(finding.example)}。它的 when 应为 {}`,
            `the last rule ${own} does not hold for everybody; ${exampleEn(finding.example)}. Let it have when: {}`,
          );
    case "no-machine":
      return mistake(
        [...path, "offerSelfService"],
        `规则 ${own} 请客户用自助机，但没有自助机能办；${exampleZh(finding.example)}。请给业务写 selfServiceZone，或删去这一行`,
        `rule ${own} offers a machine where none can help; ${exampleEn(finding.example)}. Give a service its selfServiceZone, or remove this line`,
      );
    case "no-counter": {
      const lane = plan.diversion[finding.rule]?.lane ?? "";
      return mistake(
        [...path, "lane"],
        `规则 ${own} 把客户送到 "${lane}"，那里没有窗口具备所需技能；${exampleZh(finding.example)}。请给该队列的窗口写 skills，或在前面加规则`,
        `rule ${own} sends customers to "${lane}", where no counter has the skill for their errand; ${exampleEn(finding.example)}. Give one of its counters the skill, or send them elsewhere by a rule above`,
      );
    }
    case "idle-value":
      return mistake(
        [...path, "when", finding.condition],
        `规则 ${own} 里的 "${finding.value}" 不起作用；${exampleZh(finding.example)}，先归 ${name(finding.takenBy)}`,
        `"${finding.value}" has no effect in rule ${own}; ${exampleEn(finding.example)}, goes by ${name(finding.takenBy)} before`,
      );
  }
}

function neverHolds(
  { appointments }: HallPlan,
  path: PlanMistake["path"],
  own: string,
  about: "errand" | "appointment" | "time",
): PlanMistake {
  switch (about) {
    case "time":
      return mistake(
        [...path, "when", "between"],
        `规则 ${own} 永远不成立：起止时刻相同`,
        `rule ${own} never holds: its span begins and ends at the same time`,
      );
    case "errand":
      return mistake(
        [...path, "when"],
        `规则 ${own} 永远不成立：没有业务同时符合它的条件`,
        `rule ${own} never holds: no errand meets all of its conditions at once`,
      );
    case "appointment":
      return appointments
        ? mistake(
            [...path, "when"],
            `规则 ${own} 永远不成立：签到时间是 -${appointments.checkInMinutesBefore} 到 ${appointments.graceMinutes} 分钟，再晚就是现场取号`,
            `rule ${own} never holds: check-in runs from -${appointments.checkInMinutesBefore} to ${appointments.graceMinutes} minutes, and whoever is later is a walk-in`,
          )
        : mistake(
            [...path, "when"],
            `规则 ${own} 永远不成立：本厅不接受预约；请写 appointments`,
            `rule ${own} never holds: this hall takes no appointments; write an appointments section`,
          );
  }
}

const exampleZh = ({ words }: ExampleCustomer): string => `例如：${words.zh}`;
const exampleEn = ({ words }: ExampleCustomer): string => `for example ${words.en}`;
