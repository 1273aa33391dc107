// Puts a backup in the place of a stopped hub's journal, after checking it; what it replaces is kept beside it.

import { restoreBackup } from "@hallflow/hub/durability";
import { Command } from "commander";
import { pathOf, run, usualFolder } from "./hub/data-folder.ts";

function restore(backup: string, folder: string): void {
  const { backup: restored, replaced } = restoreBackup(pathOf(backup), pathOf(folder));
  const until = restored.lastAt === null ? "–" : new Date(restored.lastAt).toISOString();
  console.log(`已恢复 ${restored.events} 条事件，截至 ${until}\nRestored ${restored.events} events, until ${until}`);
  if (!replaced) return;
  console.log(`原数据保存在 ${replaced.file}\nWhat was replaced is kept as ${replaced.file}`);
  if (replaced.events === null || replaced.events > restored.events) {
    const lost = replaced.events === null ? "?" : String(replaced.events - restored.events);
    console.log(
      `备份之后的 ${lost} 条事件不在恢复的数据中：之后发出的号码可能会再次发出，请请客户重新取号。\n` +
        `${lost} events after the backup are not in it: numbers given since may be given again, so ask those customers to take a new ticket.`,
    );
  }
}

await run(() => {
  new Command("hub:restore")
    .description("用备份恢复已停止的主机的数据 · puts a backup in the place of a stopped hub's data")
    .argument("<backup>", "a file from the folder backups")
    .argument("[folder]", "data folder of the stopped hub", usualFolder)
    .action(restore)
    .parse();
});
