// Reads back what lies in the printers' trays: the numbers on each strip, with the copy that its mark says it is, and the codes.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Paper } from "@hallflow/printer/virtual";

export interface PrintedNumber {
  readonly ticket: string;
  /** 1 without a mark, 2 for 补打 REPRINT, 3 for 补打 REPRINT 2 … */
  readonly copy: number;
}

/** One paper, as whoever picks it up can read it. */
export interface Strip {
  readonly on: string;
  /** More than one where a ticket broke off: after a power cut the paper stays where it was. */
  readonly numbers: readonly PrintedNumber[];
  readonly codes: readonly string[];
}

const numberLine = /^[A-Z]\d{3,4}$/;
const markLine = /^补打 REPRINT(?: (\d+))?$/;

/** The mark stands right over its number: what broke off above belongs to nobody else's ticket. */
export function numbersOn(text: Paper["text"]): PrintedNumber[] {
  const lines = text.map((line) => line.trim()).filter((line) => line !== "");
  return lines.flatMap((line, index) => {
    if (!numberLine.test(line)) return [];
    const mark = markLine.exec(lines[index - 1] ?? "");
    return [{ ticket: line, copy: mark === null ? 1 : Number(mark[1] ?? 1) + 1 }];
  });
}

/** What a scanner reads from a picture; rejects when there is no scanner. */
export async function scan(png: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "hallflow-scan-"));
  try {
    const file = join(folder, "paper.png");
    await writeFile(file, png);
    const read = promisify(execFile)("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file]);
    const { stdout } = await read.catch((error: Error & { code?: unknown }) => {
      if (error.code === "ENOENT") throw new Error("zbarimg is missing: install the Debian package zbar-tools.", { cause: error });
      // A picture without a code.
      return { stdout: "" };
    });
    return stdout.split("\n").filter((line) => line !== "");
  } finally {
    await rm(folder, { recursive: true });
  }
}
