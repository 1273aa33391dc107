// What the hub says of itself, asked again every few seconds; an answer that cannot be understood counts as none.

import { dayViewSchema, wordsSchema } from "@hallflow/queue-core";
import { useEffect, useState } from "react";
import { z } from "zod";

const healthSchema = z.object({
  status: z.enum(["ok", "closed", "failing"]).catch("failing"),
  name: wordsSchema.nullable().catch(null),
  day: dayViewSchema.pick({ state: true, day: true }),
  version: z.string(),
  words: wordsSchema.nullable().catch(null),
});
export type Health = z.infer<typeof healthSchema>;

/** "away" keeps what was known last: a hub that restarts is still the same hall. */
export interface HealthState {
  readonly step: "asking" | "known" | "away";
  readonly health: Health | null;
}

const askAgainMs = 3_000;
const answerMs = 4_000;

export function useHealth(): HealthState {
  const [state, setState] = useState<HealthState>({ step: "asking", health: null });
  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const health = await askHealth(ended.signal);
      if (ended.signal.aborted) return;
      setState((was) => (health ? { step: "known", health } : { step: "away", health: was.health }));
      timer = setTimeout(() => void ask(), askAgainMs);
    };
    void ask();
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, []);
  return state;
}

/** A hub that takes no tickets answers 503 and still says what it is. */
async function askHealth(ended: AbortSignal): Promise<Health | null> {
  try {
    const response = await fetch("/healthz", { signal: AbortSignal.any([ended, AbortSignal.timeout(answerMs)]), cache: "no-store" });
    return healthSchema.safeParse(await response.json()).data ?? null;
  } catch {
    return null;
  }
}
