// Reads the audit log of a stopped hub, or of a backup: as lines for a person, or as JSON for whoever keeps it elsewhere.

import { readAudit } from "@hallflow/hub/durability";
import { Command } from "commander";
import { exitCodes, journalAt, run, usualFolder } from "./hub/data-folder.ts";

function audit(words: string, { json }: { json?: true }): void {
  const { lines, findings } = readAudit(journalAt(words));
  for (const line of lines) {
    const { sequence, at, actor, action, subject, detail } = line;
    console.log(json ? JSON.stringify(line) : `${sequence}  ${new Date(at).toISOString()}  ${actor}  ${action}  ${subject}  ${detail}`);
  }
  // An export that cannot be trusted says so where a person sees it, whatever became of its lines.
  for (const { sequence, words: found } of findings) console.error(`${sequence}: ${found.zh} · ${found.en}`);
  if (findings.length > 0) process.exitCode = exitCodes.damaged;
}

await run(() => {
  new Command("hub:audit")
    .description(
      "读取或导出审计记录，并检查哈希链 · reads or exports the audit log and checks its chain (exit 0 whole, 1 damaged, 2 not readable)",
    )
    .argument("[folder]", "data folder of a stopped hub, or a backup file", usualFolder)
    .option("--json", "one JSON object a line, with its hash")
    .action(audit)
    .parse();
});
