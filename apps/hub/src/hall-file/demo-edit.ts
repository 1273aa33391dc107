// The demo hall with one edit, for tests: the mistake that follows, and where it should be pointed at.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HallFileMistake, readHallFile } from "../hall-file.ts";

export const demoFile = join(import.meta.dirname, "../../../../halls/demo/hall.yaml");
export const demoText = readFileSync(demoFile, "utf8");

/** Reads a hall file of that content. */
export function readContent(content: string | Uint8Array): ReturnType<typeof readHallFile> {
  const folder = mkdtempSync(join(tmpdir(), "hall-file-"));
  const file = join(folder, "hall.yaml");
  writeFileSync(file, content);
  try {
    return readHallFile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function mistakesIn(content: string | Uint8Array): readonly HallFileMistake[] {
  const result = readContent(content);
  return "mistakes" in result ? result.mistakes : [];
}

interface Edited {
  readonly text: string;
  /** The line and the column at which « stood, if it did. */
  readonly at: readonly [line: number, column: number] | null;
}

/** Replaces what stands once in the demo hall; « in the new text says where the mistake should be pointed at, and is not written. */
export function editDemo(from: string, to: string): Edited {
  if (demoText.split(from).length !== 2) throw new Error(`"${from}" does not stand once in the demo hall`);
  const marked = demoText.replace(from, () => to);
  const lines = (marked.split("«")[0] ?? "").split("\n");
  return { text: marked.replace("«", ""), at: marked.includes("«") ? [lines.length, (lines.at(-1) ?? "").length + 1] : null };
}
