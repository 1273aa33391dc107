// Keeps a device's unanswered operations in an append-only file that is on the disk before the message leaves.

import { mkdirSync } from "node:fs";
import { open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { OperationId } from "@hallflow/queue-core";
import type { OperationStore, PendingOperation } from "./operation-store.ts";
import { WholeLines } from "./whole-lines.ts";

type Line = { add: PendingOperation } | { remove: OperationId };

/** Lines after which the file is written anew with only what is still pending. */
const compactAfterLines = 2_000;

/**
 * Opens (or makes) the store at `path`. A line torn by a power cut is the last one and is left out: its message never left.
 * Throws when the folder cannot be written.
 */
export async function openFileStore(path: string): Promise<OperationStore & { close(): Promise<void> }> {
  mkdirSync(dirname(path), { recursive: true });
  const pending = await read(path);
  let file = await rewrite(path, pending);
  let lines = pending.size;
  let writing: Promise<void> = Promise.resolve();

  const append = (line: Line): Promise<void> => {
    const written = writing.then(async () => {
      if (++lines > compactAfterLines + pending.size) {
        await file.close();
        file = await rewrite(path, pending);
        lines = pending.size;
      }
      await file.append(`${JSON.stringify(line)}\n`, "add" in line);
    });
    writing = written.catch(() => undefined);
    return written;
  };

  return {
    async add(operation) {
      await append({ add: operation });
      pending.set(operation.operation, operation);
    },
    async remove(operation) {
      if (!pending.delete(operation)) return;
      await append({ remove: operation });
    },
    all: async () => [...pending.values()],
    async close() {
      await writing;
      await file.close();
    },
  };
}

async function read(path: string): Promise<Map<OperationId, PendingOperation>> {
  const pending = new Map<OperationId, PendingOperation>();
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  for (const raw of text.split("\n")) {
    const line = parse(raw);
    if (!line) continue;
    if ("add" in line) pending.set(line.add.operation, line.add);
    else pending.delete(line.remove);
  }
  return pending;
}

function parse(raw: string): Line | undefined {
  if (raw === "") return undefined;
  try {
    return JSON.parse(raw) as Line;
  } catch {
    return undefined;
  }
}

/** Writes the pending operations beside the file and renames them into place, so that there is a whole file at every moment. */
async function rewrite(path: string, pending: ReadonlyMap<OperationId, PendingOperation>): Promise<WholeLines> {
  const fresh = `${path}.new`;
  await writeFile(fresh, [...pending.values()].map((operation) => `${JSON.stringify({ add: operation })}\n`).join(""), { flush: true });
  await rename(fresh, path);
  return new WholeLines(await open(path, "a"));
}
