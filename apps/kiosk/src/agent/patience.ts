// Waits for an answer as long as a customer would.

import type { Answer } from "@hallflow/queue-core";
import { hubAway } from "./sentences.ts";

/** The answer, or "unavailable" when it takes longer than this; an answer that comes later is nobody's. */
export async function within<T>(answerMs: number, answer: Promise<Answer<T>>): Promise<Answer<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "unavailable", words: hubAway }), answerMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
