// What a customer is told when the hub, the printer or the agent did not do as asked.

import type { Answer } from "@hallflow/queue-core";
import type { NotTaken } from "../../agent/take-result.ts";
import type { Trouble } from "./session-context.ts";

type NotDone = Exclude<Answer<unknown>, { kind: "done" }>;

export function troubleOf(answer: NotDone | NotTaken, retry: Trouble["retry"]): Trouble {
  switch (answer.kind) {
    case "refused":
      return { kind: "refused", words: answer.refusal.words, retry };
    case "printer-not-ready":
      return { kind: "printer", words: answer.condition.words, retry };
    case "unavailable":
      return { kind: "hub-away", words: answer.words, retry };
    case "malformed":
      return { kind: "refused", words: answer.mistakes[0]?.words ?? null, retry };
  }
}

/** The agent itself did not answer: its process is starting again, or gone. */
export const agentAway = (retry: Trouble["retry"]): Trouble => ({ kind: "agent-away", words: null, retry });
