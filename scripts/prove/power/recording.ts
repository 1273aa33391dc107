// Records what a program writes to some files, in order, with strace: the bytes, where, and when they were synced.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { Trouble } from "../../trouble.ts";

export type Step =
  | { readonly kind: "write"; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: "truncate"; readonly file: string; readonly size: number }
  | { readonly kind: "sync"; readonly file: string };

const calls = "pwrite64,pwritev,write,writev,ftruncate,fsync,fdatasync,unlink,rename,renameat,fallocate";

/** Runs a program until it ends and answers what it did to the named files of a folder. Throws Trouble where nothing can be recorded. */
export async function record(folder: string, names: readonly string[], program: string, words: readonly string[]): Promise<Step[]> {
  const log = join(folder, "strace.log");
  const paths = names.flatMap((name) => ["-P", join(folder, name)]);
  const options = ["-f", "-y", "-xx", "-s", "1000000", "-qq", "-e", `trace=${calls}`, ...paths, "-o", log];
  const run = await execa("strace", [...options, process.execPath, program, ...words], { reject: false });
  if (run.code === "ENOENT") throw new Trouble("需要 strace：apt-get install strace\nstrace is needed: apt-get install strace");
  if (run.signal !== "SIGKILL") throw new Trouble(`无法记录写入：\nThe writes could not be recorded:\n${run.stderr.slice(-2_000)}`);
  return readSteps(readFileSync(log, "utf8"), folder);
}

const callPattern = /^\d+ +(\w+)\((\d+)<([^>]*)>(?:, (.*))?\) += (-?\d+)/;
const writePattern = /^"((?:\\x[0-9a-f]{2})*)", (\d+)(?:, (\d+))?$/;

/** Reads a log of strace. Throws on a call that it does not know how to play again. */
export function readSteps(log: string, folder: string): Step[] {
  const ends = new Map<string, number>();
  return log.split("\n").flatMap((line): Step[] => {
    if (line === "" || line.includes("+++") || line.includes("---")) return [];
    const [, call, , path, rest = "", result] = callPattern.exec(line) ?? [];
    if (call === undefined || path === undefined) throw new Error(`this line of strace is not understood: ${line.slice(0, 200)}`);
    const file = unhex(path).slice(folder.length + 1);
    if (Number(result) < 0) return [];
    switch (call) {
      case "fsync":
      case "fdatasync":
        return [{ kind: "sync", file }];
      case "ftruncate":
        return [{ kind: "truncate", file, size: Number(rest) }];
      case "write":
      case "pwrite64": {
        const [, text = "", length, offset] = writePattern.exec(rest) ?? [];
        const bytes = Buffer.from(text.replaceAll("\\x", ""), "hex");
        if (length === undefined || bytes.length !== Number(length) || Number(result) !== bytes.length)
          throw new Error(`a write was not recorded whole: ${line.slice(0, 200)}`);
        const at = offset === undefined ? (ends.get(file) ?? 0) : Number(offset);
        ends.set(file, at + bytes.length);
        return [{ kind: "write", file, at, bytes }];
      }
      default:
        throw new Error(`a call of ${call} cannot be played again: ${line.slice(0, 200)}`);
    }
  });
}

const unhex = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
