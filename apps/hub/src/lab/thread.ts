// Runs a job of the lab in a thread of its own, so that a hall goes on answering meanwhile.

import { Worker } from "node:worker_threads";
import type { LabJob, LabMessage, LabOutcome, LabProgress } from "./job.ts";

export interface Watch {
  readonly onProgress?: (progress: LabProgress) => void;
  /** Ends the thread where it is; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Resolves with what the job came to; rejects when it was stopped, or threw. */
export async function runInThread(job: LabJob, { onProgress, signal }: Watch = {}): Promise<LabOutcome> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: job });
  const stop = () => void worker.terminate();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<LabOutcome>((resolve, reject) => {
      worker.on("message", (message: LabMessage) => {
        if (message.kind === "done") resolve(message.outcome);
        else onProgress?.(message.progress);
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(signal?.aborted ? signal.reason : new Error(`the lab's thread ended with ${code}`)));
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
