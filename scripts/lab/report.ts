// A trial as one HTML page that needs nothing else: what was tried, what came of it, charts and tables.

import type { Instant } from "@hallflow/queue-core";
import { type Trial, costOfFavour } from "@hallflow/queue-core/lab";
import { dayChart, favourChart, lanesChart, occupancyChart } from "./charts.ts";
import { minutes, share } from "./figures-text.ts";
import { type Table, countersTable, lanesTable, servicesTable, wholeTable, worst } from "./rows.ts";

export interface ReportOf {
  readonly trial: Trial;
  /** The day and where it comes from, and what is tried, in words. */
  readonly title: string;
  readonly changes: readonly string[];
  readonly clock: (at: Instant) => string;
}

/** What has to be known to trust the figures. */
export function trustOf({ repeated, unread }: Trial): string[] {
  const whole = repeated.calls === repeated.of;
  const names = Object.entries(unread).map(([type, count]) => `${type} ×${count}`);
  return [
    `原样重放：${repeated.of} 次呼叫中 ${repeated.calls} 次与当天完全相同${whole ? "" : "，其余不同，差异中有一部分不是规则造成的"} · Played again unchanged, ${repeated.calls} of ${repeated.of} calls came as they did${whole ? "" : "; part of what differs below is not the rules'"}`,
    ...(names.length === 0 ? [] : [`实验室未能重放的事件：${names.join("，")} · Events that the lab does not play: ${names.join(", ")}`]),
  ];
}

export function reportPage({ trial, title, changes, clock }: ReportOf): string {
  const { was, tried } = trial;
  const cards = [
    card("最差 P90 / 目标", "Worst P90 / target", worst(was), worst(tried), (value) => value.toFixed(2)),
    card("平均等候", "Mean wait", was.figures.all.meanMs, tried.figures.all.meanMs, (value) => `${minutes(value)} min`),
    card(
      "普通客户 P90",
      "Standard customers' P90",
      was.figures.tiers.standard.p90Ms,
      tried.figures.tiers.standard.p90Ms,
      (value) => `${minutes(value)} min`,
    ),
    card("优先的代价", "Cost of favour", costOfFavour(was), costOfFavour(tried), (value) => `${minutes(value)} min`),
  ];
  const machine = `${share(was.figures.machine.errands, was.figures.machine.of)} → ${share(tried.figures.machine.errands, tried.figures.machine.of)}`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kind">规则实验 · Rule lab</p>
<h1>${escape(title)}</h1>
<ul class="changes">${changes.map((words) => `<li>${escape(words)}</li>`).join("")}</ul>
${trustOf(trial)
  .map((words) => `<p class="trust">${escape(words)}</p>`)
  .join("\n")}
</header>
<main>
<section class="cards">${cards.join("")}<article><h2>自助分流<small>Self-service</small></h2><p class="pair">${escape(machine)}</p></article></section>
${chart("各队列等候与目标", "Waits by lane against targets", "虚线是向九成客户承诺的等候 · The dashed line is the wait promised to nine in ten", lanesChart(trial))}
${chart("一天中的平均等候", "Mean wait over the day", "按取号时间，每半小时 · By the half hour in which the ticket was taken", dayChart(trial, clock))}
${chart("窗口利用率", "Counter occupancy", "办理时间 / 在岗时间（扣除暂停） · Serving, of the time signed in less breaks", occupancyChart(trial))}
${chart("优先的代价", "What favour costs", "普通客户 P90 与同一天先到先办相比 · Standard customers' P90 beside the same day first-come", favourChart(trial))}
${[lanesTable(trial), wholeTable(trial), servicesTable(trial), countersTable(trial)].map(section).join("\n")}
</main>
</body>
</html>
`;
}

/** Less is better in each of them. */
function card(zh: string, en: string, was: number, tried: number, tell: (value: number) => string): string {
  const same = tell(was) === tell(tried);
  const verdict = same ? ["same", "＝ 不变 unchanged"] : tried < was ? ["better", "▼ 更好 better"] : ["worse", "▲ 更差 worse"];
  return `<article class="${verdict[0]}"><h2>${zh}<small>${en}</small></h2><p class="value">${escape(tell(tried))}</p><p class="pair">当天 was ${escape(tell(was))}<b>${verdict[1]}</b></p></article>`;
}

const chart = (zh: string, en: string, note: string, svg: string): string =>
  `<section class="chart"><h2>${zh}<small>${en}</small></h2><p class="note">${escape(note)}</p>${svg}</section>`;

const section = ({ title, head, rows, note }: Table): string =>
  `<section class="table"><h2>${escape(title)}</h2><div class="scroll"><table><thead><tr>${head.map((cell) => `<th>${escape(cell)}</th>`).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${pair(cell)}</td>`).join("")}</tr>`)
    .join("")}</tbody></table></div>${note === undefined ? "" : `<p class="note">${escape(note)}</p>`}</section>`;

/** Before and after break between them, and nowhere else. */
const pair = (cell: string): string =>
  cell
    .split(" → ")
    .map((side, index, sides) => (sides.length === 1 ? escape(side) : `<span>${index === 0 ? "" : "→ "}${escape(side)}</span>`))
    .join(" ");

const escape = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const style = `
:root { color: #0f2137; background: #f6f8fb; font: 15px/1.5 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 1040px; padding: 32px 24px 64px; }
h1 { font-size: 26px; line-height: 1.3; margin: 4px 0 12px; }
h2 { font-size: 18px; margin: 0 0 4px; }
h2 small { color: #5b6b7f; font-size: 14px; font-weight: 400; margin-left: 8px; }
.kind { color: #0b63ce; font-weight: 600; margin: 0; }
.changes { margin: 0 0 12px; padding-left: 20px; }
.trust, .note { color: #5b6b7f; font-size: 13px; margin: 4px 0 8px; }
section { background: #fff; border: 1px solid #dce3ec; border-radius: 12px; margin: 20px 0; padding: 20px; }
.cards { background: none; border: 0; display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); padding: 0; }
.cards article { background: #fff; border: 1px solid #dce3ec; border-radius: 12px; border-top: 4px solid #8aa0b8; padding: 16px; }
.cards .better { border-top-color: #0a7b4f; } .cards .worse { border-top-color: #c62828; }
.cards h2 { font-size: 15px; } .cards h2 small { display: block; font-size: 13px; margin: 0; }
.value { font-size: 30px; font-variant-numeric: tabular-nums; font-weight: 700; line-height: 1.2; margin: 8px 0 0; }
.pair { color: #5b6b7f; font-size: 13px; margin: 4px 0 0; } .pair b { display: block; }
.better b { color: #0a7b4f; } .worse b { color: #c62828; }
.chart svg { display: block; height: auto; width: 100%; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; width: 100%; }
th, td { border-bottom: 1px solid #e6ecf3; padding: 8px 10px; text-align: right; vertical-align: top; }
td span { white-space: nowrap; }
th { color: #5b6b7f; font-weight: 600; } th:first-child, td:first-child { text-align: left; }
@media print { body { max-width: none; padding: 0; } section { break-inside: avoid; } }
`;
