// Where a hub's data lies, as the commands about a stopped hub are told it.

import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { JournalError, SettingError, journalFileName } from "@hallflow/hub/durability";

/** Paths are meant from where the command was called, which pnpm leaves for the root. */
const calledFrom = process.env["INIT_CWD"] ?? process.cwd();

/** The folder that a hub started here would use. */
export const usualFolder = process.env["HALL_DATA"] ?? "data";

export const pathOf = (words: string): string => resolve(calledFrom, words);

/** The journal in a folder, or the file itself where a file is named, as a backup is. */
export function journalAt(words: string): string {
  const path = pathOf(words);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, journalFileName) : path;
}

/** Exit codes that scripts can rely on: 1 is said of a journal that was looked at, 2 of one that could not be. */
export const exitCodes = { damaged: 1, impossible: 2 } as const;

/** Runs a command; trouble that its sentence explains whole is shown without a stack. */
export async function run(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof JournalError || error instanceof SettingError)) throw error;
    console.error(error.message);
    process.exitCode = exitCodes.impossible;
  }
}
