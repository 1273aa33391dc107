// Lines of text that outlive the kiosk: an append-only file that can be written anew as a whole.

import { mkdirSync } from "node:fs";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { WholeLines } from "@hallflow/hub-client/whole-lines";

export interface KeptLines {
  /** On the disk when the promise is kept, where it is to be durable. */
  append(line: string, durable: boolean): Promise<void>;
  /** Puts these lines in the place of all, whole or not at all. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** What a file holds, line by line; none where there is no file. The last line may be torn. */
export async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n");
}

/** Opens (or makes) a file that holds these lines. Throws when it cannot be written. */
export async function openLines(path: string, lines: readonly string[]): Promise<KeptLines> {
  mkdirSync(dirname(path), { recursive: true });
  let file = await rewrite(path, lines);
  return {
    append: (line, durable) => file.append(`${line}\n`, durable),
    async replace(fresh) {
      await file.close();
      file = await rewrite(path, fresh);
    },
    close: () => file.close(),
  };
}

async function rewrite(path: string, lines: readonly string[]): Promise<WholeLines> {
  const fresh = `${path}.new`;
  await writeFile(fresh, lines.map((line) => `${line}\n`).join(""), { flush: true });
  await rename(fresh, path);
  return new WholeLines(await open(path, "a"));
}
