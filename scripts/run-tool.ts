// Runs one of the workspace's command-line tools, its output shown as it comes.
import { resolve } from "node:path";
import { execa } from "execa";

export const root = resolve(import.meta.dirname, "..");

export interface ToolRun {
  readonly env?: Readonly<Record<string, string>>;
  /** A tool that takes longer is hung: it is ended, and has failed. */
  readonly limitMs: number;
}

/** Resolves to whether the tool, run in the repository's root with no standard input, exited with 0 in time. */
export async function runTool(file: string, words: readonly string[], { env = {}, limitMs }: ToolRun): Promise<boolean> {
  const run = await execa(file, words, {
    cwd: root,
    env,
    preferLocal: true,
    localDir: root,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: limitMs,
    reject: false,
  });
  if (run.timedOut) console.error(`${file} was still running after ${limitMs / 1000} s and was ended.`);
  else if (run.exitCode === undefined) console.error(run.shortMessage);
  return run.exitCode === 0;
}
