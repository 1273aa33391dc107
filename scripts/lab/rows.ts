// What a trial comes to as tables, for the terminal and for the report alike: each row before and after.

import { type HallPlan, minuteMs, serviceOf } from "@hallflow/queue-core";
import { type Side, type Trial, type WaitFigures, costOfFavour } from "@hallflow/queue-core/lab";
import { change, minutes, share } from "./figures-text.ts";

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the figures are, in one line. */
  readonly note?: string;
}

const waitHead = ["票 tickets", "P50", "P90", "最长 max", "目标内 within target", "被超过 overtaken"];

function waitCells(was: WaitFigures | undefined, tried: WaitFigures | undefined): string[] {
  const both = (tell: (figures: WaitFigures) => string) => change(was ? tell(was) : "–", tried ? tell(tried) : "–");
  return [
    both(({ tickets }) => String(tickets)),
    both(({ called, p50Ms }) => (called === 0 ? "–" : minutes(p50Ms))),
    both(({ called, p90Ms }) => (called === 0 ? "–" : minutes(p90Ms))),
    both(({ called, maxMs }) => (called === 0 ? "–" : minutes(maxMs))),
    both(({ withinTarget, tickets }) => share(withinTarget, tickets)),
    both(({ overtaken, tickets }) => `${share(overtaken.visits, tickets)} ×${overtaken.most}`),
  ];
}

export function lanesTable({ was, tried }: Trial): Table {
  const lanes = [...new Set([...was.plan.lanes, ...tried.plan.lanes].map(({ id }) => id))];
  const rows = lanes.map((id) => {
    const lane = [...tried.plan.lanes, ...was.plan.lanes].find((one) => one.id === id);
    const of = (side: Side) => side.figures.lanes.find((figures) => figures.lane === id);
    return [
      `${lane?.letter ?? ""} ${lane?.name.zh ?? id} ${lane?.name.en ?? ""}`,
      `≤ ${lane?.targetWaitMinutes ?? "–"}`,
      ...waitCells(of(was), of(tried)),
    ];
  });
  return {
    title: "队列 · Lanes",
    head: ["队列 lane", "目标 target", ...waitHead],
    rows: [...rows, ["全部 all", "", ...waitCells(was.figures.all, tried.figures.all)]],
    note: "等候按分钟，从取号到第一次呼叫；目标内按全部取号计；被超过：有人晚到却先被叫，×最多几人 · Waits in minutes from the ticket to the first call, of those called; within target is of all tickets; overtaken by somebody who came later, × by how many at most",
  };
}

export function servicesTable({ was, tried }: Trial): Table {
  const ids = [...new Set([...was.figures.services, ...tried.figures.services].map(({ service }) => service))];
  const of = (side: Side, id: string) => side.figures.services.find(({ service }) => service === id);
  const rows = ids
    .toSorted((a, b) => (of(was, b)?.tickets ?? 0) - (of(was, a)?.tickets ?? 0))
    .map((id) => {
      const [before, after] = [of(was, id), of(tried, id)];
      const service = serviceOf(tried.plan, id) ?? serviceOf(was.plan, id);
      const handled = (side: typeof before) => (side && side.errands > 0 ? `${minutes(side.meanHandlingMs)} (${side.errands})` : "–");
      const over = (side: typeof before) => (side ? share(side.overStandard, side.errands) : "–");
      return [
        `${service?.name.zh ?? id} ${service?.name.en ?? ""}`,
        ...waitCells(before, after),
        change(handled(before), handled(after)),
        change(over(before), over(after)),
      ];
    });
  return {
    title: "业务 · Services",
    head: ["业务 service", ...waitHead, "平均办理 mean handling", "超标准 over standard"],
    rows,
    note: "按先办的业务；办理按每项业务，括号内是办结数 · By the first errand of a visit; handling is of every errand, with how many were done",
  };
}

export function countersTable({ was, tried }: Trial): Table {
  const ids = [...new Set([...was.figures.counters, ...tried.figures.counters].map(({ counter }) => counter))];
  const of = (side: Side, id: string) => side.figures.counters.find(({ counter }) => counter === id);
  const rows = ids.map((id) => {
    const [before, after] = [of(was, id), of(tried, id)];
    const busy = (counter: typeof before) => (counter ? share(counter.servingMs / minuteMs, counter.presentMs / minuteMs) : "–");
    const lanes = (plan: HallPlan) => plan.counters.find((counter) => counter.id === id)?.lanes.join(", ") ?? "–";
    return [
      id,
      change(lanes(was.plan), lanes(tried.plan)),
      change(String(before?.calls ?? "–"), String(after?.calls ?? "–")),
      change(busy(before), busy(after)),
    ];
  });
  return {
    title: "窗口 · Counters",
    head: ["窗口 counter", "队列 lanes", "呼叫 calls", "利用率 occupancy"],
    rows,
    note: "利用率：办理时间 / 在岗时间（扣除暂停），分钟 · Serving, of the time signed in less breaks, in minutes",
  };
}

export function wholeTable({ was, tried }: Trial): Table {
  const both = (tell: (side: Side) => string) => [tell(was), tell(tried)];
  const counted = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ") || "0";
  const rows: [string, (side: Side) => string][] = [
    ["最差 P90/目标 worst P90/target", (side) => worst(side).toFixed(2)],
    ["平均等候 mean wait (min)", ({ figures }) => `${minutes(figures.all.meanMs)} (${figures.all.called})`],
    ["普通客户 P90 standard P90 (min)", ({ figures }) => `${minutes(figures.tiers.standard.p90Ms)} (${figures.tiers.standard.called})`],
    [
      "优先的代价 cost of favour (min)",
      (side) => `${minutes(costOfFavour(side))} = ${minutes(side.figures.tiers.standard.p90Ms)} − ${minutes(side.standardFirstCome.p90Ms)}`,
    ],
    ["自助分流 self-service", ({ figures: { machine } }) => share(machine.errands, machine.of)],
    ["结束 ended", ({ figures }) => counted(figures.ends)],
    ["被拒之门外 turned away", ({ turnedAway }) => counted(turnedAway)],
    ["叫号依据 called by", ({ figures }) => counted(figures.rules)],
    ["跳过原因 passed over", ({ figures }) => counted(figures.passedOver)],
    ["推测的办理 supposed handling", ({ supposed, figures }) => share(supposed, figures.machine.of)],
    ["改在原处办理 kept where they were", ({ keptHere }) => String(keptHere)],
  ];
  return {
    title: "全天 · The whole day",
    head: ["", "当天 as it was", "试验 as tried"],
    rows: rows.map(([name, tell]) => [name, ...both(tell)]),
    note: "优先的代价：普通客户 P90 − 同一天先到先办时的 P90 · The cost of favour is the P90 wait of standard customers, less that of the same day first-come",
  };
}

export const worst = ({ figures }: Side): number =>
  Math.max(0, ...figures.lanes.filter(({ called }) => called > 0).map(({ p90Ms, targetMs }) => p90Ms / targetMs));

/** How wide text stands in a terminal, where a Chinese character takes two places. */
const width = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\uffdc\u{20000}-\u{3fffd}]/u.test(sign) && !/[→–−×≤]/.test(sign) ? 2 : 1), 0);

/** A table for the terminal; all columns but the first are set to the right. */
export function printed({ title, head, rows, note }: Table): string {
  const widths = head.map((name, column) => Math.max(width(name), ...rows.map((row) => width(row[column] ?? ""))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const space = " ".repeat((widths[column] ?? 0) - width(cell));
        return column === 0 ? cell + space : space + cell;
      })
      .join("   ")
      .trimEnd();
  return [title, line(head), ...rows.map(line), ...(note === undefined ? [] : [note])].join("\n");
}
