// Checks a hall's journal, or a backup of one: whether the file is whole, unchanged since it was written, and can be replayed.

import { relative } from "node:path";
import { styleText } from "node:util";
import { type Finding, verifyJournal } from "@hallflow/hub/durability";
import { Command } from "commander";
import { exitCodes, journalAt, run, usualFolder } from "./hub/data-folder.ts";

function where({ kind, sequence }: Finding): { zh: string; en: string } {
  if (sequence === null) return { zh: "文件", en: "file" };
  return kind === "audit"
    ? { zh: `审计第 ${sequence} 条`, en: `audit line ${sequence}` }
    : { zh: `第 ${sequence} 条`, en: `event ${sequence}` };
}

function verify(words: string): void {
  const file = journalAt(words);
  const name = relative(process.cwd(), file);
  const startedAt = performance.now();
  const { events, auditLines, lastAt, head, findings } = verifyJournal(file);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  for (const finding of findings) {
    console.error(`${where(finding).zh}：${finding.words.zh}\n${where(finding).en}: ${finding.words.en}\n`);
  }
  // A snapshot that does not fit is passed over at a start: worth a word, but the journal itself may be whole.
  const damage = findings.filter(({ kind }) => kind !== "snapshot").length;
  if (damage > 0) {
    console.error(styleText("red", `${name}：发现 ${damage} 处问题 · ${damage} ${damage === 1 ? "thing is" : "things are"} wrong`));
    process.exitCode = exitCodes.damaged;
    return;
  }
  const until = lastAt === null ? "" : `, ${new Date(lastAt).toISOString()}`;
  console.log(
    `${styleText("green", `${name}: 完好 · whole`)} (${events} 条事件 · events${until}; ${auditLines} 条审计记录 · audit lines; ${seconds} s)\n${head}`,
  );
}

await run(() => {
  new Command("hub:verify")
    .description(
      "检查营业厅数据：文件、哈希链和重放 · checks a hall's data: the file, its hash chain and its replay (exit 0 whole, 1 damaged, 2 not readable)",
    )
    .argument("[folder]", "data folder of a stopped hub, or a backup file", usualFolder)
    .action(verify)
    .parse();
});
