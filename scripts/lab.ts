// The rule lab on the command line: a day played again under other rules, or a hall's dispatch tuned on many days.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { styleText } from "node:util";
import { JournalError } from "@hallflow/hub/durability";
import { type LabOutcome, runInThread } from "@hallflow/hub/lab";
import { minuteMs } from "@hallflow/queue-core";
import { Command, InvalidArgumentError } from "commander";
import { pathOf, usualFolder } from "./hub/data-folder.ts";
import { type ChangeOptions, changesOf } from "./lab/options.ts";
import { progressLine } from "./lab/progress.ts";
import { reportPage, trustOf } from "./lab/report.ts";
import { countersTable, lanesTable, printed, wholeTable } from "./lab/rows.ts";
import { type SourceOptions, dayFrom, planFrom, sizeFrom } from "./lab/source.ts";
import { printTuned } from "./lab/tuned.ts";
import { root } from "./run-tool.ts";
import { Trouble, explain } from "./trouble.ts";

interface TryOptions extends SourceOptions, ChangeOptions {
  readonly hall?: string;
  readonly report: string | boolean;
}

interface TuneOptions extends SourceOptions {
  readonly days: number;
}

/** Broken off with Ctrl-C, the thread ends at once. */
function stopped(): AbortSignal {
  const abort = new AbortController();
  process.once("SIGINT", () => abort.abort(new Trouble("已停止 · Stopped.")));
  return abort.signal;
}

async function inThread(job: Parameters<typeof runInThread>[0]): Promise<LabOutcome> {
  const line = progressLine();
  try {
    return await runInThread(job, { signal: stopped(), onProgress: line.show });
  } finally {
    line.clear();
  }
}

async function tryRules(options: TryOptions): Promise<void> {
  const { source, plan, day, dayStartAt, title } = dayFrom(options);
  const other = options.hall === undefined ? undefined : planFrom(options.hall);
  const changes = { ...changesOf(options, other ?? plan, dayStartAt), ...(other && { plan: other }) };
  const told = changesInWords(options);
  const startedAt = performance.now();
  const outcome = await inThread({ kind: "trial", source, changes });
  if (outcome.kind === "mistakes") {
    const lines = outcome.mistakes.map(({ path, words }) => `${path.join(".")}: ${words.zh} / ${words.en}`);
    throw new Trouble(`这些改动合不成一个可用的营业厅：\nThese changes make no hall that could run:\n${lines.join("\n")}`);
  }
  if (outcome.kind !== "trial") throw new Error("a trial was asked for");
  const { trial } = outcome;
  const clock = (at: number) => {
    const minute = Math.floor((at - dayStartAt) / minuteMs);
    return `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  };
  console.log(`${styleText("bold", title)}\n${told.join("\n")}\n`);
  for (const tell of [lanesTable, wholeTable, countersTable]) console.log(`${printed(tell(trial))}\n`);
  console.log(trustOf(trial).join("\n"));
  if (options.report !== false) {
    const file = typeof options.report === "string" ? pathOf(options.report) : join(pathOf(usualFolder), "lab", `${day}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, reportPage({ trial, title, changes: told, clock }));
    console.log(`\n报告 · report: ${file}`);
  }
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}

/** What is tried, as it was asked for: the report says it in the same words. */
function changesInWords(options: TryOptions): string[] {
  const list = (zh: string, en: string, words: readonly string[] | undefined) =>
    words && words.length > 0 ? [`${zh} · ${en}: ${words.join(", ")}`] : [];
  const one = (zh: string, en: string, words: string | undefined) => list(zh, en, words === undefined ? undefined : [words]);
  const told = [
    ...one("营业厅文件", "hall file", options.hall),
    ...one("叫号策略", "policy", options.policy),
    ...(options.guards === false ? ["不设限制 · no guards"] : []),
    ...list("限制", "guards", options.guard),
    ...list("到期分钟", "due minutes", options.due),
    ...list("等候加分", "credit minutes", options.credit),
    ...list("权重", "weights", options.weight),
    ...list("窗口", "counters", options.counter),
    ...list("支援窗口", "relief counters", options.relief),
    ...list("关闭窗口", "without counters", options.without),
    ...one("开门", "opens", options.open),
    ...one("关门", "closes", options.close),
    ...one("愿用自助机的比例", "share that takes a machine", options.machineShare?.toString()),
  ];
  return told.length === 0 ? ["没有改动 · nothing changed"] : told;
}

async function tuneRules(options: TuneOptions): Promise<void> {
  const plan = planFrom(options.base);
  const size = sizeFrom(plan, options);
  const outcome = await inThread({ kind: "tuning", plan, size, days: options.days, seed: options.seed });
  if (outcome.kind !== "tuned") throw new Error("a tuning was asked for");
  printTuned(plan, outcome.tuned, options.days);
}

const number = (low: number, high: number, whole: boolean) => (text: string) => {
  const value = Number(text);
  if (Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new InvalidArgumentError(`${low}–${high}${whole ? ", whole" : ""}`);
};
const gather = (value: string, before: readonly string[] = []): string[] => [...before, value];
const usualHall = process.env["HALL_CONFIG"] ?? join(root, "halls/demo/hall.yaml");

const generated = (command: Command): Command =>
  command
    .option("--base <hall.yaml>", "生成日所用的营业厅 · the hall of a generated day", usualHall)
    .option("--customers <number>", "生成日的客户数 · how many come on a generated day", number(1, 20_000, true), 420)
    .option("--seed <number>", "同一种子生成同一天 · the same seed makes the same day", number(0, 2 ** 31, true), 1)
    .option("--day <date>", "日期，默认最近一天 · which day, such as 2026-11-23; the latest unless given");

const program = new Command("lab").description("规则实验：换一套规则，把一天重放一遍 · plays a day again under other rules");

generated(program.command("try", { isDefault: true }))
  .description("重放一天并与当天比较 · plays a day again and shows it beside the day as it was")
  .option("--data <folder>", "停止的主机的数据文件夹，或一个备份 · data folder of a stopped hub, or a backup file", usualFolder)
  .option("--generated", "不用日志，生成一天 · a generated day instead of a recorded one", false)
  .option("--hall <hall.yaml>", "改用这个营业厅文件 · try this hall file")
  .option("--policy <name>", "叫号策略 · the dispatch policy")
  .option("--guard <name=value>", "限制，如 ageing=15，可重复 · a guard, such as inARow=2; repeat it", gather)
  .option("--no-guards", "先去掉所有限制 · begin without any guard")
  .option("--due <lane=minutes>", "队列的到期分钟，可重复 · what orders a lane's calls instead of its target; repeat it", gather)
  .option("--credit <lane=minutes>", "waiting-credit 的加分，可重复 · a lane's head start; repeat it", gather)
  .option("--weight <lane=number>", "ratio 的权重，可重复 · a lane's weight; repeat it", gather)
  .option("--counter <id=lanes>", "新增窗口或改队列，如 7=basic,vip · a counter more, or other lanes for one; repeat it", gather)
  .option("--relief <id=lanes@from-until>", "支援窗口，如 7=basic@11:00-13:30 · a relief counter; repeat it", gather)
  .option("--without <id>", "关闭的窗口，可重复 · a counter left out; repeat it", gather)
  .option("--open <time>", "开门时间 · opening time, such as 09:00")
  .option("--close <time>", "关门时间 · closing time")
  .option("--machine-share <share>", "新被邀请用自助机的客户中愿意的比例 · of those newly offered a machine", number(0, 1, false))
  .option("--report <file>", "HTML 报告写到哪里 · where the HTML report goes, data/lab unless given", true)
  .option("--no-report", "不写报告 · write no report")
  .action(tryRules);

generated(program.command("tune"))
  .description("在许多生成日上调整叫号参数 · tunes the dispatch on many generated days")
  .option("--days <number>", "学习用的天数，另有同样多天用于检验 · days to learn from; as many others judge", number(1, 1_000, true), 20)
  .action(tuneRules);

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof JournalError ? error.message : explain(error));
  process.exitCode = 1;
});
