// A checked hall in one screen: its hours, lanes, counters and services, and where its diversion sends whom.

import { type HallPlan, type Words, planAdvice, weekdays } from "@hallflow/queue-core";
import { columns, wrapped } from "./columns.ts";
import { changes, diversionMatrix } from "./matrix.ts";

export function summaryOf(plan: HallPlan): string {
  const parts = [head(plan), lanes(plan), skills(plan), services(plan), diversion(plan), special(plan), advice(plan)];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const both = ({ zh, en }: Words): string => `${zh} ${en}`;

function head({ name, demo, timeZone, openingHours, lastTicketsMinutesBeforeClose: last, dispatch }: HallPlan): string[] {
  const hours = weekdays.map((day, index) => ({ day: dayNames[index] ?? day, span: openingHours[day]?.join("–") ?? "休 closed" }));
  const spans = hours.reduce<{ from: string; to: string; span: string }[]>((runs, { day, span }) => {
    const run = runs.at(-1);
    if (run?.span === span) run.to = day;
    else runs.push({ from: day, to: day, span });
    return runs;
  }, []);
  return [
    `${name.zh} · ${name.en}${demo ? "   演示 demo" : ""}`,
    `  ${timeZone}   ${spans.map(({ from, to, span }) => `${from === to ? from : `${from}–${to}`} ${span}`).join("   ")}`,
    `  关门前 ${last} 分钟停止取号 · no tickets in the last ${last} minutes   叫号 dispatch: ${dispatch.policy}`,
  ];
}

const dayNames = ["一 Mon", "二 Tue", "三 Wed", "四 Thu", "五 Fri", "六 Sat", "日 Sun"];

function lanes({ lanes, counters }: HallPlan): string[] {
  return [
    "队列 · Lanes",
    ...columns(
      lanes.map(({ id, letter, name, targetWaitMinutes }) => {
        const serving = counters
          .filter(({ lanes }) => lanes.includes(id))
          .map(({ id: counter, lanes }) => (lanes[0] === id ? counter : `(${counter})`));
        return [` ${letter}`, both(name), `≤ ${targetWaitMinutes} min`, `窗口 counters ${serving.join(" ")}`];
      }),
    ),
    "  括号里的窗口先服务别的队列 · counters in brackets are there for another lane first",
  ];
}

function skills({ services, counters }: HallPlan): string[] {
  const names = [...new Set(services.flatMap(({ skill }) => skill ?? []))];
  if (names.length === 0) return [];
  return [
    "技能 · Skills",
    ...columns(
      names.map((name) => [
        `  ${name}`,
        services
          .filter(({ skill }) => skill === name)
          .map(({ name: service }) => service.zh)
          .join("、"),
        `窗口 counters ${counters
          .filter((counter) => counter.skills?.includes(name))
          .map(({ id }) => id)
          .join(" ")}`,
      ]),
    ),
  ];
}

function services({ services, serviceGroups }: HallPlan): string[] {
  const marks = (id: string) => {
    const service = services.find((service) => service.id === id);
    return `${service?.popular === true ? "★" : ""}${service?.selfServiceZone === undefined ? "" : "自助"}`;
  };
  return [
    `业务 · Services: ${services.length}`,
    ...columns(
      serviceGroups.flatMap(({ id: group, name }) => {
        const inGroup = services.filter((service) => service.group === group);
        return inGroup.map(({ id, name: service, standardMinutes }, index) => [
          `  ${index === 0 ? name.zh : ""}`,
          id,
          both(service),
          `${standardMinutes} min`,
          marks(id),
        ]);
      }),
    ),
    "  ★ 首页 · on the kiosk's first page   自助 · a machine can do it",
  ];
}

function diversion(plan: HallPlan): string[] {
  const { kinds, rows } = diversionMatrix(plan);
  return [
    "分流 · Diversion: 谁去哪里 · who goes where",
    ...columns([
      ["", ...kinds.map(({ words }) => words.zh)],
      ["", ...kinds.map(({ words }) => words.en)],
      ...rows.flatMap(({ services, answers }) =>
        wrapped(
          services.map(({ zh }) => zh),
          "、",
          44,
        ).map((line, index) => [`  ${line}`, ...(index === 0 ? answers : [])]),
      ),
    ]),
    "  队列字母 +优惠分钟 规则 · lane letter, +minutes that count as waited, rule   自助 · machine offered first",
  ];
}

function special(plan: HallPlan): string[] {
  const found = changes(plan);
  if (found.length === 0) return [];
  return [
    "特殊情形 · At special moments",
    ...columns(
      found.map(({ moment, kinds, services, answer }) => {
        const who = kinds.map(({ zh }) => zh).join("、");
        return [`  ${moment.zh} ${moment.en}`, who, `→ ${answer}`, services.map(({ zh }) => zh).join("、")];
      }),
    ),
  ];
}

function advice(plan: HallPlan): string[] {
  const found = planAdvice(plan);
  return found.length === 0 ? [] : ["值得看一眼 · Worth a look", ...found.flatMap(({ words }) => [`  ${words.zh}`, `  ${words.en}`])];
}
