// A thread that makes a fresh copy of the journal one file by itself, and says whether it can be trusted.

import { parentPort, workerData } from "node:worker_threads";
import { makeSingleFile } from "./journal/journal-file.ts";
import { verifyJournal } from "./verify.ts";

/** What was found wrong with the copy, in English, for the log. */
export interface Checked {
  readonly findings: readonly string[];
}

const file = workerData as string;
makeSingleFile(file);
const { findings } = verifyJournal(file, "snapshot");
const checked: Checked = { findings: findings.map(({ sequence, words }) => `${sequence ?? "file"}: ${words.en}`) };
// eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
parentPort?.postMessage(checked);
