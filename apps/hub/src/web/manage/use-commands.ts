// Sends what the manager asks for, and keeps the answer until it has been read.

import { type Answer, type Command, type Words, secondMs } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { useCallback, useEffect, useState } from "react";
import { both } from "./words.ts";

export interface Notice {
  readonly tone: "done" | "refused";
  readonly words: Words;
}

/** A press that could not be delivered so long must not surprise anybody later. */
const validForMs = 6 * secondMs;
const readMs = { done: 5 * secondMs, refused: 12 * secondMs };

export function useCommands(link: HubLink): {
  readonly notice: Notice | null;
  readonly dismiss: () => void;
  readonly send: (command: Command, done: Words | null) => Promise<Answer>;
} {
  const [notice, setNotice] = useState<Notice | null>(null);
  const dismiss = useCallback(() => setNotice(null), []);
  const send = useCallback(
    async (command: Command, done: Words | null) => {
      const answer = await link.send(command, { validForMs });
      if (answer.kind !== "done") setNotice({ tone: "refused", words: whyNot(answer) });
      else setNotice(done && { tone: "done", words: done });
      return answer;
    },
    [link],
  );
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(dismiss, readMs[notice.tone]);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return { notice, dismiss, send };
}

function whyNot(answer: Exclude<Answer, { kind: "done" }>): Words {
  switch (answer.kind) {
    case "refused":
      return answer.refusal.words;
    case "malformed":
      return answer.mistakes[0]?.words ?? both("away");
    case "unavailable":
      return both("away");
  }
}
