// What the last press came to, in one calm sentence, right above the button that is pressed most.

import { Bilingual } from "@hallflow/ui";
import { Check, Hand, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import type { Presses } from "./teller-presses.ts";
import { useWords } from "./words.ts";

/** The style sheet lets the word of waiting appear only where an answer is slow to come, and lets an old answer go. */
export function AnswerLine({ presses }: { readonly presses: Presses }): ReactNode {
  const { say, language } = useWords();
  const { answer, pending } = presses;
  return (
    <output className="answer-line">
      {pending !== null ? (
        <span className="answer answer-sending">
          <LoaderCircle aria-hidden="true" />
          {say("sending")}
        </span>
      ) : (
        answer && (
          <span key={answer.serial} className={`answer answer-${answer.tone}`}>
            {answer.tone === "done" ? <Check aria-hidden="true" /> : <Hand aria-hidden="true" />}
            <Bilingual words={answer.words} first={language} />
          </span>
        )
      )}
    </output>
  );
}
