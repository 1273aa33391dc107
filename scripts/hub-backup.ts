// Backs up a stopped hub's journal by hand; a running hub does it by itself.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { Journal, JournalError, journalFileName, takeBackup } from "@hallflow/hub/durability";
import { Command } from "commander";
import { pathOf, run, usualFolder } from "./hub/data-folder.ts";

/** One that was asked for by hand pushes no other out. */
const keepAll = Infinity;

async function backup(words: string, options: { to?: string }): Promise<void> {
  const folder = pathOf(words);
  if (!existsSync(join(folder, journalFileName))) {
    throw new JournalError(`${folder} 中没有营业厅数据。\nThere is no journal of a hall in ${folder}.`);
  }
  const journal = new Journal(folder);
  try {
    const { file, bytes } = await takeBackup(journal, options.to === undefined ? join(folder, "backups") : pathOf(options.to), keepAll);
    console.log(`已备份 · backed up: ${file} (${bytes} bytes)`);
  } finally {
    journal.close();
  }
}

await run(async () => {
  await new Command("hub:backup")
    .description("备份已停止的主机的数据；运行中的主机会自动备份 · backs up a stopped hub's data; a running one does so by itself")
    .argument("[folder]", "data folder of the stopped hub", usualFolder)
    .option("--to <folder>", "where to put it; otherwise the folder backups in the data folder")
    .action(backup)
    .parseAsync();
});
