// Checks hall files: their mistakes with line and remedy, or what each hall is like and where its diversion sends whom.

import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { styleText } from "node:util";
import { readCustomers } from "@hallflow/hub/customers";
import { type Checked, type HallFileMistake, formatMistakes, hallFileAt, readHallFile } from "@hallflow/hub/hall-file";
import { readWebhooks } from "@hallflow/hub/webhook-file";
import { Command } from "commander";
import { summaryOf } from "./hall-check/summary.ts";
import { root } from "./run-tool.ts";

/** Paths are meant from where the command was called, which pnpm leaves for the root; mistakes are told the same way. */
const calledFrom = process.env["INIT_CWD"] ?? process.cwd();

function shortened(path: string): string {
  const short = relative(calledFrom, path);
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}

/** Prints what is to be said of one hall; answers whether a hub would start on it. */
function check(file: string): boolean {
  const path = hallFileAt(resolve(calledFrom, file));
  const read = readHallFile(path);
  if ("mistakes" in read) return fail(path, read.mistakes);
  console.log(`${summaryOf(read.plan)}\n`);
  console.log(styleText("green", `${shortened(path)}: 没有错误 · no mistakes`));
  // The operator's lists lie beside the hall file, where there are any.
  const beside = (name: string) => join(dirname(path), name);
  return checkList(beside("customers.yaml"), readCustomers) && checkList(beside("webhooks.yaml"), readWebhooks);
}

function checkList(file: string, readList: (file: string) => Checked<object>): boolean {
  if (!existsSync(file)) return true;
  const list = readList(file);
  if ("mistakes" in list) return fail(file, list.mistakes);
  console.log(styleText("green", `${shortened(file)}: 没有错误 · no mistakes`));
  return true;
}

function fail(path: string, mistakes: readonly HallFileMistake[]): false {
  const name = shortened(path);
  console.error(formatMistakes(mistakes.map((mistake) => ({ ...mistake, file: name }))));
  console.error(
    styleText("red", `\n${name}: ${mistakes.length} 处错误 · ${mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`}`),
  );
  return false;
}

const usual = process.env["HALL_CONFIG"] ?? join(root, "halls/demo/hall.yaml");

new Command("hall:check")
  .description("检查营业厅配置文件 · checks hall files")
  .argument("[files...]", "hall.yaml or its folder; without one HALL_CONFIG, or the demo hall", [usual])
  .action((files: string[]) => {
    for (const file of files) if (!check(file)) process.exitCode = 1;
  })
  .parse();
