// The lab's thread: does one job, says how far it has come, and ends.

import { parentPort, workerData } from "node:worker_threads";
import type { LabJob, LabMessage } from "./job.ts";
import { runJob } from "./run-job.ts";

const say = (message: LabMessage): void => {
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
  parentPort?.postMessage(message);
};

const outcome = runJob(workerData as LabJob, (progress) => say({ kind: "progress", progress }));
say({ kind: "done", outcome });
