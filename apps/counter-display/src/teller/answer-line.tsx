// What the last press came to, in one calm sentence, right above the button that is pressed most.

import { Bilingual } from "@hallflow/ui";
import { Check, Hand, LoaderCircle } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Presses } from "./use-presses.ts";
import { useWords } from "./words.ts";

const shownForMs = 10_000;
/** An answer that comes at once needs no word of waiting. */
const patienceMs = 350;

export function AnswerLine({ presses }: { readonly presses: Presses }): ReactNode {
  const { say, language } = useWords();
  const { answer, pending } = presses;
  const isSlow = useAfter(pending !== null, patienceMs);
  const isOld = useAfter(answer !== null, shownForMs, answer?.serial);
  return (
    <div className="answer-line" role="status">
      {pending !== null && isSlow ? (
        <p className="answer answer-sending">
          <LoaderCircle aria-hidden="true" />
          {say("sending")}
        </p>
      ) : answer && !isOld ? (
        <p key={answer.serial} className={`answer answer-${answer.tone}`}>
          {answer.tone === "done" ? <Check aria-hidden="true" /> : <Hand aria-hidden="true" />}
          <Bilingual words={answer.words} first={language} />
        </p>
      ) : null}
    </div>
  );
}

/** Whether something has been so for `ms`; `key` begins the count anew. */
function useAfter(isSo: boolean, ms: number, key: number | undefined = 0): boolean {
  const [reached, setReached] = useState<number | null>(null);
  useEffect(() => {
    setReached(null);
    if (!isSo) return;
    const timer = setTimeout(() => setReached(key), ms);
    return () => clearTimeout(timer);
  }, [isSo, ms, key]);
  return isSo && reached === key;
}
