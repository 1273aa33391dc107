// Checks a hall's journal, or a backup of one: whether the file is whole, unchanged since it was written, and can be replayed.

import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { styleText } from "node:util";
import {
  type Checkpoint,
  type Finding,
  type Verification,
  checkpointSchema,
  readSealKey,
  sealKeyFile,
  verifyJournal,
} from "@hallflow/hub/durability";
import { Command } from "commander";
import { exitCodes, journalAt, pathOf, run, usualFolder } from "./hub/data-folder.ts";

function where({ kind, sequence }: Finding): { zh: string; en: string } {
  if (sequence === null) return { zh: "文件", en: "file" };
  if (kind === "audit" || kind === "audit-rewritten") return { zh: `审计第 ${sequence} 条`, en: `audit line ${sequence}` };
  if (kind === "seal") return { zh: `第 ${sequence} 个封印`, en: `seal ${sequence}` };
  return { zh: `第 ${sequence} 条`, en: `event ${sequence}` };
}

interface Options {
  readonly key: readonly string[];
  readonly checkpoints?: string;
}

/** Lines that hold a checkpoint, whatever else they hold: kept answers of the feed, webhook messages, lines of the hub's log. */
function readCheckpoints(file: string): Checkpoint[] {
  return readFileSync(pathOf(file), "utf8")
    .split("\n")
    .flatMap((line) => {
      const found = /\{"sequence":\d+,"hash":"[0-9a-f]{64}","audit":\{[^}]*\}\}/.exec(line);
      return found ? [checkpointSchema.parse(JSON.parse(found[0]))] : [];
    });
}

function sealWords({ sealed }: Verification, hasKey: boolean): string {
  if (!hasKey) return "封印未核对：没有给出密钥 · seals not checked: no key given (--key)";
  if (!sealed) return "没有封印 · not sealed";
  const [at, firstAt] = [sealed.at, sealed.firstAt].map((instant) => new Date(instant).toISOString());
  return `封印完好，至第 ${sealed.sequence} 条（${at}），自 ${firstAt} 起 · sealed up to event ${sealed.sequence} (${at}), since ${firstAt}`;
}

function verify(words: string, { key, checkpoints }: Options): void {
  const file = journalAt(words);
  const name = relative(process.cwd(), file);
  const startedAt = performance.now();
  const folder = dirname(file);
  const usual = sealKeyFile(process.env);
  const keys = (key.length > 0 ? key.map(pathOf) : usual === null ? [] : [usual]).map((at) => readSealKey(at, folder));
  const kept = checkpoints === undefined ? [] : readCheckpoints(checkpoints);
  const verification = verifyJournal(file, "start", { keys, checkpoints: kept });
  const { events, auditLines, lastAt, head, findings } = verification;
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
    `${styleText("green", `${name}: 完好 · whole`)} (${events} 条事件 · events${until}; ${auditLines} 条审计记录 · audit lines; ${seconds} s)\n${head}\n${sealWords(verification, keys.length > 0)}` +
      (checkpoints === undefined ? "" : `\n与 ${kept.length} 个检查点相符 · fits ${kept.length} checkpoints`),
  );
}

await run(() => {
  new Command("hub:verify")
    .description(
      "检查营业厅数据：文件、哈希链和重放 · checks a hall's data: the file, its hash chain and its replay (exit 0 whole, 1 damaged, 2 not readable)",
    )
    .argument("[folder]", "data folder of a stopped hub, or a backup file", usualFolder)
    .option("--key <file...>", "the key of the journal's seals, and those before it; otherwise HALL_SEAL_KEY", [])
    .option("--checkpoints <file>", "lines with checkpoints that were kept elsewhere: of the feed, of webhooks, of the hub's log")
    .action(verify)
    .parse();
});
