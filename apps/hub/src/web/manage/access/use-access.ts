// Devices and staff as the hub knows them now, asked again while the dialog is open and after each change.

import type { AccessList, AdministerRequest, AdministerResults, AdministerType, Answer, Words } from "@hallflow/queue-core";
import { useCallback, useEffect, useState } from "react";
import { useScene } from "../scene.ts";
import { both } from "../words.ts";

export interface AccessDesk {
  readonly list: AccessList | null;
  /** What came of the last change, and in whose favour. */
  readonly notice: { readonly tone: "done" | "refused"; readonly words: Words } | null;
  /** Asks for a change; says `done` when it was carried out, and answers what came of it. */
  readonly change: <T extends AdministerType>(
    request: Extract<AdministerRequest, { type: T }>,
    done: Words | null,
  ) => Promise<AdministerResults[T] | undefined>;
}

const askAgainMs = 3_000;

export function useAccess(): AccessDesk {
  const { link } = useScene();
  const [list, setList] = useState<AccessList | null>(null);
  const [notice, setNotice] = useState<AccessDesk["notice"]>(null);
  const refresh = useCallback(
    () => link.administer({ type: "list-access" }).then((answer) => (answer.kind === "done" ? setList(answer.result) : undefined)),
    [link],
  );
  useEffect(() => {
    // A timer's first turn comes at once: an effect itself changes nothing.
    const timers = [setTimeout(() => void refresh(), 0), setInterval(() => void refresh(), askAgainMs)];
    return () => timers.forEach(clearInterval);
  }, [refresh]);
  const change: AccessDesk["change"] = useCallback(
    async (request, done) => {
      const answer = await link.administer(request);
      if (answer.kind !== "done") {
        setNotice({ tone: "refused", words: whyNot(answer) });
        return undefined;
      }
      setNotice(done && { tone: "done", words: done });
      void refresh();
      return answer.result;
    },
    [link, refresh],
  );
  return { list, notice, change };
}

function whyNot(answer: Exclude<Answer<unknown>, { kind: "done" }>): Words {
  if (answer.kind === "refused") return answer.refusal.words;
  return answer.kind === "unavailable" ? answer.words : (answer.mistakes[0]?.words ?? both("away"));
}
